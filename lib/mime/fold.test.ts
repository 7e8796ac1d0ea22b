import { describe, expect, test } from 'vitest'
import { foldQuotes, foldText } from './fold.ts'
import { isForward } from './history-words.ts'
import { cleanHtml } from './sanitize.ts'

const FOLD = '<details class="fold"><summary aria-label="Show quoted text">…</summary>'
const clean = (html: string) => cleanHtml(html, { contentIds: new Set() }).html

/** What of clean html is folded, or undefined; beside it, that nothing was lost and nothing moved. */
function folded(
  html: string,
  options?: { forwarded: boolean },
): { open: string; inside: string } | undefined {
  const source = clean(html)
  const result = foldQuotes(source, options)
  expect(words(result.replace(FOLD, ''))).toBe(words(source))
  if (!result.includes(FOLD)) {
    expect(result).toBe(source)
    return undefined
  }
  const [before = '', rest = ''] = result.split(FOLD)
  const end = rest.lastIndexOf('</details>')
  return { open: words(before + rest.slice(end)).trim(), inside: words(rest.slice(0, end)).trim() }
}

const words = (html: string) => html.replace(/<style>[^<]*<\/style>|<[^<>]*>/g, '')

const OWN = 'Forty is fine. '
const OLD = 'Can you send forty?'
const GMAIL = (inside: string) =>
  `<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">Op di 3 nov 2026 om 09:15 schreef Joris &lt;<a href="mailto:joris@velotech.example">joris@velotech.example</a>&gt;:<br></div>${inside}</div>`
const QUOTE = (text: string) => `<blockquote class="gmail_quote" style="margin:0">${text}</blockquote>`
const OUTLOOK = `<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>Van:</b> Joris de Wit &lt;joris@velotech.example&gt;<br><b>Verzonden:</b> dinsdag 3 november 2026 09:15<br><b>Aan:</b> Noor<br><b>Onderwerp:</b> Wielen</p></div>`

describe('the history below an answer is folded, as written by', () => {
  test.each([
    ['Gmail', `<div dir="ltr">${OWN}</div>${GMAIL(QUOTE(OLD))}`],
    ['Gmail, with the quote inside of what is around the answer', `<div>${OWN}${GMAIL(QUOTE(OLD))}</div>`],
    [
      'Outlook on Windows',
      `<div class="WordSection1"><p class="MsoNormal">${OWN}</p>${OUTLOOK}<p>${OLD}</p></div>`,
    ],
    [
      'Outlook on the web',
      `<div dir="ltr">${OWN}</div><div id="appendonsend"></div><hr style="width:98%"><div id="divRplyFwdMsg" dir="ltr"><font><b>Odosielateľ:</b> Joris<br><b>Predmet:</b> x</font></div><div>${OLD}</div>`,
    ],
    [
      'Outlook on a telephone',
      `<div>${OWN}</div><div id="mail-editor-reference-message-container">${OLD}</div>`,
    ],
    [
      'an old Outlook',
      `<p>${OWN}</p><p>-----Ursprüngliche Nachricht-----<br>Von: Joris<br>An: Noor</p><p>${OLD}</p>`,
    ],
    [
      'Apple Mail',
      `${OWN}<div><br><blockquote type="cite"><div>On 3 Nov 2026, at 09:15, Joris &lt;joris@velotech.example&gt; wrote:</div><div>${OLD}</div></blockquote></div>`,
    ],
    [
      'Apple Mail before',
      `<div>${OWN}</div><div><div>Le 3 nov. 2026 à 09:15, Joris a écrit :</div><br><blockquote type="cite">${OLD}</blockquote></div>`,
    ],
    [
      'Thunderbird',
      `<p>${OWN}</p><div class="moz-cite-prefix">03/11/2026 09:15, Joris:<br></div><blockquote type="cite" cite="mid:x">${OLD}</blockquote>`,
    ],
    [
      'Yahoo',
      `<div>${OWN}</div><div id="x" class="yahoo_quoted"><div>On Tuesday Joris wrote:</div>${OLD}</div>`,
    ],
    [
      'Proton',
      `<div>${OWN}</div><div class="protonmail_quote">On Tuesday Joris wrote:<br><blockquote>${OLD}</blockquote></div>`,
    ],
  ])('%s', (_, html) => {
    const fold = folded(html)
    expect(fold?.open).toBe(OWN.trim())
    expect(fold?.inside).toContain(OLD)
  })
})

