import { escapeAttribute } from '#/lib/mime/escape.ts'
import { htmlOf, treeOf } from '#/lib/mime/tree.ts'
import { type Draft, fileAddress, type OutgoingFile } from './kept.ts'
import type { DraftFile, DraftRow, DraftView, OpenDraft } from './types.ts'

const SNIPPET = 200 // characters

/** A draft as a page shows it. */
export function viewOf(draft: Draft, name: string, files: OutgoingFile[]): DraftView {
  const own = files.filter((file) => file.draftId === draft.id)
  return {
    ...common(draft),
    key: draft.key,
    version: draft.version,
    from: { name, email: draft.fromEmail },
    cc: draft.cc,
    bcc: draft.bcc,
    html: withAddresses(draft.html, own),
    quote: draft.quote === null ? null : withAddresses(draft.quote, own),
    files: own.map(fileView),
    written: draft.version > 1 || draft.gmailDraftId !== null || draft.saveAt !== null,
  }
}

/** A draft in a list. */
export function rowOf(draft: Draft, text: string, hasFiles: boolean): DraftRow {
  return { ...common(draft), snippet: text.replace(/\s+/g, ' ').slice(0, SNIPPET), hasFiles }
}

function common(draft: Draft) {
  const { id, kind, messageId, threadId, mailboxId, to, subject, conflictOf } = draft
  const savedAt = draft.updatedAt.getTime()
  return {
    id,
    kind,
    messageId,
    threadId,
    mailboxId,
    to,
    subject,
    savedAt,
    atGmail: atGmail(draft),
    conflictOf,
  }
}

/** That it is there, and how far it is kept. */
export function markOf({
  savedVersion,
  saveTrouble,
  ...mark
}: Pick<
  Draft,
  'id' | 'key' | 'version' | 'threadId' | 'conflictOf' | 'savedVersion' | 'saveTrouble'
>): OpenDraft {
  return { ...mark, atGmail: atGmail({ version: mark.version, savedVersion, saveTrouble }) }
}

function atGmail({
  version,
  savedVersion,
  saveTrouble,
}: Pick<Draft, 'version' | 'savedVersion' | 'saveTrouble'>): DraftView['atGmail'] {
  if (saveTrouble) return 'trouble'
  return savedVersion === version ? 'saved' : 'waiting'
}

/** A file as a page shows it. */
export function fileView(file: OutgoingFile): DraftFile {
  const { id, key, name, type, size, received, contentId } = file
  const elsewhere = file.fromAttachmentId !== null || file.fromMessageId !== null
  return {
    id,
    key,
    name,
    type,
    size,
    received: elsewhere ? size : received,
    contentId,
    address: fileAddress(file),
  }
}

/** Kept html with our own addresses as the source of its pictures. */
export function withAddresses(html: string, files: OutgoingFile[]): string {
  const addresses = addressesOf(files)
  if (addresses.size === 0) return html
  return htmlOf(treeOf(html).root, ({ attributes }) => {
    const address = addresses.get(attributes.get('data-cid') ?? '')
    return address ? new Map([...attributes, ['src', address]]) : attributes
  })
}

/** What a page sends back of it, with the pictures named by their content ids again, as the cleaner knows them. */
export function withContentIds(html: string, files: OutgoingFile[]): string {
  let named = html
  for (const [contentId, address] of addressesOf(files))
    named = named.replaceAll(`src="${address}"`, `src="cid:${escapeAttribute(contentId)}"`)
  return named
}

const addressesOf = (files: OutgoingFile[]) =>
  new Map(files.flatMap((file) => (file.contentId ? [[file.contentId, fileAddress(file)]] : [])))
