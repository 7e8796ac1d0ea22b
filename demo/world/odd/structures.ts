import { daysAgo } from '#/demo/world/clock.ts'
import { sentCopy } from '#/demo/world/compose.ts'
import { makeFile } from '#/demo/world/files/make.ts'
import { pdf } from '#/demo/world/files/pdf.ts'
import { logo, picture } from '#/demo/world/files/pictures.ts'
import { ours } from '#/demo/world/people.ts'
import { random } from '#/demo/world/random.ts'
import { crlf, from, letter, rough, type Story, single, type World } from '#/demo/world/story.ts'
import { base64, multipart, multipartPart, picturePart, uuencode } from './parts.ts'
import { winmail } from './tnef.ts'

/** Mails whose parts lie together in unusual ways. */
export async function oddStructures(world: World): Promise<Story[]> {
  const at = (days: number, hours = 10, minutes = 0) => daysAgo(world.now, days, hours, minutes)
  const draw = random(world.seed, 'structures')
  return [
    await forwarded(world, at(2, 14, 27)),
    single(
      world,
      'winmail',
      'de',
      rough(world, 'winmail', {
        ...from('paulsen@alster.example'),
        to: [ours.verkoop],
        at: at(8, 11, 16),
        subject: 'Unterlagen Fuhrpark',
        body: multipart('mixed', 'tnef', [
          [
            'Content-Type: text/plain; charset=us-ascii',
            crlf('Guten Tag,\n\nanbei die Unterlagen.\n\nHenning Paulsen\n'),
          ],
          [
            'Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=winmail.dat',
            base64(
              winmail('Unterlagen Fuhrpark', 'Guten Tag,\r\n\r\nanbei die Unterlagen.', {
                name: 'Fuhrpark.txt',
                content: Buffer.from('45 Raeder, 12 davon mit Anhaenger\r\n'),
              }),
            ),
          ],
        ]),
      }),
    ),
    single(
      world,
      'apple-nested',
      'fr',
      rough(world, 'apple-nested', {
        ...from('camille@pignon.example'),
        to: [ours.verkoop],
        at: at(19, 17, 3),
        subject: 'Photos du salon et plan',
        body: multipart('alternative', 'apple-outer', [
          [
            'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit',
            crlf('Bonjour Lotte,\n\nVoici deux photos, et le plan au milieu.\n\nCamille\n'),
          ],
          multipartPart('mixed', 'apple-inner', [
            [
              'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit',
              '<html><body><div>Bonjour Lotte,</div><div><br></div><div>Voici deux photos, et le plan au milieu.</div></body></html>',
            ],
            picturePart('salon-1.png', picture('photo', draw), 'inline'),
            [
              'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit',
              '<html><body><div>Le plan :</div></body></html>',
            ],
            picturePart('plan-salon.png', makeFile('plan-salon.png', [], draw).content, 'inline'),
            [
              'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit',
              '<html><body><div>Camille</div></body></html>',
            ],
          ]),
        ]),
      }),
    ),
    single(
      world,
      'uuencode',
      'en',
      rough(world, 'uuencode', {
        ...from('ole@tandemnord.example'),
        to: [ours.bram],
        at: at(29, 9, 51),
        subject: 'Drawing from the old machine',
        body: [
          'Content-Type: text/plain; charset=us-ascii\r\n\r\n',
          crlf(
            `Hello Bram,\n\nour old CAD machine sends files its own way. The measures are in here:\n\n${uuencode('measures.txt', Buffer.from('flange 58 mm\naxle 142 mm\nspokes 40\n'))}\nOle\n`,
          ),
        ],
      }),
    ),
    single(
      world,
      'signed',
      'de',
      rough(world, 'signed', {
        ...from('s.kolb@pruefwerk.example'),
        to: [ours.noor],
        at: at(21, 15, 20),
        subject: 'Prüfbericht 4711, signiert',
        instead: { Subject: '=?utf-8?Q?Pr=C3=BCfbericht_4711=2C_signiert?=' },
        body: multipart('signed; protocol="application/pkcs7-signature"; micalg=sha-256', 'smime', [
          [
            'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable',
            crlf(
              'Guten Tag,\n\nder Bericht ist abgeschlossen, Ergebnis: bestanden. Diese Nachricht ist signi=\nert.\n\nStefan Kolb\n',
            ),
          ],
          [
            'Content-Type: application/pkcs7-signature; name=smime.p7s\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=smime.p7s',
            base64(Buffer.alloc(900, 0x30)),
          ],
        ]),
      }),
    ),
    single(
      world,
      'pdf-alone',
      'nl',
      rough(world, 'pdf-alone', {
        from: { name: 'Scanner werkplaats', email: 'scanner@spaakwerk.example' },
        to: [ours.lotte],
        at: at(1, 8, 20),
        subject: 'Scan 0417',
        body: [
          'Content-Type: application/pdf; name="Scan-0417.pdf"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="Scan-0417.pdf"\r\n\r\n',
          base64(pdf('Scan 0417', ['Handtekening op pakbon 41190'])),
        ],
      }),
    ),
    single(
      world,
      'html-alone',
      'en',
      rough(world, 'html-alone', {
        ...from('tuuli@kallas.example'),
        to: [ours.verkoop],
        at: at(7, 12, 55),
        subject: 'Studded tyres, narrow rims',
        body: [
          'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n',
          base64(
            Buffer.from(
              '<!DOCTYPE html><html><body><p>Hello Lotte,</p><p>Do the studded tyres of 47&nbsp;mm fit your rims? It is <b>−18&nbsp;°C</b> here and people ask.</p><p>Tuuli Kallas</p></body></html>',
            ),
          ),
        ],
      }),
    ),
    single(
      world,
      'text-stub',
      'es',
      letter(world, 'text-stub', 0, {
        ...from('ander@ondarza.example'),
        to: [ours.verkoop],
        at: at(6, 18, 2),
        subject: 'Llantas para la línea gravel',
        text: ' \n',
        html: '<div style="font-family:Helvetica"><p>Hola Lotte,</p><p>Para la línea gravel necesitamos llantas de 25 mm, en <b>tres</b> colores. ¿Tenéis dibujo?</p><p>Ander</p></div>',
      }),
    ),
    single(
      world,
      'delsp',
      'en',
      rough(world, 'delsp', {
        ...from('megan@tallgrass.example'),
        to: [ours.service],
        at: at(25, 20, 41),
        subject: 'Long lines, soft breaks',
        body: [
          'Content-Type: text/plain; charset=us-ascii; format=flowed; delsp=yes\r\n\r\n',
          'Hi Bram,\r\n\r\nThe rear wheel you sent in spring has now done four thousand mil \r\nes of gravel without a single loose spoke, and I wanted somebody  \r\nto know that.\r\n\r\n> How is the hub holding up?\r\n\r\nStill quiet.\r\n\r\n-- \r\nMegan\r\n',
        ],
      }),
    ),
    single(
      world,
      'logo-only',
      'da',
      letter(world, 'logo-only', 0, {
        ...from('lars@havnenscykler.example'),
        to: [ours.lotte],
        at: at(3, 16, 36),
        subject: 'Vores nye logo',
        text: 'Hej Lotte,\n\nsådan ser det ud nu. Hvad synes du?\n\nLars\n',
        html: '<div>Hej Lotte,</div><div><br></div><div>sådan ser det ud nu. Hvad synes du?</div><div><img src="cid:logo%20nyt@havnenscykler.example" alt="logo"></div><div>Lars</div>',
        files: [
          {
            name: 'logo nyt.png',
            type: 'image/png',
            content: logo(draw),
            cid: 'logo nyt@havnenscykler.example',
          },
        ],
      }),
    ),
  ]
}

