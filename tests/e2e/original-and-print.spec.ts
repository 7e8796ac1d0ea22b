import { readFileSync } from 'node:fs'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { fitMails } from '#/components/mail/print-fit.ts'
import { expectAccessible, expectAccessibleAtAllWidths } from '#/tests/support/axe.ts'
import { expect, test } from '#/tests/support/e2e.ts'
import { mailWithFiles } from '#/tests/support/mail-with-files.ts'
import { chooseWhatToFetch, signIn } from '#/tests/support/signing-in.ts'

const LOTTE = 'lotte@spaakwerk.example'

test.use({ expectedErrors: [/status of 502/] }) // a Google that is silent

test('one message is looked at as it came, and printed without a line lost', async ({
  page,
  context,
  product,
}) => {
  await product.google.control('people', { people: [{ email: LOTTE, name: 'Lotte Verhagen' }] })
  await product.google.control('messages', {
    mailbox: LOTTE,
    messages: [travelled(), mailOf('Nieuwsbrief', NEWSLETTER), mailOf('Verslag', REPORT)],
  })
  await context.addInitScript(countPrints)
  await signIn(page, 'Lotte Verhagen')
  await chooseWhatToFetch(page, 'Everything')
  await page.getByRole('link', { name: /Délai de livraison/ }).click()
  const menu = page.getByRole('button', { name: 'More for the message from Camille Berthoud' })

  let address = '' // of the original

  await test.step('its words only, and back', async () => {
    const body = page.frameLocator('iframe[title^="Mail from Camille"]')
    await expect(body.getByRole('link', { name: 'le suivi' })).toBeVisible()
    await menu.press('Enter')
    await expectAccessible(page)
    await page.getByRole('menuitem', { name: 'Words only' }).click()
    await expect(body.getByText('Le colis part lundi. En mots.')).toBeVisible()
    await menu.click()
    await page.getByRole('menuitem', { name: 'As sent' }).click()
    await expect(body.getByRole('link', { name: 'le suivi' })).toBeVisible()
  })

  await test.step('its head, its way and its source, as Gmail took it in', async () => {
    await menu.click()
    const opening = context.waitForEvent('page')
    await page.getByRole('menuitem', { name: 'Headers' }).click()
    const original = await opening
    address = original.url()
    await expect(
      original.getByText('SPF passed. The server that brought it may send for pignon.example.'),
    ).toBeVisible()
    await expect(original.getByText('DKIM failed.')).toBeVisible()
    await expect(original.getByText(/to mx\.google\.com.*3 s later/)).toBeVisible()
    await expect(
      original.getByRole('row', { name: /^Subject Délai de livraison.*=\?utf-8\?q\?/ }),
    ).toBeVisible()
    await expect(original.getByLabel('Source of the message')).toContainText('<script>alert(1)</script>')
    await expectAccessibleAtAllWidths(original)
    const coming = original.waitForEvent('download')
    await original.getByRole('link', { name: 'Download .eml' }).click()
    const eml = readFileSync(await (await coming).path())
    expect((await coming).suggestedFilename()).toBe('Délai de livraison.eml')
    expect(eml.equals(Buffer.from(travelled().raw, 'base64url'))).toBe(true)
    await original.close()
  })

  await test.step('when Google is silent, a sentence says so, and one can try again', async () => {
    await product.google.control('faults', {
      faults: [{ match: { path: '/messages/' }, kind: 'status', status: 503 }],
    })
    const original = await context.newPage()
    await original.goto(address)
    await expect(original.getByText('Gmail did not hand the message over.')).toBeVisible()
    await product.google.control('faults', undefined, 'DELETE')
    await original.getByRole('button', { name: 'Try again' }).click()
    await expect(original.getByRole('heading', { name: 'Source' })).toBeVisible()
    await original.close()
  })

  await test.step('on paper: the print dialog comes by itself, and nothing is cut off', async () => {
    for (const [subject, expected] of [
      ['Verslag', [...LINES, 'wat Mette eerder schreef']],
      ['Nieuwsbrief', ['Linkerkant', 'Rechterkant', 'Onderaan']],
    ] as const) {
      await page.getByRole('link', { name: new RegExp(subject) }).click()
      await page.getByRole('heading', { name: subject, level: 1 }).waitFor()
      await menu.click()
      const opening = context.waitForEvent('page')
      await page.getByRole('menuitem', { name: 'Print' }).click()
      const paper = await opening
      await expect.poll(() => paper.evaluate('globalThis.prints')).toBe(1)
      await expectAccessibleAtAllWidths(paper)
      const frame = (await paper.locator('iframe').getAttribute('src')) ?? ''
      const width = Number(await paper.locator('iframe').getAttribute('width'))
      await paper.setViewportSize({ width, height: 900 }) // as wide as its frame was
      await paper.goto(frame)
      await paper.evaluate(`(${fitMails})(document)`)
      const pages = await readPages(await paper.pdf({ format: 'A4' }))
      const text = pages.flatMap((items) => items.map((item) => item.text)).join(' ')
      const said = ['Camille Berthoud <camille@pignon.example>', 'CET', ...expected]
      expect(said.filter((words) => !text.includes(words))).toEqual([])
      for (const item of pages.flat()) expect(item.right, item.text).toBeLessThanOrEqual(595)
      if (subject === 'Verslag') expect(pages.length).toBeGreaterThanOrEqual(10)
      await paper.close()
    }
  })
})

