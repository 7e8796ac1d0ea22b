import { setTimeout as wait } from 'node:timers/promises'
import { castNew } from './casting.ts'
import { day } from './clock.ts'
import { sentCopy } from './compose.ts'
import { control, type Truth, truth } from './control.ts'
import { type Conversation, continued, conversations } from './conversations.ts'
import { featured } from './featured.ts'
import { keep } from './keep.ts'
import { lastLabel } from './labels.ts'
import { firmDomain, ours } from './people.ts'
import { random } from './random.ts'
import { picturesAt, withPicturesAt } from './remote-pictures.ts'
import { scripts } from './scripts/all.ts'
import { play } from './talk.ts'
import type { Mail } from './types.ts'

export type Happening =
  | { arrived: string; for: string[] }
  | { changed: string; in: string; add: string[]; remove: string[] }

type Options = {
  /** ms from one mail to the next */
  everyMs: number
  /** ends it */
  signal: AbortSignal
  seed?: number
  /** the moment that the mailboxes were filled for, as fillGoogle gives it */
  now: number
  onHappening?: (happening: Happening) => void
}

/** The mailboxes in which life goes on. */
const lively = [ours.lotte, ours.verkoop, ours.service, ours.inkoop].map(({ email }) => email)

/**
 * New mail keeps arriving until the signal comes: answers in the threads that wait for one, and new threads, in an order that
 * the seed decides; after every third mail a colleague reads or labels something. It goes on where an earlier run ended.
 * Throws when the local Google refuses.
 */
export async function keepArriving(googleUrl: string, options: Options): Promise<void> {
  const { everyMs, signal, seed = 1, now, onHappening } = options
  const answers = waiting(seed, now)
  try {
    let index = await arrivedSince(googleUrl, now, signal)
    for (;;) {
      await wait(everyMs, undefined, { signal })
      const { mail, rcpt } = arrival(index, answers, seed)
      const raw = (await sentCopy(withPicturesAt(picturesAt(googleUrl), mail))).toString('base64url')
      await control(googleUrl, 'deliver', { raw, rcpt }, signal)
      onHappening?.({ arrived: mail.subject, for: rcpt })
      index++
      const act = index % 3 === 0 ? await changeSomething(googleUrl, index, seed, signal) : undefined
      if (act) onHappening?.(act)
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

/** The threads whose script goes on with a mail from outside, those on top of the inbox first. */
function waiting(seed: number, now: number): Conversation[] {
  const world = { seed, now }
  const open = conversations(world).filter(({ mails }) => now - (mails[0]?.sentAt ?? 0) < fresh)
  return [
    ...random(seed, 'featured').shuffle(featured(world)),
    ...random(seed, 'answers').shuffle(open),
  ].filter(
    ({ part, mails }) =>
      part.script.turns[mails.length]?.by === 'them' && lively.includes(part.cast.box.email),
  )
}

const fresh = 21 * day // nobody answers a mail that is older

/** How many mails came since the mailboxes were filled, so that none is told twice. */
async function arrivedSince(googleUrl: string, now: number, signal: AbortSignal): Promise<number> {
  const seen = new Set<string | null>()
  for (const mailbox of lively) {
    const { messages } = await truth(googleUrl, mailbox, signal)
    for (const message of messages) if (message.internalDate > now) seen.add(message.textHash)
  }
  return seen.size
}

/** The mail of that place in the order: every other one an answer, as long as threads wait for one. */
function arrival(index: number, answers: Conversation[], seed: number): { mail: Mail; rcpt: string[] } {
  const at = Date.now()
  const conversation = index % 2 === 0 ? answers[index / 2] : undefined
  const answer = conversation && continued(conversation, at, seed)
  if (conversation && answer) {
    const { mails, keeping } = conversation
    return { mail: answer, rcpt: receivers([...mails, answer], keeping, answer) }
  }
  const key = `life ${index}`
  const draw = random(seed, key)
  const possible = scripts.filter(
    ({ turns, boxes, partners }) =>
      turns[0]?.by === 'them' &&
      !partners.includes('applicant') && // they do not come every hour
      boxes.every((box) => lively.includes(`${box}@${firmDomain}`)),
  )
  const part = castNew(draw.pick(possible), key, at, draw)
  const [mail] = play(part.script, { ...part.cast, times: [at] }, seed)
  if (!mail) throw new Error(`${part.script.name} has no first mail`)
  return {
    mail,
    rcpt: receivers([mail], { now: at, labels: [], ...(part.along && { along: part.along }) }, mail),
  }
}

function receivers(mails: Mail[], keeping: Conversation['keeping'], mail: Mail): string[] {
  const held = keep(mails, keeping, random('receivers')).find((one) => one.mail === mail)
  return (held?.copies ?? []).filter(({ labels }) => !labels.includes('SENT')).map(({ mailbox }) => mailbox)
}

/** A colleague reads, stars or labels one of the newest mails. */
async function changeSomething(
  googleUrl: string,
  index: number,
  seed: number,
  signal: AbortSignal,
): Promise<Happening | undefined> {
  const draw = random(seed, `act ${index}`)
  const mailbox = draw.pick(lively)
  const state = await truth(googleUrl, mailbox, signal)
  const newest = state.messages.filter(({ labelIds }) => labelIds.includes('INBOX')).slice(-12)
  if (newest.length === 0) return undefined
  const message = draw.pick(newest)
  const { add, remove } = act(message, state, draw.next())
  await control(googleUrl, 'change', { mailbox, id: message.id, add, remove }, signal)
  return { changed: message.id, in: mailbox, add, remove }
}

function act(
  message: Truth['messages'][number],
  state: Truth,
  chance: number,
): { add: string[]; remove: string[] } {
  if (chance < 0.5 && message.labelIds.includes('UNREAD')) return { add: [], remove: ['UNREAD'] }
  const labels = state.labels.filter(({ name }) => name !== lastLabel && !name.includes('/'))
  const label = labels[Math.floor(chance * labels.length)]
  if (chance < 0.8 && label) return { add: [label.name], remove: [] }
  return message.labelIds.includes('STARRED')
    ? { add: [], remove: ['STARRED'] }
    : { add: ['STARRED'], remove: [] }
}