describe('a quote without any mark is history when a line says who wrote it', () => {
  test.each([
    'On Tue, 3 Nov 2026 at 09:15, Joris de Wit <joris@velotech.example> wrote:',
    'Op di 3 nov 2026 om 09:15 schreef Joris de Wit <joris@velotech.example>:',
    'Am 03.11.26 um 09:15 schrieb Joris de Wit:',
    'Le mar. 3 nov. 2026 à 09:15, Joris de Wit a écrit\u00a0:',
    'El mar, 3 nov 2026 a las 9:15, Joris (<joris@velotech.example>) escribió:',
    'Il giorno mar 3 nov 2026 alle ore 09:15 Joris ha scritto:',
    'Den tirs. 3. nov. 2026 kl. 09.15 skrev Joris <joris@velotech.example>:',
    'Den tis 3 nov. 2026 kl 09:15 skrev Joris:',
    'wt., 3 lis 2026 o 09:15 Joris <joris@velotech.example> napisał(a):',
    'Em ter., 3 de nov. de 2026 às 09:15, Joris escreveu:',
    'Dne út 3. 11. 2026 v 9:15 uživatel Joris napsal:',
    '2026-11-03 9:15 GMT+01:00 Joris <joris@velotech.example>:',
    'Joris de Wit schreef:',
  ])('%s', (line) => {
    const escaped = line.replace('<', '&lt;').replace('>', '&gt;')
    expect(folded(`<p>${OWN}</p><p>${escaped}</p><blockquote>${OLD}</blockquote>`)?.open).toBe(OWN.trim())
    expect(foldText(`${OWN}\n\n${line}\n\n> ${OLD}\n`).startsWith(`${OWN}\n${FOLD}`)).toBe(true)
  })

  test.each(['Three reasons:', 'He wrote it down', 'As agreed on 3 November:'])(
    'but not after %j',
    (line) => {
      expect(folded(`<p>${OWN}</p><p>${line}</p><blockquote>${OLD}</blockquote>`)).toBeUndefined()
    },
  )
})

describe('signatures are folded', () => {
  test.each([
    [
      'of Gmail',
      `<div>${OWN}<div><br></div><span class="gmail_signature_prefix">-- </span><br><div class="gmail_signature">Noor<br>Spaakwerk</div></div>`,
    ],
    ['of Thunderbird', `<p>${OWN}</p><div class="moz-signature">-- <br>Noor</div>`],
    [
      'of Outlook on the web',
      `<div>${OWN}</div><div id="Signature"><img src="https://x.example/logo.png" width="200"></div>`,
    ],
    ['after two dashes', `<div>${OWN}</div><div>-- </div><div>Noor</div><div>+31 6</div>`],
    ['of a telephone', `<div>${OWN}</div><div>Verstuurd vanaf mijn iPhone</div>`],
  ])('%s', (_, html) => {
    expect(folded(html)?.open).toBe(OWN.trim())
  })

  test('together with the history below them, from inside of what is around the answer', () => {
    const html = `<div dir="ltr">${OWN}<div><div class="gmail_signature">Noor</div></div></div>${GMAIL(QUOTE(OLD))}`
    expect(folded(html)).toEqual({ open: OWN.trim(), inside: expect.stringMatching(/^Noor.*forty\?$/) })
  })

  test('two dashes above a long text are a line of the mail', () => {
    const html = `<div>${OWN}</div><div>--</div>${'<div>more</div>'.repeat(31)}`
    expect(folded(html)).toBeUndefined()
  })
})

