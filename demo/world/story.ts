import { dateHeader } from './clock.ts'
import type { Keeping } from './keep.ts'
import { who } from './people.ts'
import { messageId } from './talk.ts'
import type { Address, Mail, Thread } from './types.ts'

/** One thread of the world and how it is kept. */
export type Story = { key: string; language: Thread['language']; mails: Mail[]; keeping: Keeping }

/** What a world is made for: its seed and its present moment, ms. */
export type World = { seed: number; now: number }

type Letter = { from: Address; to: Address[]; subject: string; at: number } & Partial<Mail>

/** A mail that no script wrote. Its id follows from the seed and the name of its thread. */
export function letter(world: World, key: string, index: number, { at, ...parts }: Letter): Mail {
  return {
    id: messageId(world.seed, key, index, parts.from.email),
    sentAt: at,
    cc: [],
    bcc: [],
    references: [],
    text: '',
    files: [],
    headers: {},
    ...parts,
  }
}

/** Somebody known, as the sender of a letter. */
export function from(email: string): { from: Address } {
  const { name } = who(email)
  return { from: { name, email } }
}

/** A thread of one mail, which is kept by its age. */
export function single(world: World, key: string, language: Story['language'], mail: Mail): Story {
  return { key, language, mails: [mail], keeping: { now: world.now, labels: [] } }
}

/**
 * A mail of bytes that no library would write. `body` begins with its own MIME headers; a header of the usual ones that is
 * given in `instead` is written as it stands there, or left out where it is undefined.
 */
export function rough(
  world: World,
  key: string,
  parts: Letter & { body: (Buffer | string)[]; instead?: Record<string, Buffer | string | undefined> },
): Mail {
  const { body, instead = {}, ...rest } = parts
  const mail = letter(world, key, 0, rest)
  const usual: Record<string, Buffer | string | undefined> = {
    From: `${mail.from.name} <${mail.from.email}>`,
    To: mail.to.map(({ name, email }) => (name ? `${name} <${email}>` : email)).join(', '),
    Subject: mail.subject,
    Date: dateHeader(mail.sentAt),
    'Message-ID': `<${mail.id}>`,
    'MIME-Version': '1.0',
    ...mail.headers,
    ...instead,
  }
  const lines = Object.entries(usual).flatMap(([name, value]) =>
    value === undefined ? [] : [Buffer.from(`${name}: `), Buffer.from(value), Buffer.from('\r\n')],
  )
  return { ...mail, bytes: Buffer.concat([...lines, ...body.map((part) => Buffer.from(part))]) }
}

/** Text with the line ends of mail. */
export function crlf(text: string): string {
  return text.replace(/\r?\n/g, '\r\n')
}
