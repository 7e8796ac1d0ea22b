import { type Call, param, recordIn, textIn } from './call.ts'
import { changeLabels } from './changes.ts'
import { dice } from './choices.ts'
import { GoogleError, invalid, notFound } from './errors.ts'
import { type Google, note } from './google.ts'
import { type Answer, nothing, ok } from './http.ts'
import { checkColours, checkName, nameKey, SYSTEM_LABELS } from './label-names.ts'
import type { Message } from './mailbox.ts'
import { addressOf } from './records.ts'

type Label = {
  mailbox: number
  id: string
  name: string
  messages_shown: string
  label_shown: string
  text_colour: string | null
  background_colour: string | null
}

type NewLabel = { name: string; textColour?: string | undefined; backgroundColour?: string | undefined }

const MOST_LABELS = 10_000

/** labels.list: all at once, without counts; whether colours come is the seed's choice. */
export function listLabels(call: Call): Answer {
  const { google, person } = call
  const colours = google.choices.coloursInLabelList
  const user = userLabels(google, person.row).map((label) => labelJson(label, colours))
  return ok({ labels: [...SYSTEM_LABELS.map(systemJson), ...user] })
}

export function getLabel(call: Call): Answer {
  const id = param(call, 'id')
  const label = findLabel(call, id)
  const plain = label ? labelJson(label, true) : SYSTEM_LABELS.includes(id) ? systemJson(id) : undefined
  if (!plain) throw notFound()
  return ok({ ...plain, ...counts(call.google, call.person.row, id) })
}

export function createLabel(call: Call): Answer {
  const name = textIn(call.body, 'name') ?? ''
  const colour = readColour(call.body)
  const id = addLabel(call.google, call.person.row, { name, ...colour })
  saveVisibility(call, id)
  return ok(labelJson(findLabel(call, id) ?? gone(), true))
}

/** Replaces the whole label: without a colour it loses the one it had. */
export function updateLabel(call: Call): Answer {
  const label = userLabelNamed(call)
  const name = textIn(call.body, 'name')
  if (name === undefined) throw invalid('Invalid label name')
  const colour = readColour(call.body)
  call.google.store.run(
    "UPDATE labels SET text_colour = NULL, background_colour = NULL, messages_shown = 'show', label_shown = 'labelShow' WHERE mailbox = ? AND id = ?",
    label.mailbox,
    label.id,
  )
  return change(call, label, name, colour)
}

export function patchLabel(call: Call): Answer {
  const label = userLabelNamed(call)
  return change(call, label, textIn(call.body, 'name') ?? label.name, readColour(call.body))
}

/** Takes the label from every message and forgets it. */
export function deleteLabel(call: Call): Answer {
  const { google } = call
  const label = userLabelNamed(call)
  google.store.transaction(() => {
    if (google.choices.labelDeletionInHistory) {
      const messages = google.store.all<Message>(
        'SELECT m.* FROM message_labels l JOIN messages m ON m.row = l.message WHERE l.mailbox = ? AND l.label = ?',
        label.mailbox,
        label.id,
      )
      changeLabels(google, messages, [], [label.id])
    }
    google.store.run('DELETE FROM message_labels WHERE mailbox = ? AND label = ?', label.mailbox, label.id)
    google.store.run('DELETE FROM labels WHERE mailbox = ? AND id = ?', label.mailbox, label.id)
    note(google, 'label deleted', { mailbox: call.person.email, id: label.id, name: label.name })
  })
  return nothing()
}

/** Adds a user label and gives its id. Throws 409 when the name is taken, 400 when it cannot be one. */
export function addLabel(google: Google, mailbox: number, label: NewLabel): string {
  checkName(label.name)
  if (label.textColour !== undefined || label.backgroundColour !== undefined) {
    checkColours(label.textColour, label.backgroundColour)
  }
  refuseTaken(google, mailbox, label.name, '')
  const count = userLabels(google, mailbox).length
  if (count >= MOST_LABELS) throw invalid('Label limit reached')
  const id = newId(google, mailbox, count)
  google.store.run(
    "INSERT INTO labels (mailbox, id, name, name_key, messages_shown, label_shown, text_colour, background_colour) VALUES (?, ?, ?, ?, 'show', 'labelShow', ?, ?)",
    mailbox,
    id,
    label.name,
    nameKey(label.name),
    label.textColour ?? null,
    label.backgroundColour ?? null,
  )
  note(google, 'label', { mailbox: addressOf(google, mailbox), id, name: label.name })
  return id
}

/** The id of a label given by id or name; undefined when the mailbox has none such. */
export function labelIdOf(google: Google, mailbox: number, idOrName: string): string | undefined {
  if (SYSTEM_LABELS.includes(idOrName)) return idOrName
  return google.store.one<{ id: string }>(
    'SELECT id FROM labels WHERE mailbox = ? AND (id = ? OR name_key = ?)',
    mailbox,
    idOrName,
    nameKey(idOrName),
  )?.id
}

