import { day } from '#/demo/world/clock.ts'
import { mailboxes } from '#/demo/world/people.ts'
import { from, letter, type Story, single, type World } from '#/demo/world/story.ts'

const before = 2_900 * day

/** The first mail that every mailbox got. It came a fixed time before the world's present moment. */
export function welcome(world: World): Story[] {
  const mail = letter(world, 'welcome', 0, {
    ...from('ruben@netwerf.example'),
    to: mailboxes.map(({ name, address }) => ({ name, email: address })),
    at: world.now - before,
    subject: 'Jullie nieuwe postvakken staan klaar',
    text: 'Beste allemaal,\n\nVanaf vandaag staat jullie post bij Google. De oude server blijft nog een maand aan, daarna gaat hij naar het museum.\n\nRuben\n',
  })
  return [single(world, 'welcome', 'nl', mail)]
}

/** The moment that a filled mailbox was made for, found from its oldest message. */
export function momentOf(oldest: number): number {
  return oldest + before
}
