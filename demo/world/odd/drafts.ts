import { minute, year } from '#/demo/world/clock.ts'
import { ours } from '#/demo/world/people.ts'
import { letter, type World } from '#/demo/world/story.ts'
import { messageId } from '#/demo/world/talk.ts'
import type { Thread } from '#/demo/world/types.ts'

type Draft = {
  key: string
  from: keyof typeof ours
  minutes: number
  to: string
  subject: string
  text: string
  answers?: string
}

/** Drafts that lie at Gmail: four of Lotte's, one of Bram's. One is an answer to the mail on top. */
export function drafts(world: World): Thread[] {
  const devis = messageId(world.seed, 'featured fr-devis', 3, 'camille@pignon.example')
  const lying: Draft[] = [
    {
      key: 'devis',
      from: 'lotte',
      minutes: 1,
      to: 'camille@pignon.example',
      subject: `Re: Devis ${year(world.now)}-118 : moyeux dynamo (120 paires)`,
      text: 'Bonjour Camille, c’est confirmé pour la semaine prochaine : les 40 premières paires partent lundi\n',
      answers: devis,
    },
    {
      key: 'prices',
      from: 'lotte',
      minutes: 18,
      to: 'sietse@krommetand.example',
      subject: 'Levertermijnen en prijslijst',
      text: 'Beste Sietse,\n\nBestellingen die voor … binnen zijn, leveren we nog dit jaar.\n',
    },
    {
      key: 'hotel',
      from: 'lotte',
      minutes: 1_300,
      to: '',
      subject: 'Hotel Lyon',
      text: 'Bonjour,\n\nAvez-vous une chambre pour la nuit du 8 décembre ?\n',
    },
    {
      key: 'empty',
      from: 'lotte',
      minutes: 4_100,
      to: '',
      subject: '',
      text: 'Niet vergeten: Giada, fles\n',
    },
    {
      key: 'spring',
      from: 'bram',
      minutes: 300,
      to: 'elin@norr.example',
      subject: 'Vårbeställning',
      text: 'Hej Elin, här kommer listan\n',
    },
  ]
  return lying.map((draft) => threadOf(draft, world))
}

function threadOf({ key, from, minutes, to, subject, text, answers }: Draft, world: World): Thread {
  const mail = letter(world, `draft ${key}`, 0, {
    from: ours[from],
    to: to ? [{ name: '', email: to }] : [],
    at: world.now - minutes * minute,
    subject,
    text,
    references: answers ? [answers] : [],
  })
  const copy = { mailbox: ours[from].email, labels: ['DRAFT'] }
  return { key: `draft ${key}`, language: 'nl', mails: [{ mail, copies: [copy] }] }
}
