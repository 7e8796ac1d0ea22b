import { daysAgo, inWords, number } from '#/demo/world/clock.ts'
import { goods } from '#/demo/world/goods.ts'
import { outsiders } from '#/demo/world/people.ts'
import { type Random, random } from '#/demo/world/random.ts'
import { letter, type Story, type World } from '#/demo/world/story.ts'
import type { Address, Language } from '#/demo/world/types.ts'

type Notice = {
  from: Address
  to: string[]
  language: Language
  count: number
  category: 'CATEGORY_UPDATES' | 'CATEGORY_SOCIAL'
  /** subject and lines of one notice */
  write(draw: Random, at: number): { subject: string; lines: string[] }
}

/** What machines report day by day: parcels, payments, orders of the web shop, back-ups, people one may know. */
export function notices(world: World): Story[] {
  return kinds.flatMap((kind, row) =>
    Array.from({ length: kind.count }, (_, index) => {
      const key = `notice ${row} ${index}`
      const draw = random(world.seed, key)
      const days = Math.round((index / kind.count) ** 2 * 400) + (index < 2 ? index : draw.int(1, 3))
      const at =
        index === 0 && row === 0
          ? daysAgo(world.now, 1, 11, 18)
          : daysAgo(world.now, days + 1, draw.int(6, 21), draw.int(0, 59))
      const { subject, lines } = kind.write(draw, at)
      const mail = letter(world, key, 0, {
        from: kind.from,
        to: [{ name: '', email: `${draw.pick(kind.to)}@spaakwerk.example` }],
        at,
        subject,
        text: `${lines.join('\n\n')}\n`,
        html: page(kind.from.name, lines),
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      })
      return {
        key,
        language: kind.language,
        mails: [mail],
        keeping: { now: world.now, labels: [], category: kind.category },
      }
    }),
  )
}

const kinds: Notice[] = [
  {
    from: { name: 'Noordkade Logistiek', email: 'no-reply@noordkade.example' },
    to: ['lotte', 'verkoop', 'joris'],
    language: 'nl',
    count: 24,
    category: 'CATEGORY_UPDATES',
    write(draw, at) {
      const parcel = `NK-${draw.int(61_000, 88_213)}`
      const time = inWords(at - 120_000, 'nl', { hour: '2-digit', minute: '2-digit' })
      const receiver = draw.pick(outsiders.filter(({ role }) => role === 'dealer'))
      return draw.pick([
        {
          subject: `Zending ${parcel} afgeleverd`,
          lines: [
            `Uw zending van ${draw.int(2, 5)} pallets is vandaag om ${time} afgeleverd en getekend door J. Pieterse.`,
            `Ontvanger: ${receiver.firm}, ${receiver.city}.`,
          ],
        },
        {
          subject: `Zending ${parcel} aangemeld`,
          lines: [
            `Wij halen zending ${parcel} voor ${receiver.firm} in ${receiver.city} morgen op tussen 8 en 12 uur.`,
            'Zorg dat de etiketten goed leesbaar zijn.',
          ],
        },
        {
          subject: `Zending ${parcel} vertraagd`,
          lines: [
            `Door drukte bij de grens komt zending ${parcel} een dag later aan in ${receiver.city}.`,
            'U hoeft niets te doen.',
          ],
        },
      ])
    },
  },
  {
    from: { name: 'Hanzebank Zakelijk', email: 'meldingen@hanzebank.example' },
    to: ['administratie'],
    language: 'nl',
    count: 12,
    category: 'CATEGORY_UPDATES',
    write(draw) {
      const amount = `€ ${number(draw.int(24_000, 2_400_000) / 100, 'nl', 2)}`
      const payer = draw.pick(outsiders.filter(({ firm }) => firm)).firm
      return {
        subject: `Bijgeschreven: ${amount} van ${payer}`,
        lines: [
          `Op uw rekening eindigend op 417 is ${amount} bijgeschreven.`,
          `Van: ${payer}`,
          `Omschrijving: factuur ${draw.int(1000, 4999)}`,
        ],
      }
    },
  },
  {
    from: { name: 'Webshop Spaakwerk', email: 'webshop@shop.spaakwerk.example' },
    to: ['verkoop', 'lotte'],
    language: 'nl',
    count: 14,
    category: 'CATEGORY_UPDATES',
    write(draw) {
      const good = draw.pick(goods)
      const buyer = draw.pick(outsiders.filter(({ firm }) => firm))
      const count = draw.pick(good.lots)
      return {
        subject: `Nieuwe bestelling ${draw.int(7000, 9999)}: ${count} × ${good.code}`,
        lines: [
          `${buyer.firm} bestelde ${count} ${good.names.nl}.`,
          `Totaal: € ${number((good.cents * count) / 100, 'nl', 2)}, verzenden naar ${buyer.city}.`,
        ],
      }
    },
  },
  {
    from: { name: 'Netwerf bewaking', email: 'alarm@netwerf.example' },
    to: ['bram'],
    language: 'nl',
    count: 8,
    category: 'CATEGORY_UPDATES',
    write: (draw) =>
      draw.pick([
        {
          subject: `Back-up gelukt: ${draw.int(210, 480)} GB`,
          lines: ['De back-up van vannacht is zonder fouten afgerond.', `Duur: ${draw.int(41, 93)} minuten.`],
        },
        {
          subject: `Waarschuwing: schijf ${draw.pick(['D', 'E', 'F'])} is ${draw.int(88, 97)} % vol`,
          lines: ['Ruim bestanden op of vraag om meer ruimte.'],
        },
      ]),
  },
  {
    from: { name: 'Vakgenoten', email: 'notification@vakgenoten.example' },
    to: ['lotte', 'noor', 'bram'],
    language: 'nl',
    count: 8,
    category: 'CATEGORY_SOCIAL',
    write(draw) {
      const person = draw.pick(outsiders)
      return draw.pick([
        {
          subject: `${person.name} wil contact met u maken`,
          lines: [`${person.name}, ${person.title} bij ${person.firm}, heeft u een uitnodiging gestuurd.`],
        },
        {
          subject: `${draw.int(3, 21)} mensen bekeken uw profiel`,
          lines: [`Een van hen werkt bij ${person.firm}.`],
        },
      ])
    },
  },
]

function page(sender: string, lines: string[]): string {
  const rows = lines.map(
    (line) =>
      `<tr><td style="padding:6px 24px;font:14px/20px Arial,sans-serif;color:#333333">${line}</td></tr>`,
  )
  return `<!DOCTYPE html><html><body style="margin:0;background:#f4f4f4"><table width="600" align="center" cellpadding="0" cellspacing="0" style="background:#ffffff"><tr><td style="padding:16px 24px;background:#22334a;color:#ffffff;font:bold 16px Arial,sans-serif">${sender}</td></tr>${rows.join('')}</table></body></html>`
}
