import { type Call, param, textsIn } from './call.ts'
import { changeLabels, removeMessages } from './changes.ts'
import { invalid, notFound } from './errors.ts'
import { type Answer, nothing, ok } from './http.ts'
import { checkLabels } from './label-names.ts'
import { findMessage, type Message } from './mailbox.ts'
import { messageJson, readFormat } from './message-json.ts'

const MOST_IDS = 1_000
const MOST_LABELS = 100

export function getMessage(call: Call): Answer {
  const format = readFormat(call.query, call.scopes)
  const message = messageNamed(call)
  return ok(messageJson(call.google, message, format, call.query.getAll('metadataHeaders')))
}

export function modifyMessage(call: Call): Answer {
  const { add, remove } = readChange(call)
  const message = messageNamed(call)
  refuseDraft(call, [message], add)
  changeLabels(call.google, [message], add, remove)
  return minimal(call, message)
}

export function trashMessage(call: Call): Answer {
  const message = messageNamed(call)
  changeLabels(call.google, [message], ['TRASH'], [])
  return minimal(call, message)
}

export function untrashMessage(call: Call): Answer {
  const message = messageNamed(call)
  changeLabels(call.google, [message], [], ['TRASH'])
  return minimal(call, message)
}

export function deleteMessage(call: Call): Answer {
  removeMessages(call.google, [messageNamed(call)])
  return nothing()
}

/** Says nothing about single ids: those that do not exist are passed over. */
export function batchModify(call: Call): Answer {
  const { add, remove } = readChange(call)
  const messages = messagesNamed(call)
  refuseDraft(call, messages, add)
  changeLabels(call.google, messages, add, remove)
  return nothing()
}

export function batchDelete(call: Call): Answer {
  removeMessages(call.google, messagesNamed(call))
  return nothing()
}

/** The labels that a modify adds and removes. Throws 400 for what Gmail refuses. */
export function readChange(call: Call): { add: string[]; remove: string[] } {
  const add = textsIn(call.body, 'addLabelIds')
  const remove = textsIn(call.body, 'removeLabelIds')
  if (add.length === 0 && remove.length === 0) throw invalid('No label add or removes specified')
  if (add.length > MOST_LABELS || remove.length > MOST_LABELS) throw invalid('Too many labels')
  for (const id of [...add, ...remove]) {
    if (id === 'SENT' || id === 'DRAFT') throw invalid(`Invalid label: ${id}`)
  }
  if (add.some((id) => remove.includes(id))) throw invalid('Cannot both add and remove the same label')
  if (add.filter((id) => id === 'INBOX' || id === 'SPAM' || id === 'TRASH').length > 1) {
    throw invalid('Cannot add more than one of the labels INBOX, SPAM and TRASH')
  }
  checkLabels(call.google, call.person.row, [...add, ...remove])
  return { add, remove }
}

/** Draft messages carry DRAFT and nothing else. */
function refuseDraft(call: Call, messages: Message[], add: string[]): void {
  if (add.length === 0) return
  for (const message of messages) {
    if (isDraft(call, message)) throw invalid('Cannot add labels to a draft')
  }
}

export function isDraft(call: Call, message: Message): boolean {
  return call.google.store.one('SELECT 1 FROM drafts WHERE message = ?', message.row) !== undefined
}

/** Throws 400 for what cannot be an id, 404 for one that names nothing in this mailbox. */
export function checkId(id: string): void {
  if (!/^[0-9a-f]{1,20}$/i.test(id)) throw invalid('Invalid id value')
}

function messageNamed(call: Call): Message {
  const id = param(call, 'id')
  checkId(id)
  const message = findMessage(call.google, call.person.row, id)
  if (!message) throw notFound()
  return message
}

function messagesNamed(call: Call): Message[] {
  const ids = textsIn(call.body, 'ids')
  if (ids.length === 0) throw invalid('No message ids specified')
  if (ids.length > MOST_IDS) throw invalid('Too many message ids')
  return [...new Set(ids)].flatMap((id) => findMessage(call.google, call.person.row, id) ?? [])
}

function minimal(call: Call, message: Message): Answer {
  const { id, threadId, labelIds } = messageJson(call.google, message, 'minimal')
  return ok({ id, threadId, ...(labelIds && { labelIds }) })
}
