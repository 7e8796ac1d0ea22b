import { type Call, param, recordIn, textIn } from './call.ts'
import { removeMessages } from './changes.ts'
import { notFound } from './errors.ts'
import { note } from './google.ts'
import { type Answer, nothing, ok } from './http.ts'
import { estimate, readMessagePage } from './list.ts'
import { addMessage, type Message, rawOf } from './mailbox.ts'
import { messageJson, readFormat } from './message-json.ts'
import { brief, rawIn, sendRaw, threadIn } from './outgoing.ts'
import { nextId } from './records.ts'
import { rewriteHeaders } from './rewrite.ts'

type Draft = { id: string; message: number }

export function createDraft(call: Call): Answer {
  const resource = recordIn(call.body, 'message') ?? {}
  const raw = rawIn(call, resource)
  const thread = threadIn(call, resource)
  return call.google.store.transaction(() => {
    const id = newDraftId(call)
    return ok(draftJson(call, id, keepMessage(call, id, raw, thread)))
  })
}

/** The draft keeps its id; its message is destroyed and another takes its place. */
export function updateDraft(call: Call): Answer {
  const draft = draftNamed(call, param(call, 'id'))
  const resource = recordIn(call.body, 'message') ?? {}
  const raw = rawIn(call, resource)
  const thread = threadIn(call, resource)
  return call.google.store.transaction(() => {
    const old = messageOf(call, draft)
    removeMessages(call.google, [old])
    const stays = thread ?? old.thread
    return ok(draftJson(call, draft.id, keepMessage(call, draft.id, raw, stays)))
  })
}

/** Sends the draft, changed first when a message comes along. The draft is gone then, and a new message has SENT. */
export function sendDraft(call: Call): Answer {
  const draft = draftNamed(call, textIn(call.body, 'id') ?? '')
  const old = messageOf(call, draft)
  const resource = recordIn(call.body, 'message')
  const changed = call.upload !== undefined || resource?.raw !== undefined
  const raw = changed ? rawIn(call, resource ?? {}) : rawOf(call.google, old.row)
  const thread = threadIn(call, resource ?? {}) ?? old.thread
  const sent = sendRaw(call, raw, thread, () => {
    removeMessages(call.google, [old])
    note(call.google, 'draft sent', { mailbox: call.person.email, draft: draft.id })
  })
  return ok(sent)
}

export function getDraft(call: Call): Answer {
  const format = readFormat(call.query, call.scopes)
  const draft = draftNamed(call, param(call, 'id'))
  return ok({ id: draft.id, message: messageJson(call.google, messageOf(call, draft), format) })
}

export function listDrafts(call: Call): Answer {
  const { page, next } = readMessagePage(call, 'DRAFT')
  const drafts = page.flatMap((message) => {
    const draft = call.google.store.one<Draft>(
      'SELECT id, message FROM drafts WHERE message = ?',
      message.row,
    )
    return draft ? [{ id: draft.id, message: { id: message.id, threadId: message.thread } }] : []
  })
  return ok({
    ...(drafts.length > 0 && { drafts }),
    ...(next && { nextPageToken: next }),
    resultSizeEstimate: estimate(drafts.length, next),
  })
}

/** For good: a draft does not go to the trash. */
export function deleteDraft(call: Call): Answer {
  removeMessages(call.google, [messageOf(call, draftNamed(call, param(call, 'id')))])
  return nothing()
}

function keepMessage(call: Call, draft: string, raw: Buffer, thread: string | undefined): Message {
  const { google, person } = call
  const message = addMessage(google, person.row, {
    raw: rewriteHeaders(raw, { drop: [], top: [], latin1: true }),
    labels: ['DRAFT'],
    internalDate: google.now(),
    thread,
    recorded: true,
  })
  google.store.run(
    'INSERT INTO drafts (mailbox, id, message) VALUES (?, ?, ?)',
    person.row,
    draft,
    message.row,
  )
  return message
}

function newDraftId(call: Call): string {
  const number = BigInt(`0x${nextId(call.google, call.person.row)}`) % 10n ** 19n
  return `${call.google.choices.draftIds}${number}`
}

function draftNamed(call: Call, id: string): Draft {
  const draft = call.google.store.one<Draft>(
    'SELECT id, message FROM drafts WHERE mailbox = ? AND id = ?',
    call.person.row,
    decodeURIComponent(id),
  )
  if (!draft) throw notFound()
  return draft
}

function messageOf(call: Call, draft: Draft): Message {
  const message = call.google.store.one<Message>('SELECT * FROM messages WHERE row = ?', draft.message)
  if (!message) throw notFound()
  return message
}

function draftJson(call: Call, id: string, message: Message) {
  return { id, message: brief(call, message) }
}
