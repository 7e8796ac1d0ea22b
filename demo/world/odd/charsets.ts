import iconv from 'iconv-lite'
import { daysAgo } from '#/demo/world/clock.ts'
import { ours } from '#/demo/world/people.ts'
import { crlf, rough, type Story, type World } from '#/demo/world/story.ts'
import type { Address, Thread } from '#/demo/world/types.ts'

type Old = {
  key: string
  language: Thread['language']
  from: Address
  to: Address
  days: number
  subject: string
  text: string
  /** the charset of the bytes, and the one that the mail claims */
  charset: string
  claimed?: string | undefined
  labels?: string[]
}

/** Mails in charsets from before UTF-8, in their real bytes, some of which claim another one than they are in. */
export function oldCharsets(world: World): Story[] {
  return letters.map((old) => {
    const at = daysAgo(world.now, old.days, 9 + (old.days % 8), (old.days * 7) % 60)
    const claimed = 'claimed' in old ? old.claimed : old.charset
    const bytes = encode(crlf(old.text), old.charset)
    const word = encodedWord(old.subject, old.charset)
    const mail = rough(world, old.key, {
      from: old.from,
      to: [old.to],
      at,
      subject: old.subject,
      instead: {
        Subject: word,
        From: `${encodedWord(old.from.name, old.charset)} <${old.from.email}>`,
      },
      body: [
        claimed ? `Content-Type: text/plain; charset=${claimed}\r\n` : 'Content-Type: text/plain\r\n',
        `Content-Transfer-Encoding: ${old.charset === 'iso-2022-jp' ? '7bit' : '8bit'}\r\n\r\n`,
        bytes,
      ],
    })
    return {
      key: old.key,
      language: old.language,
      mails: [mail],
      keeping: { now: world.now, labels: old.labels ?? [] },
    }
  })
}

/** Text in the bytes of a charset. ISO-2022-JP, which iconv-lite lacks, is EUC-JP's bytes without their high bit, between escapes. */
export function encode(text: string, charset: string): Buffer {
  if (charset !== 'iso-2022-jp') return iconv.encode(text, charset)
  const parts = text.split(/([\u0080-\uffff]+)/).map((part, index) => {
    if (index % 2 === 0) return Buffer.from(part)
    const bytes = iconv.encode(part, 'euc-jp').map((byte) => byte & 0x7f)
    return Buffer.concat([Buffer.from('\x1b$B'), bytes, Buffer.from('\x1b(B')])
  })
  return Buffer.concat(parts)
}

/** Text as one encoded word (RFC 2047) in a charset; plain ASCII stays as it is. */
function encodedWord(text: string, charset: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  return `=?${charset}?B?${encode(text, charset).toString('base64')}?=`
}

