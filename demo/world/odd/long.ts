import { htmlBody } from '#/demo/world/bodies/html.ts'
import { plainText } from '#/demo/world/bodies/plain.ts'
import { atWork, day, hour, minute } from '#/demo/world/clock.ts'
import { colleagues } from '#/demo/world/people.ts'
import { random } from '#/demo/world/random.ts'
import { sixtyLines } from '#/demo/world/scripts/sixty.ts'
import { letter, type Story, type World } from '#/demo/world/story.ts'
import type { Mail, Said } from '#/demo/world/types.ts'

const writers = {
  L: colleagues.lotte,
  B: colleagues.bram,
  N: colleagues.noor,
  J: colleagues.joris,
  S: colleagues.sanne,
}

/** The thread of sixty mails among all colleagues, over four weeks up to this morning. */
export function longThread(world: World): Story[] {
  const draw = random(world.seed, 'sixty')
  const lines = sixtyLines.trim().split('\n')
  const subject = 'Padova: wie doet wat'
  const mails: Mail[] = []
  let before: Said | undefined
  const last = world.now - 20 * hour
  const times = lines
    .map((_, index) =>
      Math.min(
        atWork(last - Math.round((1 - index / lines.length) * 27 * day) + draw.int(0, 90) * minute),
        last - (lines.length - index) * 9 * minute,
      ),
    )
    .sort((one, other) => one - other) // what falls into a night is written in the morning, beside what is written then
  lines.forEach((line, index) => {
    const writer = writers[line[0] as keyof typeof writers]
    const others = Object.values(writers).filter((person) => person !== writer)
    const said: Said = {
      from: { name: writer.name, email: writer.email },
      to: others.map(({ name, email }) => ({ name, email })),
      cc: [],
      at: (times[index] ?? last) + index, // ms, so that none is of the same moment as the one it answers
      subject: index === 0 ? subject : `Re: ${subject}`,
      language: 'nl',
      client: writer.client,
      paragraphs: [line.slice(2), writer.name.split(' ')[0] ?? ''],
      signature: [],
      pictures: [],
      ...(before && { answers: before }),
    }
    const html = htmlBody(said)
    mails.push(
      letter(world, 'sixty', index, {
        from: said.from,
        to: said.to,
        at: said.at,
        subject: said.subject,
        references: mails.map((mail) => mail.id).slice(-20), // mail programs do not let the list grow without end
        text: plainText(said),
        ...(html && { html }),
      }),
    )
    before = said
  })
  return [
    {
      key: 'sixty',
      language: 'nl',
      mails,
      keeping: {
        now: world.now,
        labels: [`Beurs ${new Date(world.now).getUTCFullYear() + 1}`, 'Intern'],
        place: 'inbox',
        unread: false,
      },
    },
  ]
}