describe('own words stay', () => {
  test('answers between quotes, in Gmail', () => {
    const html = `<div>See below.</div>${GMAIL(`${QUOTE('Forty?')}<div>Yes.</div>${QUOTE('In red?')}<div>Blue.</div>${QUOTE('Thanks')}`)}`
    expect(folded(html)).toMatchObject({
      inside: 'Thanks',
      open: expect.stringContaining('Yes.In red?Blue.'),
    })
  })

  test('an answer below the quote', () => {
    expect(folded(`${GMAIL(QUOTE(OLD))}<div>${OWN}</div>`)).toBeUndefined()
    expect(folded(`${GMAIL(QUOTE(OLD))}<div>${OWN}</div><div>-- <br>Noor</div>`)).toMatchObject({
      inside: '-- Noor',
    })
  })

  test('a picture below the quote', () => {
    const html = (size: string) =>
      `<p>${OWN}</p>${GMAIL(QUOTE(OLD))}<img src="https://x.example/a.png" ${size}>`
    expect(folded(html('width="200"'))).toBeUndefined()
    expect(folded(html('width="1" height="1"'))?.open).toBe(OWN.trim())
  })

  test('a mail that is nothing but a quote, or a signature', () => {
    expect(folded(GMAIL(QUOTE(OLD)))).toBeUndefined()
    expect(folded(`${OUTLOOK}<p>${OLD}</p>`)).toBeUndefined()
    expect(folded('<div class="gmail_signature">Noor</div>')).toBeUndefined()
    expect(foldText(`> ${OLD}\n`)).toBe(`&gt; ${OLD}\n`)
  })

  test('a picture alone is a word', () => {
    expect(folded(`<img src="https://x.example/a.png">${GMAIL(QUOTE(OLD))}`)?.inside).toContain(OLD)
  })
})

describe('what is forwarded is to be read', () => {
  test.each(['FW: Wheels', 'Fwd: Wheels', 'WG: Räder', 'TR : Roues', 'Doorst: Wielen', 'I: Ruote'])(
    '%s',
    (subject) => {
      expect(isForward(subject)).toBe(true)
    },
  )

  test.each(['Re: Fwd: Wheels', 'Wheels', 'Forward wheels', 'Irene: wheels'])(
    '%s is no forward',
    (subject) => {
      expect(isForward(subject)).toBe(false)
    },
  )

  test('it stays open, and what it answered is folded', () => {
    const inner = `<p>${OLD}</p>${OUTLOOK}<p>Older</p>`
    expect(folded(`<p>FYI</p>${OUTLOOK}<p>${OLD}</p>`, { forwarded: true })).toBeUndefined()
    expect(folded(`<p>FYI</p>${OUTLOOK}${inner}`, { forwarded: true })?.open).toContain(OLD)
    expect(folded(`<p>FYI</p>${OUTLOOK}${inner}`)?.open).toBe('FYI')
  })

  test('as its text alone says, too', () => {
    const gmail = `<div>FYI</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: Joris<br>Date: Tue<br>Subject: Wheels<br>To: Noor</div><br>${OLD}${GMAIL(QUOTE('Older'))}</div>`
    expect(folded(gmail)).toMatchObject({
      open: expect.stringContaining(OLD),
      inside: expect.stringContaining('Older'),
    })
    const apple = `<div>FYI<blockquote type="cite"><div>Begin forwarded message:</div><b>From: </b>Joris<br>${OLD}</blockquote></div>`
    expect(folded(apple, { forwarded: true })).toBeUndefined()
  })
})

describe('the fold stands where a browser leaves it', () => {
  test('never inside a paragraph, a link, a row or a list', () => {
    const at = (html: string) => foldQuotes(clean(html))
    expect(at(`<p class="a" id="b">${OWN}<br>Joris wrote:</p><blockquote>${OLD}</blockquote>`)).toContain(
      `${OWN}</p>${FOLD}<p class="a"><br />Joris wrote:</p>`,
    )
    expect(at(`<p>${OWN}<span><br>-- <br>Noor</span></p>`)).toContain(`</p>${FOLD}<p><span><br />-- <br />`)
    expect(at(`<table><tr><td>${OWN}</td></tr><tr><td>-- </td></tr></table>`)).toMatch(
      /<\/table><details.*<table>.*<\/table><\/details>$/,
    )
    expect(at(`<table><tr><td>${OWN}<br>-- <br>Noor</td></tr></table>`)).toContain(
      `${OWN}${FOLD}<br />-- <br />Noor</details></td>`,
    )
    expect(at(`<ul><li>${OWN}</li><li>--</li></ul>`)).toContain(`</ul>${FOLD}<ul><li>--</li></ul></details>`)
  })

  test('words that a browser would move out of a table stay as they are', () => {
    const html = `<table><tbody>${OWN}<p>-- </p>Noor</tbody></table>`
    expect(foldQuotes(html)).toBe(html)
  })

  test('the rules of the mail, and what is around all of it, stay around both', () => {
    expect(
      foldQuotes(clean(`<style>p{color:red}</style><body bgcolor="#fff"><p>${OWN}</p><p>-- </p><p>Noor</p>`)),
    ).toMatch(
      /^<style>p\{color:red\}<\/style><div style="background-color:#fff"><p>.*<\/p><details.*<\/details><\/div>$/,
    )
  })
})

