import { daysAgo, hour, inWords } from '#/demo/world/clock.ts'
import { colleagues, ours, who } from '#/demo/world/people.ts'
import { crlf, letter, type Story, type World } from '#/demo/world/story.ts'
import type { Address, Mail } from '#/demo/world/types.ts'

/** Invitations with their answers and changes, as Google and Outlook send them (RFC 5545, RFC 6047). */
export function invitations(world: World): Story[] {
  return [
    meeting(
      world,
      'meeting-frame',
      who('a.sommerfeld@lindenau.example'),
      [ours.lotte, ours.bram],
      'Rahmenvertrag: §4 durchgehen',
      'Telefon',
      2,
      3,
      [],
    ),
    meeting(
      world,
      'meeting-week',
      colleagues.noor,
      [ours.lotte, ours.bram],
      'Weekstart werkplaats',
      'Kantine',
      6,
      1,
      ['moved'],
    ),
    meeting(
      world,
      'meeting-tooling',
      who('weilin@formhub.example'),
      [ours.noor],
      'Tooling date SW-1142',
      'Call',
      1,
      0,
      ['accepted'],
    ),
    meeting(
      world,
      'meeting-lyon',
      colleagues.lotte,
      [{ name: 'Camille Berthoud', email: 'camille@pignon.example' }, ours.bram],
      'Visite à Lyon',
      'Rue du Pavé 14, Lyon',
      5,
      14,
      ['accepted'],
    ),
    meeting(
      world,
      'meeting-tender',
      who('aanbesteding@stadsrad.example'),
      [ours.lotte],
      'Schouw werkplaats Stadsrad',
      'Rotterdam',
      11,
      6,
      ['cancelled'],
    ),
    meeting(
      world,
      'meeting-service',
      who('j.wenting@noordkade.example'),
      [ours.service],
      'Kwartaalgesprek transport',
      'Meppel',
      30,
      -20,
      ['moved', 'cancelled'],
    ),
  ]
}

type Change = 'moved' | 'cancelled' | 'accepted'

function meeting(
  world: World,
  key: string,
  host: Address,
  guests: Address[],
  title: string,
  place: string,
  days: number,
  ahead: number,
  changes: Change[],
): Story {
  const at = daysAgo(world.now, days, 10, 12)
  const start = daysAgo(world.now, -ahead, 13, 30)
  const uid = `${key}-${world.seed}@${host.email.split('@')[1]}`
  const step = (index: number, change: Change | undefined): Mail => {
    const method = change === 'cancelled' ? 'CANCEL' : change === 'accepted' ? 'REPLY' : 'REQUEST'
    const begins = change === 'moved' ? start + 24 * hour : start
    const [guest = host] = guests
    const when = inWords(begins, 'nl', { dateStyle: 'full', timeStyle: 'short' })
    const ics = calendar({ uid, method, begins, title, place, host, guests, sequence: index })
    const lead = {
      REQUEST: change ? 'Updated invitation: ' : 'Invitation: ',
      CANCEL: 'Canceled event: ',
      REPLY: 'Accepted: ',
    }[method]
    return letter(world, key, index, {
      from: method === 'REPLY' ? guest : host,
      to: method === 'REPLY' ? [host] : guests,
      at: at + index * 5 * hour,
      subject: `${lead}${title}`,
      text: `${title}\n${when}\n${place}\n\n${host.name}\n`,
      html: `<div><h2>${title}</h2><p>${when}<br>${place}</p><p>${host.name}</p></div>`,
      alternative: { type: `text/calendar; charset=utf-8; method=${method}`, content: ics },
      files:
        method === 'REPLY'
          ? []
          : [{ name: 'invite.ics', type: 'application/ics', content: Buffer.from(ics) }],
    })
  }
  const mails = [step(0, undefined), ...changes.map((change, index) => step(index + 1, change))]
  return { key, language: who(host.email).language, mails, keeping: { now: world.now, labels: [] } }
}

type Event = {
  uid: string
  method: string
  begins: number
  title: string
  place: string
  host: Address
  guests: Address[]
  sequence: number
}

function calendar({ uid, method, begins, title, place, host, guests, sequence }: Event): string {
  const stamp = (at: number) => `${new Date(at).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`
  const answer = method === 'REPLY' ? 'ACCEPTED' : 'NEEDS-ACTION'
  return crlf(
    `${[
      'BEGIN:VCALENDAR',
      'PRODID:-//Spaakwerk//Agenda//NL',
      'VERSION:2.0',
      `METHOD:${method}`,
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `SEQUENCE:${sequence}`,
      `DTSTAMP:${stamp(begins - 200 * hour)}`,
      `DTSTART:${stamp(begins)}`,
      `DTEND:${stamp(begins + hour)}`,
      `SUMMARY:${title}`,
      `LOCATION:${place.replace(/,/g, '\\,')}`,
      `ORGANIZER;CN=${host.name}:mailto:${host.email}`,
      ...guests.map(
        (guest) => `ATTENDEE;CN=${guest.name};PARTSTAT=${answer};RSVP=TRUE:\n mailto:${guest.email}`,
      ),
      `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\n')}\n`,
  )
}
