import { parseMessage } from './parse.ts'
import type { GmailMessage, GmailPart } from './types.ts'

// Mails for tests, put together by their parts.

export type Head = Record<string, string>

export const headersOf = (head: Head) => Object.entries(head).map(([name, value]) => ({ name, value }))

export function leaf(mimeType: string, content: string | Buffer, head: Head = {}, filename = ''): GmailPart {
  const bytes = Buffer.from(content)
  return {
    mimeType,
    filename,
    headers: headersOf(head),
    body: { size: bytes.length, data: bytes.toString('base64url') },
  }
}

/** As Gmail sends files: their bytes are to be asked for. */
export function file(mimeType: string, filename: string, head: Head = {}): GmailPart {
  return {
    mimeType,
    filename,
    headers: headersOf(head),
    body: { size: 1_000, attachmentId: `id of ${filename}` },
  }
}

export const multipart = (subtype: string, ...parts: GmailPart[]): GmailPart => ({
  mimeType: `multipart/${subtype}`,
  filename: '',
  headers: [],
  body: { size: 0 },
  parts,
})

/** Numbers parts as Gmail does: the root has none, its children 0, 1, theirs 0.0. */
function numbered(part: GmailPart, partId = ''): GmailPart {
  const parts = part.parts?.map((child, index) => numbered(child, partId ? `${partId}.${index}` : `${index}`))
  return { ...part, partId, ...(parts ? { parts } : {}) }
}

export const HEAD: Head = {
  From: 'Joris de Wit <joris@velotech.example>',
  To: 'Noor Bakker <noor@spaakwerk.example>',
  Subject: 'Forty rear wheels',
  Date: 'Tue, 3 Nov 2026 09:15:00 +0100',
  'Message-ID': '<Wheels.1@velotech.example>',
}

export function mail(payload: GmailPart, head: Head = HEAD, rest: Partial<GmailMessage> = {}): GmailMessage {
  const root = numbered(payload)
  return {
    id: '18c',
    threadId: '18a',
    historyId: '1000',
    snippet: '',
    internalDate: String(Date.UTC(2026, 10, 3, 8, 15, 2)),
    payload: { ...root, headers: [...headersOf(head), ...(root.headers ?? [])] },
    ...rest,
  }
}

export const parse = (...args: Parameters<typeof mail>) => parseMessage(mail(...args))
export const plain = (text: string) =>
  leaf('text/plain', text, { 'Content-Type': 'text/plain; charset=UTF-8' })
export const html = (text: string) => leaf('text/html', text, { 'Content-Type': 'text/html; charset=UTF-8' })