describe('plain text', () => {
  const fold = (text: string, options?: { forwarded: boolean }) => {
    const html = foldText(text, options)
    const unescaped = html
      .replace(FOLD, '')
      .replace('</details>', '')
      .replaceAll('&gt;', '>')
      .replaceAll('&lt;', '<')
    expect(unescaped.replace(/<a [^>]*>|<\/a>/g, '')).toBe(text)
    return html.includes(FOLD) ? html.split(FOLD)[0]?.trim() : undefined
  }

  test.each([
    [
      'an introduction that the program broke',
      `Fine.\n\nOn Tue, Nov 3, 2026 at 9:15 AM Joris de Wit\n<joris@velotech.example> wrote:\n\n> Forty?\n>> Older\n`,
    ],
    [
      'a verb on a line of its own',
      'Fine.\n\nOn Tue, Nov 3, 2026 at 9:15 AM Joris <joris@velotech.example>\nwrote:\n> Forty?',
    ],
    [
      'the head of an older mail',
      'Fine.\r\n\r\n________________________________\r\nFrom: Joris\r\nSent: Tuesday\r\nTo: Noor\r\nSubject: Wheels\r\n\r\nForty?\r\n',
    ],
    ['a line that says so', 'Fine.\n\n-----Oorspronkelijk bericht-----\nVan: Joris\n\nForty?'],
    ['fields in stars', 'Fine.\n\n*From:* Joris\n*Date:* Tuesday\n*Subject:* Wheels\n\nForty?'],
    ['a signature', 'Fine.\n\n-- \nNoor\nSpaakwerk\n'],
    [
      "a mailing list's last lines",
      'Fine.\n_______________________________________________\nWheels mailing list\n',
    ],
    ['a signature above the history', 'Fine.\n\n-- \nNoor\n\nJoris wrote:\n> Forty?\n'],
  ])('%s', (_, text) => {
    expect(fold(text)).toBe('Fine.')
  })

  test.each([
    ['answers between quotes', 'Joris wrote:\n> Forty?\nYes.\n> Red?\nBlue.\n'],
    ['a line that only begins like a head', 'From: here to there\nit is far.\n'],
    ['a table of dashes', 'One\n-----\nTwo\n'],
    ['a ruled line above a text', `One\n${'_'.repeat(47)}\n${'more\n'.repeat(7)}`],
    ['nothing', ''],
  ])('%s stay open', (_, text) => {
    expect(fold(text)).toBeUndefined()
  })
})

test.each([
  ['html of 2 MB', () => foldQuotes(`${`<div>${OWN}</div>`.repeat(80_000)}<div>-- </div>`)],
  [
    'html of 2 MB in quotes',
    () => foldQuotes(`<p>x</p>${'<blockquote type="cite">x'.repeat(199)}${'<div>x</div>'.repeat(90_000)}`),
  ],
  [
    'a line of 2 MB',
    () => foldQuotes(`<p>x</p><blockquote type="cite">${'wrote: '.repeat(290_000)}</blockquote>`),
  ],
  ['text of 2 MB in short lines', () => foldText('ab\n'.repeat(660_000))],
  ['text of 2 MB of empty quotes', () => foldText(`x\n${'>\n'.repeat(1_000_000)}`)],
  ['text of 2 MB of dashes', () => foldText('--\n'.repeat(660_000))],
  ['text of 2 MB of heads', () => foldText('From: x\n'.repeat(250_000))],
])('%s takes time in step with its length', (_, fold) => {
  fold()
  const before = process.cpuUsage()
  fold()
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(400) // ms; about 50 where nothing else runs
})
