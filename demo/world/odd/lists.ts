import { daysAgo, hour } from '#/demo/world/clock.ts'
import { who } from '#/demo/world/people.ts'
import { letter, type Story, type World } from '#/demo/world/story.ts'
import type { Mail } from '#/demo/world/types.ts'

const list = { name: 'Wheelbuilders', email: 'wheelbuilders@lists.example' }

/** Threads of a mailing list (RFC 2919, RFC 2369): sent by its members, delivered by the list. */
export function mailingList(world: World): Story[] {
  return threads.map(([key, days, subject, posts]) => {
    const start = daysAgo(world.now, days, 10, 22)
    const mails: Mail[] = []
    for (const [index, [email, text]] of posts.entries()) {
      const { name } = who(email)
      const quoted =
        index > 0
          ? `${posts[index - 1]?.[1]
              .split('\n')
              .map((line) => `> ${line}`)
              .join('\n')}\n\n`
          : ''
      mails.push(
        letter(world, key, index, {
          from: { name: `${name} via Wheelbuilders`, email: list.email },
          to: [list],
          bcc: [
            { name: '', email: 'bram@spaakwerk.example' },
            { name: '', email: 'joris@spaakwerk.example' },
          ],
          at: Math.min(start + index * 7 * hour, world.now - (posts.length - index) * hour),
          subject: `${index > 0 ? 'Re: ' : ''}[wheelbuilders] ${subject}`,
          references: mails.map((mail) => mail.id),
          text: `${quoted}${text}\n\n${name}\n_______________________________________________\nwheelbuilders mailing list\nhttps://lists.example/wheelbuilders\n`,
          headers: {
            'List-Id': 'Wheelbuilders <wheelbuilders.lists.example>',
            'List-Post': '<mailto:wheelbuilders@lists.example>',
            'List-Unsubscribe': '<https://lists.example/wheelbuilders/leave>',
            'Reply-To': `${name} <${email}>`,
            Precedence: 'list',
          },
        }),
      )
    }
    return {
      key,
      language: 'en',
      mails,
      keeping: { now: world.now, labels: [], category: 'CATEGORY_FORUMS' },
    }
  })
}

const threads: [key: string, days: number, subject: string, posts: [email: string, text: string][]][] = [
  [
    'list-tension',
    2,
    'Tension meters that agree with each other',
    [
      [
        'judith@hargreave.example',
        'I have three tension meters and four opinions. Which one do you trust, and how do you check it?',
      ],
      ['reto@zuerichnord.example', 'We hang a bucket of water on a spoke. Twelve litres, every Monday.'],
      ['conor@liffey.example', 'A bucket! Mine leaks. I send the meter away once a year.'],
      ['megan@tallgrass.example', 'The one that is wrong every day by the same amount is the best one.'],
      ['judith@hargreave.example', 'Bucket ordered. Thank you all.'],
    ],
  ],
  [
    'list-nipples',
    11,
    'Brass or alloy nipples in salt',
    [
      [
        'ole@tandemnord.example',
        'Winter here eats alloy nipples. Does anybody still sell brass ones in black?',
      ],
      ['elin@norr.example', 'Brass, always. Black wears off, then they look honest.'],
      ['tuuli@kallas.example', 'We dip them in wax. It helps until March.'],
    ],
  ],
  [
    'list-lacing',
    34,
    'Teaching somebody to lace in one afternoon',
    [
      [
        'yann@rouelibre.example',
        'On Saturday I teach six people to lace a wheel. Four hours. What would you leave out?',
      ],
      [
        'inigo@marejada.example',
        'Leave out the theory. Give them a wheel with one wrong spoke and let them find it.',
      ],
      ['lars@havnenscykler.example', 'Coloured tape on every fourth spoke saves an hour.'],
      ['yann@rouelibre.example', 'Both done. Five round wheels and one egg. Merci!'],
    ],
  ],
  [
    'list-rims',
    120,
    'Rims with 48 holes',
    [
      ['ines@ribeira.example', 'Who still drills 48 holes? For a cargo tricycle of 1961.'],
      ['marco@brenta.example', 'My uncle. Slowly.'],
    ],
  ],
]