/** Counts what would open the print dialog, in place of opening it. */
function countPrints() {
  const descriptor = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow')
  Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
    get() {
      const inside: Window | null = descriptor?.get?.call(this) ?? null
      if (inside)
        inside.print = () =>
          Object.assign(globalThis, { prints: ((globalThis as { prints?: number }).prints ?? 0) + 1 })
      return inside
    },
  })
}

/** The texts on each page of a PDF, and how far to the right each goes, in points. */
async function readPages(pdf: Buffer): Promise<{ text: string; right: number }[][]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1)
  return Promise.all(
    numbers.map(async (number) => {
      const { items } = await (await document.getPage(number)).getTextContent()
      return items.flatMap((item) =>
        'str' in item && item.str.trim()
          ? { text: item.str, right: Math.round(item.transform[4] + item.width) }
          : [],
      )
    }),
  )
}

function travelled() {
  const lines = [
    'Received: by 2002:a05:7300:1 with SMTP id x; Fri, 20 Nov 2026 01:32:04 -0800 (PST)',
    'Authentication-Results: mx.google.com;',
    '       dkim=fail header.i=@pignon.example header.s=s1;',
    '       spf=pass (google.com: domain of camille@pignon.example) smtp.mailfrom=camille@pignon.example',
    'Received: from mail.pignon.example (mail.pignon.example. [192.0.2.7])',
    '        by mx.google.com with ESMTPS id y; Fri, 20 Nov 2026 01:32:03 -0800 (PST)',
    'Received: from poste.local by mail.pignon.example; Fri, 20 Nov 2026 10:32:00 +0100',
    'From: Camille Berthoud <camille@pignon.example>',
    `To: ${LOTTE}`,
    'Subject: =?utf-8?q?D=C3=A9lai_de_livraison?=',
    'Date: Fri, 20 Nov 2026 10:31:59 +0100',
    'Message-ID: <delai@pignon.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nLe colis part lundi. En mots.\r\n',
    '--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Voici <a href="https://pignon.example/1">le suivi</a></p><script>alert(1)</script>',
    '--b--',
    '',
  ]
  return {
    raw: Buffer.from(lines.join('\r\n')).toString('base64url'),
    labelIds: ['INBOX'],
    internalDate: Date.parse('2026-11-20T09:32:04Z'),
  }
}

const LINES = Array.from({ length: 400 }, (_, line) => `Regel ${line + 1} van het verslag.`)
const REPORT = `${LINES.map((line) => `<p>${line}</p>`).join('')}
<p>On Fri, 20 Nov 2026 at 10:32, Mette Dahl wrote:</p><blockquote><p>wat Mette eerder schreef</p></blockquote>`

const NEWSLETTER = `<table width="1400" style="width:1400px"><tr><td width="1200">Linkerkant</td><td width="200">Rechterkant</td></tr></table><p>Onderaan</p>`

const mailOf = (subject: string, html: string) => ({
  raw: mailWithFiles({
    from: 'Camille Berthoud <camille@pignon.example>',
    to: LOTTE,
    subject,
    html,
    files: [],
  }),
  labelIds: ['INBOX'],
  internalDate: Date.now() - 3_600_000,
})
