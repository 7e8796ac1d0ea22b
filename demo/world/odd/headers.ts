import { daysAgo } from '#/demo/world/clock.ts'
import { makeFile } from '#/demo/world/files/make.ts'
import { pdf } from '#/demo/world/files/pdf.ts'
import { ours, outsiders } from '#/demo/world/people.ts'
import { random } from '#/demo/world/random.ts'
import { crlf, from, letter, rough, type Story, single, type World } from '#/demo/world/story.ts'

const plain = 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'

/** Mails whose headers are unusual: subjects, names, dates, recipients and file names. */
export function oddHeaders(world: World): Story[] {
  return [...names(world), ...recipients(world), ...dates(world)]
}

function names(world: World): Story[] {
  const longName =
    'Maria-Theresia Freifrau von Hohenstein-Wallerscheidt-Rothenfels zu Laufrad und Speiche auf Burg Nabenfels'
  const certificate = pdf('Certificaat', ['Partij L24-0917'])
  const boundary = 'rand-2231'
  return [
    single(
      world,
      'name-long',
      'de',
      letter(world, 'name-long', 0, {
        from: { name: longName, email: 'verwaltung@nabenfels.example' },
        to: [ours.lotte],
        at: daysAgo(world.now, 4, 9, 30),
        subject: 'Führung durch Ihre Werkstatt',
        text: `Sehr geehrte Frau Verhagen,\n\nunser Oldtimerclub würde gern mit zwölf Personen Ihre Werkstatt besuchen. Wäre das im Frühjahr möglich?\n\n${longName}\n`,
      }),
    ),
    single(
      world,
      'name-comma',
      'en',
      rough(world, 'name-comma', {
        from: { name: 'Hargreave, Judith (Sheffield)', email: 'judith@hargreave.example' },
        to: [ours.verkoop],
        at: daysAgo(world.now, 9, 15, 14),
        subject: 'Trade account',
        instead: { From: '"Hargreave, Judith (Sheffield)" <judith@hargreave.example>' },
        body: [
          plain,
          crlf('Hello,\n\nOur bank asks for your IBAN on letterhead. Could you send it?\n\nJudith\n'),
        ],
      }),
    ),
    single(
      world,
      'name-arabic',
      'ar',
      letter(world, 'name-arabic', 0, {
        from: { name: 'ليلى الهاشمي', email: 'layla@desertwheels.example' },
        to: [ours.verkoop],
        at: daysAgo(world.now, 2, 8, 12),
        subject: 'طلب عرض سعر لعجلات الدراجات',
        text: 'السيدة لوته المحترمة،\n\nنحن متجر دراجات في دبي ونرغب في شراء 24 زوجا من العجلات مقاس 28 بوصة مع مولد كهربائي.\nيرجى إرسال الأسعار ومدة الشحن إلى دبي.\n\nمع التحية،\nليلى الهاشمي\n',
        html: '<div dir="rtl" lang="ar"><p>السيدة لوته المحترمة،</p><p>نحن متجر دراجات في دبي ونرغب في شراء 24 زوجا من العجلات مقاس 28 بوصة مع مولد كهربائي.<br>يرجى إرسال الأسعار ومدة الشحن إلى دبي.</p><p>مع التحية،<br>ليلى الهاشمي</p></div>',
      }),
    ),
    single(
      world,
      'name-arabic-2',
      'ar',
      letter(world, 'name-arabic-2', 0, {
        from: { name: 'ليلى الهاشمي', email: 'layla@desertwheels.example' },
        to: [ours.lotte],
        at: daysAgo(world.now, 31, 12, 40),
        subject: 'موعد المعرض: Booth C-27 في 12 مارس',
        text: 'هل ستشاركون في المعرض؟ نحن في الجناح C-27 يوم 12 مارس.\n\nليلى\n',
      }),
    ),
    single(
      world,
      'name-japanese',
      'ja',
      letter(world, 'name-japanese', 0, {
        from: { name: '志村 健一', email: 'shimura@shimura.example' },
        to: [ours.noor],
        at: daysAgo(world.now, 24, 7, 5),
        subject: '展示会のお礼',
        text: 'イドリッシ様\n\n先日は展示会でお時間をいただき、ありがとうございました。\n新しいカタログをお送りします。\n\n志村 健一\n',
        files: [makeFile('katalog-6902.pdf', ['6902', '6903'], random(world.seed, 'katalog'))],
      }),
    ),
    single(
      world,
      'file-2231',
      'nl',
      rough(world, 'file-2231', {
        ...from('h.nijland@draadtwente.example'),
        to: [ours.noor],
        at: daysAgo(world.now, 5, 13, 25),
        subject: 'Certificaat bij partij L24-0917',
        body: [
          `Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n--${boundary}\r\n${plain}`,
          crlf(
            'Dag Noor,\n\nHierbij het certificaat dat je zocht, met de lange naam die ons systeem eraan geeft.\n\nHenk\n',
          ),
          `\r\n--${boundary}\r\nContent-Type: application/pdf;\r\n name*0*=UTF-8''Keuringscertificaat%20%E2%82%AC-vrij%20;\r\n name*1*=draad%20%C3%98%202%2C0%20;\r\n name*2="RVS 304 partij L24-0917.pdf"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment;\r\n filename*0*=UTF-8''Keuringscertificaat%20%E2%82%AC-vrij%20;\r\n filename*1*=draad%20%C3%98%202%2C0%20;\r\n filename*2="RVS 304 partij L24-0917.pdf"\r\n\r\n`,
          `${certificate.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n--${boundary}--\r\n`,
        ],
      }),
    ),
  ]
}

