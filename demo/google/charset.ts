/**
 * Bytes of a text as a string. Strict UTF-8 wins unless the bytes carry escapes of an ISO-2022 charset; then the declared charset; then
 * windows-1252, which gives every byte a character.
 */
export function decodeText(bytes: Uint8Array, declared: string | undefined): string {
  const charset = (declared ?? '').trim().toLowerCase()
  const escapes = charset.startsWith('iso-2022') && bytes.includes(0x1b)
  if (!escapes) {
    const utf8 = strictly(bytes)
    if (utf8 !== undefined) return utf8
  }
  return decoderFor(charset).decode(bytes)
}

function strictly(bytes: Uint8Array): string | undefined {
  try {
    return STRICT.decode(bytes)
  } catch {
    return undefined
  }
}

function decoderFor(charset: string): TextDecoder {
  const label = WIDER[charset] ?? charset
  try {
    const decoder = new TextDecoder(label)
    return decoder.encoding === 'utf-8' ? LATIN : decoder
  } catch {
    return LATIN
  }
}

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const LATIN = new TextDecoder('windows-1252')

/** Senders say the old name and write the newer, wider charset. */
const WIDER: Record<string, string> = {
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'ks_c_5601-1987': 'euc-kr',
  cp949: 'euc-kr',
  cp932: 'shift_jis',
  cp1252: 'windows-1252',
  cp1250: 'windows-1250',
  cp1251: 'windows-1251',
}
