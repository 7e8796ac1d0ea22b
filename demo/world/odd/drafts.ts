import { minute } from '#/demo/world/clock.ts'
import { ours } from '#/demo/world/people.ts'
import { letter, type World } from '#/demo/world/story.ts'
import type { Address, Copy, Mail } from '#/demo/world/types.ts'

/** Drafts that lie at Gmail: three of Lotte's, one of Bram's. They are answers to nothing, so that no thread holds them. */
export function drafts(world: World): { mail: Mail; copy: Copy }[] {
  const draft = (key: string, from: Address, minutes: number, to: string, subject: string, text: string) => ({
    mail: letter(world, `draft ${key}`, 0, {
      from,
      to: to ? [{ name: '', email: to }] : [],
      at: world.now - minutes * minute,
      subject,
      text,
    }),
    copy: { mailbox: from.email, labels: ['DRAFT'] },
  })
  return [
    draft(
      'prices',
      ours.lotte,
      18,
      'sietse@krommetand.example',
      'Levertermijnen en prijslijst',
      'Beste Sietse,\n\nBestellingen die voor … binnen zijn, leveren we nog dit jaar.\n',
    ),
    draft(
      'hotel',
      ours.lotte,
      1_300,
      '',
      'Hotel Lyon',
      'Bonjour,\n\nAvez-vous une chambre pour la nuit du 8 décembre ?\n',
    ),
    draft('empty', ours.lotte, 4_100, '', '', 'Niet vergeten: Giada, fles\n'),
    draft('spring', ours.bram, 300, 'elin@norr.example', 'Vårbeställning', 'Hej Elin, här kommer listan\n'),
  ]
}