function recipients(world: World): Story[] {
  const forty = outsiders.slice(0, 40).map(({ name, email }) => ({ name, email }))
  return [
    single(
      world,
      'to-forty',
      'en',
      letter(world, 'to-forty', 0, {
        from: { name: 'Lotte Verhagen', email: 'verkoop@spaakwerk.example' },
        to: forty,
        cc: [{ name: 'Bram Hoekstra', email: 'bram@spaakwerk.example' }],
        bcc: [ours.lotte],
        at: daysAgo(world.now, 10, 16, 1),
        subject: 'Spaakwerk is closed from 24 December to 3 January',
        text: 'Dear all,\n\nOur workshop is closed from 24 December to 3 January. Orders that reach us before the 16th still leave this year.\n\nWarm wishes from Deventer,\nLotte, Bram, Noor, Joris and Sanne\n',
      }),
    ),
    single(
      world,
      'to-undisclosed',
      'de',
      rough(world, 'to-undisclosed', {
        ...from('hartwig@speichenwerk.example'),
        to: [{ name: '', email: 'inkoop@spaakwerk.example' }],
        at: daysAgo(world.now, 6, 10, 48),
        subject: 'Preisanpassung zum Jahreswechsel',
        instead: { To: 'undisclosed-recipients:;' },
        body: [
          plain,
          crlf(
            'Sehr geehrte Kunden,\n\nzum 1. Januar steigen unsere Preise um durchschnittlich 3,8 %. Bestellungen bis zum 15. Dezember berechnen wir zu alten Preisen.\n\nSpeichenwerk Kassel\n',
          ),
        ],
      }),
    ),
    single(
      world,
      'to-group',
      'nl',
      rough(world, 'to-group', {
        ...from('w.oosterhuis@deventerstad.example'),
        to: [ours.lotte],
        at: daysAgo(world.now, 16, 9, 9),
        subject: 'Afval apart vanaf januari',
        instead: {
          To: 'Huurders Havenkwartier: lotte@spaakwerk.example, "Bakkerij, De Kade" <info@dekade.example>;',
        },
        body: [
          plain,
          crlf(
            'Beste huurders,\n\nVanaf januari gaat papier apart. De nieuwe bakken staan achter de loods.\n\nWim\n',
          ),
        ],
      }),
    ),
  ]
}

function dates(world: World): Story[] {
  const at = daysAgo(world.now, 22, 10, 30)
  const body = (text: string) => [plain, crlf(text)]
  return [
    single(
      world,
      'date-none',
      'en',
      rough(world, 'date-none', {
        ...from('harpreet@satnamrims.example'),
        to: [ours.noor],
        at,
        subject: 'Rim samples dispatched',
        instead: { Date: undefined },
        body: body('Dear Noor,\n\nSix rim samples left by courier today, ten days to you.\n\nHarpreet\n'),
      }),
    ),
    single(
      world,
      'date-future',
      'en',
      rough(world, 'date-future', {
        ...from('megan@tallgrass.example'),
        to: [ours.verkoop],
        at: daysAgo(world.now, 14, 19, 3),
        subject: 'Clock battery died, sorry',
        instead: { Date: 'Fri, 01 Jan 2038 00:12:44 -0800' },
        body: body(
          'Hi Lotte,\n\nIf this mail claims to come from the future, it is the workshop computer. Please add two truing stands to our order.\n\nMegan\n',
        ),
      }),
    ),
    single(
      world,
      'date-old',
      'de',
      rough(world, 'date-old', {
        ...from('j.brandes@weser.example'),
        to: [ours.verkoop],
        at: daysAgo(world.now, 26, 8, 22),
        subject: 'Alte Kiste, neue Bestellung',
        instead: { Date: 'Thu, 9 Mar 17 08:21:03 MEZ (Bremen)' },
        body: body(
          'Guten Tag,\n\nunser alter Rechner läuft noch. Bitte 40 Steckachsen wie gehabt.\n\nJutta Brandes\n',
        ),
      }),
    ),
    single(
      world,
      'id-none',
      'fr',
      rough(world, 'id-none', {
        ...from('florence@velocouvert.example'),
        to: [ours.lotte],
        at: daysAgo(world.now, 33, 16, 17),
        subject: 'Inscription au cours de montage',
        instead: { 'Message-ID': undefined },
        body: body(
          'Bonjour,\n\nReste-t-il deux places pour le cours de montage de roues au printemps ?\n\nFlorence\n',
        ),
      }),
    ),
  ]
}
