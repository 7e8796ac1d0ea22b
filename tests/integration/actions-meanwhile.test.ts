import { expect, test } from 'vitest'
import { tellGmail } from '#/lib/actions/tell.ts'
import { actionView } from '#/lib/actions/views.ts'
import { runSlice } from '#/lib/sync/slice.ts'
import { ACTION_CASES, type ActionCase } from '#/tests/support/action-cases.ts'
import {
  atGmail,
  beginThread,
  click,
  expectBothEqual,
  messageOf,
  type Person,
  settleActions,
  shown,
} from '#/tests/support/action-stories.ts'
import { never, syncStories } from '#/tests/support/sync-stories.ts'

// Each kind of action, where Gmail changes the same messages at the same time, and where it refuses.

const stories = syncStories({ seed: 4, env: { GMAIL_UNITS_PER_MINUTE: '1000000' } })
const OUTSIDE = 'Buiten' // no action knows it
const SUBJECTS = ['Offerte', 'Re: Offerte', 'RE: Offerte']

async function begin({ kind, number, before }: ActionCase) {
  const person = await beginThread(stories, `${kind.replace('_', '')}${number}`, before)
  await stories.google.control('labels', { mailbox: person.email, labels: [{ name: OUTSIDE }] })
  return person
}

const clicked = (person: Person & { threadId: number }, { kind, more, place }: ActionCase) =>
  click(person, kind, { threads: [person.threadId], ...(place && { place }) }, more)

/** Somebody gives a thread's messages other labels in Gmail. */
async function changeAtGmail(
  person: Person,
  change: (subject: string) => { add?: string[]; remove?: string[] },
): Promise<void> {
  for (const subject of SUBJECTS) {
    const { gmailId } = await messageOf(person, subject)
    await stories.google.control('change', { mailbox: person.email, id: gmailId, ...change(subject) })
  }
}

const withOutside = (labels: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(labels).map(([subject, words]) => [
      subject,
      SUBJECTS.includes(subject) ? wordsOf([...listOf(words), OUTSIDE]) : words,
    ]),
  )
const listOf = (words = '') => words.split(' ').filter(Boolean)
const wordsOf = (labels: string[]) => labels.toSorted().join(' ')

test.each(ACTION_CASES)(
  '$kind while somebody changes the same messages in Gmail: neither is lost, the later one stands ($number)',
  async (one) => {
    const person = await begin(one)
    const first = await shown(person)
    await clicked(person, one)
    const wanted = withOutside({ ...first, ...one.after })

    await changeAtGmail(person, () => ({ add: [OUTSIDE] }))
    await runSlice(person.mailboxId, never) // history of the other change, before Gmail was told of ours
    expect(await shown(person)).toEqual(wanted)
    await tellGmail(person.mailboxId, never)
    expect(await atGmail(stories.google, person)).toEqual(wanted)

    const back = withOutside(first)
    await changeAtGmail(person, (subject) => {
      const [now, then] = [listOf(wanted[subject]), listOf(back[subject])]
      return {
        add: then.filter((label) => !now.includes(label)),
        remove: now.filter((label) => !then.includes(label)),
      }
    })
    expect(await shown(person)).toEqual(wanted)
    await settleActions(person)
    await expectBothEqual(stories, person)
    expect(await shown(person)).toEqual(back)
  },
)

test.each(ACTION_CASES)('$kind that Gmail refuses shows what is at Gmail again ($number)', async (one) => {
  const person = await begin({ ...one, number: one.number + ACTION_CASES.length })
  const first = await shown(person)
  await stories.google.control('faults', {
    faults: [
      {
        match: { path: '/modify$', mailbox: person.email },
        kind: 'status',
        status: 400,
        reason: 'invalidArgument',
      },
    ],
  })
  const done = await clicked(person, one)
  expect(await shown(person)).toEqual({ ...first, ...one.after })
  await tellGmail(person.mailboxId, never)
  expect(await shown(person)).toEqual(first)
  expect((await actionView(person.viewer, done.id)).refused).toMatchObject([
    { messages: Object.keys(one.after).length },
  ])
  await settleActions(person)
  await expectBothEqual(stories, person)
  expect(await atGmail(stories.google, person)).toEqual(first)
})
