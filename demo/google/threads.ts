import { type Call, param } from './call.ts'
import { changeLabels, removeMessages } from './changes.ts'
import { notFound } from './errors.ts'
import { type Answer, nothing, ok } from './http.ts'
import { estimate, readThreadPage } from './list.ts'
import type { Message } from './mailbox.ts'
import { messageJson, readFormat } from './message-json.ts'
import { checkId, isDraft, readChange } from './messages.ts'

export function listThreads(call: Call): Answer {
  const { page, next } = readThreadPage(call)
  const threads = page.map(({ thread }) => ({
    id: thread,
    snippet: newestSnippet(call, thread),
    historyId: String(historyIdOf(call, thread)),
  }))
  return ok({
    ...(threads.length > 0 && { threads }),
    ...(next && { nextPageToken: next }),
    resultSizeEstimate: estimate(threads.length, next),
  })
}

/** The whole conversation, oldest first. It has no labels of its own. */
export function getThread(call: Call): Answer {
  const format = readFormat(call.query, call.scopes, ['full', 'metadata', 'minimal'])
  const messages = threadNamed(call)
  const headers = call.query.getAll('metadataHeaders')
  return ok({
    id: param(call, 'id'),
    historyId: String(historyIdOf(call, param(call, 'id'))),
    messages: messages.map((message) => messageJson(call.google, message, format, headers)),
  })
}

export function modifyThread(call: Call): Answer {
  const { add, remove } = readChange(call)
  const messages = threadNamed(call).filter((message) => !isDraft(call, message))
  return change(call, messages, add, remove)
}

export function trashThread(call: Call): Answer {
  return change(call, threadNamed(call), ['TRASH'], [])
}

export function untrashThread(call: Call): Answer {
  return change(call, threadNamed(call), [], ['TRASH'])
}

export function deleteThread(call: Call): Answer {
  removeMessages(call.google, threadNamed(call))
  return nothing()
}

function change(call: Call, changed: Message[], add: string[], remove: string[]): Answer {
  changeLabels(call.google, changed, add, remove)
  const messages = threadNamed(call).map((message) => {
    const { id, threadId, labelIds } = messageJson(call.google, message, 'minimal')
    return { id, threadId, ...(labelIds && { labelIds }) }
  })
  return ok({ id: param(call, 'id'), messages })
}

function threadNamed(call: Call): Message[] {
  checkId(param(call, 'id'))
  const messages = messagesOf(call, param(call, 'id'))
  if (messages.length === 0) throw notFound()
  return messages
}

function messagesOf(call: Call, thread: string): Message[] {
  return call.google.store.all<Message>(
    'SELECT * FROM messages WHERE mailbox = ? AND thread = ? ORDER BY internal_date, row',
    call.person.row,
    thread,
  )
}

function newestSnippet(call: Call, thread: string): string {
  const row = call.google.store.one<{ snippet: string }>(
    'SELECT snippet FROM messages WHERE mailbox = ? AND thread = ? ORDER BY internal_date DESC, row DESC LIMIT 1',
    call.person.row,
    thread,
  )
  return row?.snippet ?? ''
}

function historyIdOf(call: Call, thread: string): number {
  const row = call.google.store.one<{ history_id: number }>(
    'SELECT history_id FROM threads WHERE mailbox = ? AND id = ?',
    call.person.row,
    thread,
  )
  return row?.history_id ?? call.person.history_id
}