export function allLabels(google: Google, mailbox: number) {
  return userLabels(google, mailbox).map((label) => labelJson(label, true))
}

function change(
  call: Call,
  label: Label,
  name: string,
  colour: { textColour?: string | undefined; backgroundColour?: string | undefined },
): Answer {
  checkName(name)
  refuseTaken(call.google, label.mailbox, name, label.id)
  call.google.store.run(
    `UPDATE labels SET name = ?, name_key = ?, text_colour = coalesce(?, text_colour), background_colour = coalesce(?, background_colour)
     WHERE mailbox = ? AND id = ?`,
    name,
    nameKey(name),
    colour.textColour ?? null,
    colour.backgroundColour ?? null,
    label.mailbox,
    label.id,
  )
  saveVisibility(call, label.id)
  note(call.google, 'label', { mailbox: call.person.email, id: label.id, name })
  return ok(labelJson(findLabel(call, label.id) ?? gone(), true))
}

function saveVisibility(call: Call, id: string): void {
  const messages = textIn(call.body, 'messageListVisibility')
  const label = textIn(call.body, 'labelListVisibility')
  if (messages !== undefined && !['show', 'hide'].includes(messages))
    throw invalid('Invalid messageListVisibility')
  if (label !== undefined && !['labelShow', 'labelShowIfUnread', 'labelHide'].includes(label)) {
    throw invalid('Invalid labelListVisibility')
  }
  call.google.store.run(
    'UPDATE labels SET messages_shown = coalesce(?, messages_shown), label_shown = coalesce(?, label_shown) WHERE mailbox = ? AND id = ?',
    messages ?? null,
    label ?? null,
    call.person.row,
    id,
  )
}

function readColour(body: Record<string, unknown>) {
  const colour = recordIn(body, 'color')
  if (!colour) return {}
  const textColour = textIn(colour, 'textColor')
  const backgroundColour = textIn(colour, 'backgroundColor')
  checkColours(textColour, backgroundColour)
  return { textColour, backgroundColour }
}

function refuseTaken(google: Google, mailbox: number, name: string, except: string): void {
  const taken = google.store.one(
    'SELECT 1 FROM labels WHERE mailbox = ? AND name_key = ? AND id <> ?',
    mailbox,
    nameKey(name),
    except,
  )
  if (taken) throw new GoogleError(409, 'aborted', 'Label name exists or conflicts')
}

function newId(google: Google, mailbox: number, count: number): string {
  const number =
    google.choices.labelIds === 'short'
      ? count + 1
      : 10 ** 15 + dice(google.choices, 2 ** 31, 'label', mailbox, count) * 1_000
  const free = (candidate: number) =>
    !google.store.one('SELECT 1 FROM labels WHERE mailbox = ? AND id = ?', mailbox, `Label_${candidate}`)
  let candidate = number
  while (!free(candidate)) candidate += 1
  return `Label_${candidate}`
}

function userLabelNamed(call: Call): Label {
  const id = param(call, 'id')
  if (SYSTEM_LABELS.includes(id)) throw invalid('Invalid update to system label')
  return findLabel(call, id) ?? gone()
}

function findLabel(call: Call, id: string): Label | undefined {
  return call.google.store.one<Label>(
    'SELECT * FROM labels WHERE mailbox = ? AND id = ?',
    call.person.row,
    id,
  )
}

function userLabels(google: Google, mailbox: number): Label[] {
  return google.store.all<Label>('SELECT * FROM labels WHERE mailbox = ? ORDER BY name_key', mailbox)
}

function labelJson(label: Label, colour: boolean) {
  return {
    id: label.id,
    name: label.name,
    messageListVisibility: label.messages_shown,
    labelListVisibility: label.label_shown,
    type: 'user',
    ...(colour &&
      label.text_colour !== null && {
        color: { textColor: label.text_colour, backgroundColor: label.background_colour },
      }),
  }
}

function systemJson(id: string) {
  const hidden = id.startsWith('CATEGORY_') || id === 'CHAT' || id === 'UNREAD'
  return {
    id,
    name: id,
    ...(hidden && { messageListVisibility: 'hide', labelListVisibility: 'labelHide' }),
    type: 'system',
  }
}

function counts(google: Google, mailbox: number, label: string) {
  const row = google.store.one<{ messages: number; threads: number; unread: number; unread_threads: number }>(
    `SELECT count(*) AS messages, count(DISTINCT m.thread) AS threads, count(u.message) AS unread,
       count(DISTINCT CASE WHEN u.message IS NOT NULL THEN m.thread END) AS unread_threads
     FROM message_labels l JOIN messages m ON m.row = l.message
     LEFT JOIN message_labels u ON u.message = l.message AND u.label = 'UNREAD' WHERE l.mailbox = ? AND l.label = ?`,
    mailbox,
    label,
  )
  return {
    messagesTotal: row?.messages ?? 0,
    messagesUnread: row?.unread ?? 0,
    threadsTotal: row?.threads ?? 0,
    threadsUnread: row?.unread_threads ?? 0,
  }
}

function gone(): never {
  throw notFound()
}
