import { receivedCopy, sentCopy } from './compose.ts'
import { conversations } from './conversations.ts'
import { featured } from './featured.ts'
import { keep } from './keep.ts'
import { type UserLabel, userLabels } from './labels.ts'
import { automaticAnswers } from './odd/automatic.ts'
import { oldCharsets } from './odd/charsets.ts'
import { drafts } from './odd/drafts.ts'
import { oddHeaders } from './odd/headers.ts'
import { hostileMail } from './odd/hostile.ts'
import { invitations } from './odd/invitations.ts'
import { mailingList } from './odd/lists.ts'
import { longThread } from './odd/long.ts'
import { newsletters } from './odd/newsletters.ts'
import { notices } from './odd/notices.ts'
import { oddStructures } from './odd/structures.ts'
import { oddSubjects } from './odd/subjects.ts'
import { welcome } from './odd/welcome.ts'
import { mailboxes } from './people.ts'
import { random } from './random.ts'
import { PICTURES, withPicturesAt } from './remote-pictures.ts'
import type { Story, World } from './story.ts'
import type { Thread } from './types.ts'

/** A message as the owner of a mailbox holds it. */
export type HeldMessage = {
  raw: Buffer
  /** Gmail's ids, and the owner's labels by name */
  labelIds: string[]
  /** ms since 1970 */
  internalDate: number
  subject: string
  /** the key of its thread in the world */
  thread: string
}

export type WorldMailbox = { address: string; name: string; labels: UserLabel[]; messages: HeldMessage[] }

/**
 * All mail of the world, a mailbox at a time, oldest first, with its remote pictures at `pictures`. The same seed and the same moment give the
 * same bytes.
 */
export async function worldMail(
  seed: number,
  now: number,
  pictures: string = PICTURES,
): Promise<{ mailboxes: WorldMailbox[] }> {
  const world = { seed, now }
  const threads = [...(await worldThreads(world)), ...drafts(world)].map((thread) => ({
    ...thread,
    mails: thread.mails.map((one) => ({ ...one, mail: withPicturesAt(pictures, one.mail) })),
  }))
  const filled = await Promise.all(
    mailboxes.map(async ({ address, name }) => ({
      address,
      name,
      labels: userLabels(address, now),
      messages: await messagesOf(address, threads),
    })),
  )
  return { mailboxes: filled }
}

/** Every thread of the world with its copies. */
export async function worldThreads(world: World): Promise<Thread[]> {
  const { seed } = world
  const talks = [...featured(world), ...conversations(world)].map(({ part, mails, keeping }) => ({
    key: part.cast.key,
    language: part.script.language,
    mails,
    keeping,
  }))
  const stories: Story[] = [
    ...talks,
    ...welcome(world),
    ...longThread(world),
    ...oldCharsets(world),
    ...oddSubjects(world),
    ...oddHeaders(world),
    ...(await oddStructures(world)),
    ...(await automaticAnswers(world)),
    ...invitations(world),
    ...mailingList(world),
    ...hostileMail(world),
    ...[...newsletters(world), ...notices(world)].map((story) => tidied(story, seed)),
  ]
  return stories.map(({ key, language, mails, keeping }) => ({
    key,
    language,
    mails: keep(mails, keeping, random(seed, `keep ${key}`)),
  }))
}

/** Some of what machines send is thrown away. */
function tidied(story: Story, seed: number): Story {
  const thrown = random(seed, `tidy ${story.key}`).chance(0.14)
  return thrown
    ? { ...story, keeping: { ...story.keeping, place: 'trash', unread: false, starred: false } }
    : story
}

async function messagesOf(address: string, threads: Thread[]): Promise<HeldMessage[]> {
  const messages: HeldMessage[] = []
  const held = threads.flatMap(({ key, mails }) => mails.map((one) => ({ ...one, thread: key })))
  for (const { mail, copies, thread } of held) {
    const copy = copies.find(({ mailbox }) => mailbox === address)
    if (!copy) continue
    const own = copy.labels.includes('SENT') || copy.labels.includes('DRAFT')
    messages.push({
      raw: own ? await sentCopy(mail) : await receivedCopy(mail, address),
      labelIds: copy.labels,
      internalDate: mail.sentAt,
      subject: mail.subject,
      thread,
    })
  }
  return messages.sort((a, b) => a.internalDate - b.internalDate)
}
