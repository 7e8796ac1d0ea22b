import { execFileSync } from 'node:child_process'
import type { Locator, Page } from '@playwright/test'
import { canvas, png, ring } from '#/demo/world/files/canvas.ts'
import { xlsx } from '#/demo/world/files/office.ts'
import { expectAccessible } from '#/tests/support/axe.ts'
import { expect, test } from '#/tests/support/e2e.ts'
import { type MailFile, mailWithFiles } from '#/tests/support/mail-with-files.ts'
import { pdfBomb, pdfOf, pdfUnderPassword } from '#/tests/support/pdf.ts'
import { chooseWhatToFetch, signIn } from '#/tests/support/signing-in.ts'

const LOTTE = 'lotte@spaakwerk.example'

test.use({ expectedErrors: [/status of (415|502)/] }) // a picture that is none, one that Gmail does not hand over

test('files are looked at, by mouse, by keyboard and on a phone, and nothing that harms is shown', async ({
  page,
  product,
}) => {
  await product.google.control('people', { people: [{ email: LOTTE, name: 'Lotte Verhagen' }] })
  await product.google.control('messages', {
    mailbox: LOTTE,
    messages: [mailOf('Bon de commande 7731', FILES), mailOf('Facture', STRANGE_FILES)],
  })
  await signIn(page, 'Lotte Verhagen')
  await chooseWhatToFetch(page, 'Everything')
  await page.getByRole('link', { name: /Bon de commande/ }).click()
  const cards = page.getByRole('list', { name: 'Files' }).getByRole('listitem')
  await expect(cards).toHaveCount(FILES.length)
  await page.mouse.move(0, 0)
  await expectAccessible(page)
  const scripts: string[] = []
  page.on('request', (request) => {
    if (/pdf/.test(request.url())) scripts.push(request.url())
  })

  await test.step('what Gmail did not hand over is asked for again', async () => {
    const fault = { match: { path: '/messages/', mailbox: LOTTE }, kind: 'status', status: 503 }
    await product.google.control('faults', { faults: [fault] })
    const picture = await show(page, 'roue.png')
    await expect(picture.getByRole('status')).toContainText('Gmail did not hand the file over')
    await expectAccessible(page)
    await product.google.control('faults', undefined, 'DELETE')
    await picture.getByRole('button', { name: 'Try again' }).click()
    await expect(picture.getByRole('img', { name: 'roue.png' })).toHaveJSProperty('naturalWidth', 300)
    await expect(picture).toBeFocused()
    await page.keyboard.press('Escape')
  })

  await test.step('a picture', async () => {
    const picture = await show(page, 'roue.png')
    await expect(picture.getByRole('img', { name: 'roue.png' })).toHaveJSProperty('naturalWidth', 300)
    await expect(picture.getByText('1 of 6')).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('the arrows go to the next file: a PDF, whose reader comes only now', async () => {
    expect(scripts).toEqual([])
    await page.keyboard.press('ArrowRight')
    const pdf = page.getByRole('dialog', { name: 'Bon 7731.pdf' })
    await expect(pdf.getByText('Page 1 of 12')).toBeVisible()
    await expect(pdf.getByText('Bon de commande, page 1', { exact: true })).toBeAttached()
    expect(await darkShare(pdf.locator('[data-page="1"] canvas'))).toBeGreaterThan(0.001)
    await expectAccessible(page)
    await pdf.getByRole('button', { name: 'Larger' }).click()
    await expect(pdf.getByText('125%')).toBeVisible()
    await pdf.getByRole('region', { name: 'Bon 7731.pdf' }).focus()
    await page.keyboard.press('End')
    await expect(pdf.getByText('Page 12 of 12')).toBeVisible()
    await expect(pdf.getByText('Bon de commande, page 12', { exact: true })).toBeAttached()
    await expect(pdf.locator('[data-page="1"] canvas')).toHaveCount(0)
    expect(scripts.filter((url) => !url.startsWith(product.origin))).toEqual([])
  })

  await test.step('a text in an old charset, a table, a mail, and what there is no preview of', async () => {
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('dialog').getByText('Très bien: 12 € – à bientôt')).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('columnheader', { name: 'stuks' })).toBeVisible()
    await expect(page.getByRole('cell', { name: 'naafdynamo, 32 gaats' })).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('ArrowRight')
    await expect(
      page.getByRole('dialog').getByRole('heading', { name: 'Ordre 40771: levering uge 49' }),
    ).toBeVisible()
    await expect(page.getByRole('dialog').getByText('Mette Dahl <mette@cykelhuset.example>')).toBeVisible()
    await expect(page.getByRole('dialog').getByText('kan I bekræfte')).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('dialog', { name: 'Planning-S49.xlsx' })).toBeVisible()
    await expect(page.getByText('There is no preview of this kind of file')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Next file' })).toBeDisabled()
    await expectAccessible(page)
  })

  await test.step('Esc closes, and the focus is back on the card', async () => {
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'roue.png' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'roue.png' })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('a download has the very bytes; all of them come as one archive', async () => {
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download Bon 7731.pdf' }).click()
    const download = await coming
    expect(download.suggestedFilename()).toBe('Bon 7731.pdf')
    const archive = page.waitForEvent('download')
    await page.getByRole('link', { name: /Download all 6 as a zip/ }).click()
    const path = await (await archive).path()
    expect((await archive).suggestedFilename()).toBe('Bon de commande 7731.zip')
    expect(execFileSync('unzip', ['-t', path]).toString()).toContain('No errors detected')
    for (const { name, bytes } of FILES)
      expect(execFileSync('unzip', ['-p', path, name.replaceAll('[', '\\[')]).equals(bytes), name).toBe(true)
  })

  await test.step('on a phone the preview takes the whole screen', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    const pdf = await show(page, 'Bon 7731.pdf')
    await expect(pdf.getByText('Page 1 of 12')).toBeVisible()
    expect(await pdf.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 })
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  await test.step('what is not what it says, and what harms', async () => {
    await page.getByRole('link', { name: /Facture/ }).click()
    await expect(page.getByText('reads like a .pdf file, and ends in .exe: it is a program')).toBeVisible()
    await expectAccessible(page)

    const disguised = await show(page, 'facture.pdf')
    await expect(disguised.getByText('This says it is a PDF, and is a program.')).toBeVisible()
    await page.keyboard.press('Escape')
    const page2 = await show(page, 'photo.png')
    await expect(page2.getByText('This says it is a picture, and is a web page.')).toBeVisible()
    await page.keyboard.press('Escape')
    const locked = await show(page, 'secret.pdf')
    await expect(locked.getByText('This PDF is under a password.')).toBeVisible()
    await page.keyboard.press('Escape')
    const broken = await show(page, 'casse.pdf')
    await expect(broken.getByText('This PDF is damaged')).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('a PDF of 10,000 pages stays calm', async () => {
    const begun = Date.now()
    const bomb = await show(page, 'bombe.pdf')
    await expect(bomb.getByText('Page 1 of 10000')).toBeVisible()
    await expect(bomb.getByText('These are the first 2000 pages')).toBeAttached()
    expect(Date.now() - begun).toBeLessThan(15_000)
    expect(await bomb.locator('canvas').count()).toBeLessThan(12)
    await page.keyboard.press('Escape')
  })
})

/** Shows a file by its card. */
async function show(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name }).click()
  const dialog = page.getByRole('dialog', { name })
  await expect(dialog).toBeVisible()
  return dialog
}

