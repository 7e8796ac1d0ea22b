import { daysAgo } from '#/demo/world/clock.ts'
import { ours } from '#/demo/world/people.ts'
import { crlf, from, letter, rough, type Story, single, type World } from '#/demo/world/story.ts'

const plain = 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'

/** Subjects that are very long, empty, missing, full of emoji, or encoded word by word. */
export function oddSubjects(world: World): Story[] {
  const long = Array.from(
    { length: 14 },
    (_, index) =>
      `onderdeel ${index + 1}: ${'spaken nippels velgen assen lagers'.split(' ')[index % 5]} voor week ${index + 1}`,
  )
  const tale = `Verzamelbestelling voorjaar met alles wat we vorige week aan de telefoon bespraken, namelijk ${long.join(', ')} en de rest volgt per post`
  return [
    single(
      world,
      'subject-long',
      'nl',
      letter(world, 'subject-long', 0, {
        ...from('pj@veloleie.example'),
        to: [ours.verkoop],
        at: daysAgo(world.now, 3, 11, 42),
        subject: tale,
        text: 'Dag Lotte,\n\nAlles staat al in de onderwerpregel, zie ik nu. Kun je het zo verwerken?\n\nPieter-Jan\n',
      }),
    ),
    single(
      world,
      'subject-empty',
      'nl',
      letter(world, 'subject-empty', 0, {
        ...from('marit@krommetand.example'),
        to: [ours.lotte],
        at: daysAgo(world.now, 2, 17, 20),
        subject: '',
        text: 'Sietse vraagt of je zaterdag zijn fietspomp mee terugneemt.\n\nMarit\n',
        headers: { 'X-Mailer': 'iPhone Mail (23B85)' },
      }),
    ),
    single(
      world,
      'subject-none',
      'en',
      rough(world, 'subject-none', {
        ...from('conor@liffey.example'),
        to: [ours.verkoop],
        at: daysAgo(world.now, 15, 10, 5),
        subject: '',
        instead: { Subject: undefined },
        body: [
          plain,
          crlf('Forgot the subject, forgot the file. The order is four sets, same as in spring.\n\nConor\n'),
        ],
      }),
    ),
    single(
      world,
      'subject-emoji',
      'it',
      letter(world, 'subject-emoji', 0, {
        ...from('marco@brenta.example'),
        to: [ours.lotte],
        at: daysAgo(world.now, 1, 13, 33),
        subject: '🚴‍♂️ Giro delle officine 🔧🎉 sabato!',
        text: 'Ciao Lotte,\n\nsabato si parte alle 9 👍🏽 dal ponte vecchio, 72 km e un gelato 🍦. Vieni?\n\nMarco\n',
        html: '<div dir="ltr"><div>Ciao Lotte,</div><div><br></div><div>sabato si parte alle 9 👍🏽 dal ponte vecchio, 72 km e un gelato 🍦. Vieni?</div><div><br></div><div>Marco</div></div>',
      }),
    ),
    single(
      world,
      'subject-words',
      'de',
      rough(world, 'subject-words', {
        ...from('reto@zuerichnord.example'),
        to: [ours.verkoop],
        at: daysAgo(world.now, 7, 8, 51),
        subject: 'Grüezi: Prüfmaß für Naben, Größe 36 und ein Gruß aus Zürich',
        instead: {
          Subject:
            '=?utf-8?Q?Gr=C3=BCezi=3A_Pr=C3=BCfma=C3=9F?=\r\n =?utf-8?Q?_f=C3=BCr_Naben=2C_?=\r\n =?iso-8859-1?Q?Gr=F6=DFe_36?=\r\n =?utf-8?B?IHVuZCBlaW4gR3J1w58gYXVzIFrDvHJpY2g=?=',
        },
        body: [
          plain,
          crlf(
            'Guten Tag,\n\nwelches Prüfmaß nehmen Sie für die Naben der Größe 36? Unseres passt nicht mehr.\n\nReto Ammann\n',
          ),
        ],
      }),
    ),
    single(
      world,
      'subject-split',
      'pl',
      rough(world, 'subject-split', {
        ...from('piotr@kolarnia.example'),
        to: [ours.lotte],
        at: daysAgo(world.now, 18, 14, 2),
        subject: 'Zażółć gęślą jaźń: próba drukarki',
        instead: {
          Subject:
            '=?utf-8?B?WmHFvMOzxYLEhyBnxJnFm2zEhSBqYcW6xQ==?=\r\n =?utf-8?B?hDogcHLDs2JhIGRydWthcmtp?=',
        },
        body: [plain, crlf('To tylko próba nowej drukarki etykiet. Proszę zignorować.\n\nPiotr\n')],
      }),
    ),
  ]
}