/** Two mails sent on as files inside another, one of which has a file of its own. */
async function forwarded(world: World, at: number): Promise<Story> {
  const draw = random(world.seed, 'forwarded')
  const first = letter(world, 'forwarded-first', 0, {
    ...from('mathilde@garonne.example'),
    to: [ours.service],
    at: at - 90_000_000,
    subject: 'Roue voilée après 300 km',
    text: 'Bonjour,\n\nla roue avant est voilée après 300 km. Photo jointe.\n\nMathilde\n',
    files: [makeFile('roue-voilee.png', [], draw)],
  })
  const second = letter(world, 'forwarded-second', 0, {
    ...from('mathilde@garonne.example'),
    to: [ours.service],
    at: at - 80_000_000,
    subject: 'Suite : roue voilée',
    text: 'Et voici le numéro de série : L25-0311-0009.\n\nMathilde\n',
  })
  const mail = rough(world, 'forwarded', {
    from: ours.bram,
    to: [ours.noor],
    at,
    subject: 'Fwd: twee mails over de slag in Toulouse',
    body: multipart('mixed', 'forward', [
      [
        'Content-Type: text/plain; charset=utf-8',
        crlf(
          'Noor,\n\nDit zijn de twee mails van Mathilde, compleet met kop. Dezelfde partij als in Leipzig?\n\nBram\n',
        ),
      ],
      [
        'Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename="roue.eml"',
        await sentCopy(first),
      ],
      [
        'Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename="suite.eml"',
        await sentCopy(second),
      ],
    ]),
  })
  return single(world, 'forwarded', 'nl', mail)
}