/** How much of a canvas is drawn dark. */
async function darkShare(drawn: Locator): Promise<number> {
  return drawn.evaluate((element) => {
    const picture = element as HTMLCanvasElement
    const pixels = picture.getContext('2d')?.getImageData(0, 0, picture.width, picture.height).data ?? []
    let dark = 0
    for (let at = 0; at < pixels.length; at += 4)
      if ((pixels[at] ?? 255) < 128 && pixels[at + 3] === 255) dark++
    return dark / (pixels.length / 4)
  })
}

function mailOf(subject: string, files: MailFile[]) {
  const from = 'Camille Berthoud <camille@pignon.example>'
  const html = '<p>Bonjour Lotte,</p><p>Voici les fichiers.</p>'
  const raw = mailWithFiles({ from, to: LOTTE, subject, html, files })
  return { raw, labelIds: ['INBOX'], internalDate: Date.now() - 3_600_000 }
}

const wheel = canvas(300, 300, [240, 240, 236])
ring(wheel, 150, 150, 110, 130, [40, 40, 48])

const FILES: MailFile[] = [
  { name: 'roue.png', type: 'image/png', bytes: png(wheel) },
  {
    name: 'Bon 7731.pdf',
    type: 'application/octet-stream',
    bytes: pdfOf(Array.from({ length: 12 }, (_, index) => `Bon de commande, page ${index + 1}`)),
  },
  {
    name: 'note.txt',
    type: 'text/plain',
    bytes: Buffer.from('Tr\xe8s bien: 12 \x80 \x96 \xe0 bient\xf4t', 'latin1'),
  },
  {
    name: 'artikelen.csv',
    type: 'application/vnd.ms-excel',
    bytes: Buffer.from('artikel;stuks\n"naafdynamo, 32 gaats";120\nspaak 262 mm;3840\n'),
  },
  {
    name: 'ordre.eml',
    type: 'application/octet-stream', // of a message/rfc822 part Gmail gives the parts inside it alone
    bytes: Buffer.from(
      [
        'From: Mette Dahl <mette@cykelhuset.example>',
        `To: ${LOTTE}`,
        'Subject: Ordre 40771: levering uge 49',
        'Date: Fri, 20 Nov 2026 09:48:00 +0100',
        'Message-ID: <ordre@cykelhuset.example>',
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=iso-8859-1',
        '',
        'Hej Lotte, kan I bekr\xe6fte levering?',
        '',
      ].join('\r\n'),
      'latin1',
    ),
  },
  {
    name: 'Planning-S49.xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: xlsx([['week', 49]]),
  },
]

const STRANGE_FILES: MailFile[] = [
  { name: 'facture.pdf', type: 'application/pdf', bytes: Buffer.from('MZ\x90\0 this is no PDF', 'latin1') },
  { name: 'invoice.pdf.exe', type: 'application/octet-stream', bytes: Buffer.from('MZ\x90\0', 'latin1') },
  { name: 'photo.png', type: 'image/png', bytes: Buffer.from('<!doctype html><script>alert(1)</script>') },
  { name: 'secret.pdf', type: 'application/pdf', bytes: pdfUnderPassword() },
  { name: 'casse.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7\nand nothing more') },
  { name: 'bombe.pdf', type: 'application/pdf', bytes: pdfBomb(10_000) },
]
