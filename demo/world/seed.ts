import { type WorldMailbox, worldMail } from './build.ts'
import { control, type Truth, truth } from './control.ts'
import { lastLabel } from './labels.ts'
import { momentOf } from './odd/welcome.ts'
import { colleagues, mailboxes, stranger } from './people.ts'
import { picturesAt, remotePictures } from './remote-pictures.ts'

export type Progress = { mailbox: string; stored: number; of: number }

type Options = {
  seed?: number
  /** the world's present moment, ms */
  now?: number
  onProgress?: ((progress: Progress) => void) | undefined
  /** cuts it off; it then throws the signal's reason */
  signal?: AbortSignal | undefined
}

export type Filled = {
  /** false when all was there already */
  filled: boolean
  /** the moment that the mail was made for: the first filling decides it */
  now: number
  messages: number
}

const chunk = 3_000_000 // bytes of mail in one request; more would only cost memory

/**
 * Puts the world into a local Google: people, labels, mail. Does nothing where a mailbox is filled already; a mailbox whose
 * filling was cut off is emptied and begun anew. Throws when the local Google refuses.
 */
export async function fillGoogle(
  googleUrl: string,
  { seed = 1, now = Date.now(), onProgress, signal }: Options = {},
): Promise<Filled> {
  await control(googleUrl, 'people', { people: accounts() }, signal)
  const pictures = remotePictures().map(({ path, data }) => ({ path, data: data.toString('base64url') }))
  await control(googleUrl, 'pictures', { pictures }, signal)
  const states = new Map<string, Truth>()
  for (const { address } of mailboxes) states.set(address, await truth(googleUrl, address, signal))
  const [done] = [...states.values()].filter(isFilled)
  const moment = done ? momentOf(done.messages[0]?.internalDate ?? 0) : now
  const empty = mailboxes.filter(({ address }) => !isFilled(states.get(address)))
  if (empty.length === 0) return { filled: false, now: moment, messages: 0 }

  const world = await worldMail(seed, moment, picturesAt(googleUrl))
  let messages = 0
  for (const mailbox of world.mailboxes) {
    const state = states.get(mailbox.address)
    if (isFilled(state)) continue
    await fillMailbox(googleUrl, mailbox, state, { onProgress, signal })
    messages += mailbox.messages.length
  }
  return { filled: true, now: moment, messages }
}

async function fillMailbox(
  googleUrl: string,
  { address, labels, messages }: WorldMailbox,
  state: Truth | undefined,
  { onProgress, signal }: { onProgress: Options['onProgress']; signal: Options['signal'] },
): Promise<void> {
  for (const { id } of state?.messages ?? []) {
    await control(googleUrl, 'delete', { mailbox: address, id }, signal)
  }
  const missing = labels.filter(({ name }) => !state?.labels.some((label) => label.name === name))
  await control(googleUrl, 'labels', { mailbox: address, labels: missing }, signal)
  let stored = 0
  for (const part of chunks(messages)) {
    const mails = part.map(({ raw, labelIds, internalDate }) => ({
      raw: raw.toString('base64url'),
      labelIds,
      internalDate,
    }))
    await control(googleUrl, 'messages', { mailbox: address, messages: mails }, signal)
    stored += part.length
    onProgress?.({ mailbox: address, stored, of: messages.length })
  }
  await control(googleUrl, 'labels', { mailbox: address, labels: [{ name: lastLabel }] }, signal)
}

/** A mailbox gets its last label when all its mail is in place. */
function isFilled(state: Truth | undefined): boolean {
  return state?.labels.some(({ name }) => name === lastLabel) ?? false
}

/** Everybody with an account: those who write from a shared mailbox may send in its name. */
function accounts() {
  const people = mailboxes.map(({ address, name, writers }) => ({
    email: address,
    name,
    signature: `<div>${name}<br>Spaakwerk, Havenstraat 7, Deventer</div>`,
    sendAs: mailboxes
      .filter(
        (other) => other.address !== address && writers.some((writer) => other.writers.includes(writer)),
      )
      .filter((other) => colleagues[other.writers[0] ?? 'lotte'].email !== other.address)
      .map((other) => ({ email: other.address, name })),
  }))
  return [...people, { ...stranger, hd: null }]
}

function chunks<T extends { raw: Buffer }>(messages: T[]): T[][] {
  const parts: T[][] = []
  let size = chunk
  for (const message of messages) {
    if (size + message.raw.length > chunk) {
      parts.push([])
      size = 0
    }
    parts.at(-1)?.push(message)
    size += message.raw.length
  }
  return parts
}