const letters: Old[] = [
  {
    key: 'charset-1252',
    language: 'nl',
    from: { name: 'Hanneke Vos', email: 'hanneke@zuidlaar.example' },
    to: ours.verkoop,
    days: 6,
    charset: 'windows-1252',
    subject: 'Spaken voor de “oude” order',
    text: 'Beste Lotte,\n\nKun je de spaken uit de oude order – die van vóór de zomer – nog leveren? Onze prijs was toen € 0,46 per stuk, en dat was inclusief nippels…\n\nGroet,\nHanneke\n',
  },
  {
    key: 'charset-8859-15',
    language: 'fr',
    from: { name: 'Yann Le Goff', email: 'yann@rouelibre.example' },
    to: ours.verkoop,
    days: 11,
    charset: 'iso-8859-15',
    subject: 'Règlement de 1 240 € et cœur de moyeu',
    text: 'Bonjour Lotte,\n\nLe règlement de 1 240 € est parti ce matin. Auriez-vous aussi un cœur de moyeu pour l’ancien modèle ? Celui de Nantes a rendu l’âme.\n\nYann\n'.replace(
      /’/g,
      "'",
    ),
  },
  {
    key: 'charset-2022-jp',
    language: 'ja',
    from: { name: '志村 健一', email: 'shimura@shimura.example' },
    to: ours.inkoop,
    days: 3,
    charset: 'iso-2022-jp',
    subject: 'ベアリング6902の納期について',
    text: 'スパークヴェルク株式会社\nイドリッシ様\n\nいつもお世話になっております。志村精工の志村です。\nご注文いただいた6902ベアリング20,000個の納期は、来月15日を予定しております。\n検査成績書は出荷時にお送りいたします。\n\nよろしくお願いいたします。\n-- \n志村 健一\n志村精工 海外営業部\n',
    labels: ['Leveranciers'],
  },
  {
    key: 'charset-gb2312',
    language: 'zh',
    from: { name: '陈丽', email: 'chenli@yongfa.example' },
    to: ours.inkoop,
    days: 8,
    charset: 'gb2312',
    subject: '关于不锈钢辐条报价',
    text: '尊敬的努尔女士：\n\n您好！感谢您的询价。不锈钢辐条2.0毫米，数量二十万根，单价0.11美元，交货期三十五天。\n样品今天已寄出，请查收。\n\n此致\n敬礼\n陈丽\n永发辐条厂\n',
    labels: ['Leveranciers'],
  },
  {
    key: 'charset-1250-cs',
    language: 'cs',
    from: { name: 'Zuzana Havránková', email: 'zuzana@vltavin.example' },
    to: ours.verkoop,
    days: 13,
    charset: 'windows-1250',
    subject: 'Děkujeme za ceník',
    text: 'Dobrý den,\n\nděkujeme za ceník, moc se nám líbí. Příští týden pošlu první objednávku: šest sad a hlavy pro stroj na dráty.\n\nS přáním hezkého dne\nZuzana Havránková\n',
  },
  {
    key: 'charset-1250-pl',
    language: 'pl',
    from: { name: 'Małgorzata Kozieł', email: 'm.koziel@dwakola.example' },
    to: ours.lotte,
    days: 17,
    charset: 'windows-1250',
    subject: 'Pytanie o gwarancję na piasty',
    text: 'Dzień dobry,\n\nczy gwarancja na piasty obejmuje także łożyska? Mamy trzy sztuki z luzem, wszystkie z jednej paczki.\n\nZ poważaniem\nMałgorzata Kozieł\n',
  },
  {
    key: 'charset-lie-ascii',
    language: 'da',
    from: { name: 'Birgitte Holm', email: 'birgitte@hjulbyg.example' },
    to: ours.verkoop,
    days: 9,
    charset: 'windows-1252',
    claimed: 'us-ascii',
    subject: 'Nøgler til værktøjet',
    text: 'Hej Lotte,\n\nvi mangler to nøgler til værktøjet. Må vi låne jeres, når vi kommer på lørdag?\n\nHilsen Birgitte\n',
  },
  {
    key: 'charset-lie-latin',
    language: 'de',
    from: { name: 'Jutta Brandes', email: 'j.brandes@weser.example' },
    to: ours.verkoop,
    days: 10,
    charset: 'utf-8',
    claimed: 'iso-8859-1',
    subject: 'Öffnungszeiten über die Feiertage',
    text: 'Guten Tag,\n\nzwischen den Jahren haben wir geschlossen. Bitte keine Paletten schicken, es ist niemand da, der sie annimmt. Größere Bestellungen folgen im Januar.\n\nSchöne Grüße\nJutta Brandes\n',
  },
  {
    key: 'charset-lie-utf8',
    language: 'es',
    from: { name: 'Lucía Ferrer', email: 'lucia@lacadena.example' },
    to: ours.verkoop,
    days: 12,
    charset: 'windows-1252',
    claimed: 'utf-8',
    subject: 'Año nuevo, nuevos precios?',
    text: 'Buenos días,\n\n¿cambian los precios el año que viene? Tenemos que cerrar el catálogo y la página está casi lista. También queríamos saber el plazo de los radios.\n\nLucía\n',
  },
  {
    key: 'charset-none',
    language: 'fr',
    from: { name: 'Benoît Lejeune', email: 'b.lejeune@ardenne.example' },
    to: ours.noor,
    days: 20,
    charset: 'windows-1252',
    claimed: undefined,
    subject: 'Pièces détachées pour l’été',
    text: 'Bonjour Noor,\n\nvoici la liste des pièces détachées pour l’été : deux cents rayons, cinquante écrous, et un dérive-chaîne. Le tout à Namur, s’il vous plaît.\n\nBenoît\n',
  },
]
