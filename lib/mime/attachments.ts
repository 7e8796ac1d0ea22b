import { percentDecoded } from './links.ts'
import type { FilePart } from './structure.ts'
import { oneLine, storable } from './text.ts'
import type { MailAttachment } from './types.ts'

const MAX_CONTENT_ID = 1_000 // characters
const MAX_TYPE = 200 // characters

/** A message's files, with what the html that it came with makes of them: a picture that it uses by content id is inline. */
export function readAttachments(files: FilePart[], html: string | null): MailAttachment[] {
  const used = usedContentIds(html ?? '')
  return files.map(({ partId, name, type, size, references }) => {
    const inUse = references.find((reference) => used.has(reference) || usesLocation(html, reference))
    const contentId = inUse ?? references[0]
    return {
      partId: storable(partId),
      contentId: contentId ? oneLine(contentId, MAX_CONTENT_ID) : null,
      name,
      type: oneLine(type, MAX_TYPE),
      size,
      inline: inUse !== undefined,
    }
  })
}

/** Content ids that html names as `cid:…`, as written and percent-decoded (RFC 2392). */
function usedContentIds(html: string): Set<string> {
  const used = new Set<string>()
  for (const [, written = ''] of html.matchAll(/cid:([^\s"'<>)]+)/gi)) {
    const id = written.replaceAll('&amp;', '&')
    used.add(id)
    used.add(percentDecoded(id))
  }
  return used
}

/** Html may name a part by its Content-Location, which is an address (RFC 2557). */
const usesLocation = (html: string | null, reference: string) =>
  reference.includes('/') && (html ?? '').includes(reference)
