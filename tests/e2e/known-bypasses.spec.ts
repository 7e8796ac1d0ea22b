import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { z } from 'zod'
import { foldQuotes } from '#/lib/mime/fold.ts'
import { mailBody, plainTextBody } from '#/lib/mime/frame.ts'
import { cleanHtml } from '#/lib/mime/sanitize.ts'
import type { Site } from '#/tests/support/frame-site.ts'
import { stageFrames } from '#/tests/support/frame-stage.ts'
import { clickEverything, type Seen, settle } from '#/tests/support/frame-watch.ts'
import { HOSTILE_MAILS } from '#/tests/support/hostile-mail.ts'
import { BYPASSES, HOSTILE_TEXTS } from '#/tests/support/known-bypasses.ts'
import type { Listener } from '#/tests/support/listener.ts'
import { seeded, tagSoup } from '#/tests/support/tag-soup.ts'

// Mail as the reader shows it: its body, folded and marked, written into the frame that is the same for all mails. Every host under .example
// is this machine, at a port that counts who comes by http, https, or a bare connection.

let world: Listener
let site: Site
let page: Page
let seen: Seen

stageFrames(
  (stage) => {
    ;({ world, site, page, seen } = stage)
  },
  { width: 800, height: 600 },
)

const armed = (html: string, index: number, scheme = 'http') =>
  html
    .replaceAll('EVIL', `${scheme}://mail${index}.evil.example`)
    .replaceAll('HOST', `mail${index}.evil.example`)
    .replaceAll('RUN', `top.ran('mail${index}')`)
    .replaceAll('WORDS', 'Forty rear wheels')

/** The payloads that are open source, of which each host is ours; none where they are not beside the project. */
function payloadsOfOthers(): string[] {
  const corpus = fileURLToPath(new URL('../../../shared/corpus/sanitize', import.meta.url))
  if (!existsSync(corpus)) return []
  const dompurify = z
    .array(z.object({ payload: z.string() }))
    .parse(JSON.parse(readFileSync(`${corpus}/DOMPurify/dompurify.json`, 'utf8')))
    .map(({ payload }) => payload)
  const list = readFileSync(`${corpus}/xss-payload-list/xss-payload-list.txt`, 'utf8').split('\n')
  return [...dompurify, ...list]
    .filter((payload) => payload.trim() !== '')
    .map((payload) => payload.replace(/((?:https?:)?\/\/)[a-z0-9][a-z0-9.-]*/gi, '$1mail.evil.example'))
}

/** As history below an answer, where it is folded. */
const quoted = (html: string) =>
  `<p>Fine.</p><div class="gmail_attr">Joris wrote:</div><blockquote class="gmail_quote">${html}</blockquote>`

const CONTENT_IDS = new Set(['wheel@spaakwerk.example', 'a@x'])

function bodyOf(html: string, images: 'off' | 'on'): string {
  const clean = cleanHtml(html, { contentIds: CONTENT_IDS }).html
  return mailBody(clean, {
    imageAddress: (id) => `/images/${encodeURIComponent(id)}`,
    remoteAddress: images === 'on' ? (url) => `/remote/${encodeURIComponent(url)}` : undefined,
  }).content
}

for (const images of ['off', 'on'] as const)
  for (const scheme of ['http', 'https'])
    test(`known ways round other cleaners, images ${images}, ${scheme}`, async () => {
      const mails = BYPASSES.map(([, html], index) => armed(html, index, scheme))
      await show([...mails, ...mails.map(quoted)].map((html) => bodyOf(html, images)))
      const texts = await textsOfFrames()
      for (const [index, [known]] of BYPASSES.entries()) {
        expect.soft(texts[index], known).toContain('Forty rear wheels')
        expect.soft(texts[index + mails.length], `${known}, quoted`).toMatch(/Fine\..*Forty rear wheels/s)
      }
      await clickEverything(page, { links: false })
      await settle(page)
      await expectNothing()
      const asked = images === 'on' ? [`${scheme}://mail0.evil.example/a`] : []
      expect(new Set(site.pictures)).toEqual(new Set(asked)) // an image is an img, and nothing else here is a picture
    })

test('hostile mail with its pictures on: they alone are fetched, by our own address', async () => {
  await show(HOSTILE_MAILS.map((html, index) => bodyOf(armed(html, index), 'on')))
  await clickEverything(page)
  await settle(page)
  await expectNothing()
  const paths = site.pictures.map((picture) => new URL(picture).pathname)
  expect(new Set(paths)).toEqual(new Set(['/img', '/srcset', '/a', '/image', '/notmso']))
})

test('hostile plain text', async () => {
  await show(HOSTILE_TEXTS.map((text, index) => plainTextBody(armed(text, index)).content))
  await clickEverything(page, { links: false })
  await settle(page)
  await expectNothing()
})

test('the payloads of other projects', async () => {
  const payloads = payloadsOfOthers()
  test.skip(payloads.length === 0, 'the collection of open payloads is not here')
  test.slow()
  expect(payloads.length).toBeGreaterThan(6_000)
  for (const images of ['off', 'on'] as const) {
    await show(
      inLots(
        payloads.map((payload) => bodyOf(payload, images)),
        100,
      ),
    )
    await clickEverything(page, { links: false })
    await settle(page)
    await show(
      inLots(
        payloads.map((payload) => plainTextBody(payload).content),
        100,
      ),
    )
    await clickEverything(page, { links: false })
    await settle(page)
    await expectNothing()
  }
})

/** Links that would rather open in our place, keep a hand on us, or tell where they were. */
const LINKS = [
  '<a href="EVIL/plain">Wheels</a>',
  '<a href="EVIL/top" target="_top">Wheels</a>',
  '<a href="EVIL/parent" target="_parent">Wheels</a>',
  '<a href="EVIL/self" target="_self" rel="opener">Wheels</a>',
  '<base href="EVIL/" target="_top"><a href="EVIL/base">Wheels</a>',
  '<a href="EVIL/file" download="wheels.html">Wheels</a>',
  '<a href="EVIL/ping" ping="EVIL/told">Wheels</a>',
  '<meta name="referrer" content="unsafe-url"><a href="EVIL/policy" referrerpolicy="unsafe-url">Wheels</a>',
  '<a href="EVIL/event" onclick="RUN">Wheels</a>',
  '<form action="EVIL/sent" target="_top"><a href="EVIL/form"><button>Wheels</button></a></form>',
  '<a href="EVIL/picture"><img src="cid:wheel@spaakwerk.example" width="40" height="40"></a>',
  '<a href="EVIL/elsewhere">https://www.velorama.example/</a>',
]

test('a click on a link opens one tab, at its address and without a way back, and leaves ours where it is', async () => {
  test.slow()
  const texts = [
    ...HOSTILE_TEXTS.map((text, index) => armed(text, LINKS.length * 2 + index)),
    ...payloadsOfOthers(),
  ]
  const bodies = [
    ...LINKS.flatMap((html) => [html, quoted(html)]).map((html, index) => bodyOf(armed(html, index), 'off')),
    ...payloadsOfOthers().map((html) => bodyOf(html, 'off')),
    ...texts.map((text) => plainTextBody(text.replaceAll('https://', 'http://')).content),
  ]
  await show(bodies.filter(hasNewLink()))
  const links = await oneLinkForEachAddress()
  expect(links.length).toBeGreaterThanOrEqual(LINKS.length * 2)

  const opened: Page[] = []
  const asked: { url: string; referrer: string | undefined }[] = []
  page.context().on('page', (tab) => opened.push(tab))
  page.context().on('request', (request) => {
    if (request.resourceType() === 'document')
      asked.push({ url: request.url(), referrer: request.headers().referer })
  })
  for (const { link, address } of links) {
    const coming = page.context().waitForEvent('page')
    await follow(link)
    const tab = await coming
    await tab.waitForLoadState()
    expect(await tab.evaluate(() => [window.opener, document.referrer]), address).toEqual([null, ''])
    await settle(page)
    expect(asked, address).toEqual([{ url: address.replace(/#.*/, ''), referrer: undefined }])
    expect(opened, address).toEqual([tab])
    await tab.close()
    asked.length = 0
    opened.length = 0
  }
  for (const frame of page.frames().slice(1)) expect(frame.url()).toBe(`${site.origin}/frame`)
  expect(page.url()).toBe(`${site.origin}/reader`)
  expect({ navigations: seen.navigations, dialogs: seen.dialogs, ran: await seen.ran() }).toEqual({
    navigations: [],
    dialogs: [],
    ran: [],
  })
  expect(world.visits.filter(({ referrer }) => referrer?.startsWith(site.origin))).toEqual([])
})

test('a typeface comes from us alone, even past the cleaner, and a cleaned mail can name none', async () => {
  const mail = `<style>@font-face{font-family:far;src:url(EVIL/font)}@font-face{font-family:carried;src:url(data:font/woff2;base64,d09GMgABAAAAAA)}
    @font-face{font-family:near;src:url(/near)}p{font-family:far,carried,near}</style><p>WORDS</p>`
  await show([bodyOf(armed(mail, 0), 'on')])
  await settle(page)
  await expectNothing()
  await show([armed(mail, 0)])
  await expect.poll(() => site.requests).toEqual(['/near'])
  expect(world.visits).toEqual([])
})

test('nothing in a mail paints outside of its frame', async () => {
  const painting = [
    ...BYPASSES.map(([, html], index) => armed(html, index)),
    '<div style="margin:-900px;padding:900px;background:red;box-shadow:0 0 900px 900px red;outline:900px solid red">x</div>',
    '<table width="9000" height="9000" bgcolor="red" style="position:sticky;transform:scale(9);zoom:9"><td>x</table>',
    '<style>html,body{position:fixed;inset:-900px;background:red;overflow:visible}*{z-index:9999}</style><p>x</p>',
  ]
  await show([''])
  const around = await chrome()
  for (const html of painting) {
    for (const body of [bodyOf(html, 'on'), html]) {
      await write([body])
      expect((await chrome()).equals(around), html).toBe(true)
    }
  }
  await settle(page)
  expect(await seen.ran()).toEqual([])
})

test('history opens without script, and a mail can neither hide it nor the mark on a link', async () => {
  const hiding =
    '<style>details,summary,span,p *{display:none;visibility:hidden;opacity:0;font-size:0;color:transparent;width:0;position:absolute}@media all{.fold,summary,.goes-to,.goes-to *{display:none!important;font-size:0!important;color:transparent!important;opacity:0!important}}</style>'
  const mail = `<p>Fine. <a href="https://pay.evil.example/">velorama.com</a></p><p>Joris wrote:</p><blockquote type="cite">Forty?</blockquote>`
  await show([bodyOf(hiding + mail, 'off')])
  const frame = page.frameLocator('iframe')
  const history = frame.getByText('Forty?')
  await expect(history).toBeHidden()
  await frame.getByLabel('Show quoted text').click()
  await expect(history).toBeVisible()
  await frame.getByLabel('Show quoted text').press('Enter')
  await expect(history).toBeHidden()

  const mark = frame.getByRole('note')
  const box = () => mark.boundingBox().then((found) => found?.width ?? 0)
  const quiet = await box()
  expect(quiet).toBeGreaterThan(8)
  await mark.focus()
  expect(await box()).toBeGreaterThan(quiet + 60)
  await expect(mark).toHaveText('△ goes to pay.evil.example')
  await expect(mark).toHaveCSS('opacity', '1')
})

test('folding loses and moves no word, as Chromium reads the mail', async () => {
  await page.goto(`${site.origin}/reader`)
  const mails = Array.from({ length: 2_000 }, (_, seed) => {
    const soup = () => tagSoup(seeded(seed * 3 + 1))
    return cleanHtml(
      `<p>Fine.</p>${soup()}<p>Joris wrote:</p><blockquote type="cite">${soup()}</blockquote><p>-- </p>${soup()}`,
      {
        contentIds: CONTENT_IDS,
      },
    ).html
  })
  const folded = mails.map((html) => foldQuotes(html))
  expect(folded.filter((html, index) => html !== mails[index]).length).toBeGreaterThan(300)
  const differing = await page.evaluate(
    (pairs) => {
      const textOf = (html: string) => {
        const { body } = new DOMParser().parseFromString(`<!doctype html><body>${html}`, 'text/html')
        for (const summary of body.querySelectorAll('summary')) summary.remove()
        return body.textContent
      }
      return pairs.filter(([plain = '', fold = '']) => textOf(plain) !== textOf(fold)).map(([plain]) => plain)
    },
    mails.map((html, index) => [html, folded[index]]),
  )
  expect(differing).toEqual([])
})

// Showing

async function show(bodies: string[]): Promise<void> {
  site.bodies = bodies
  await page.goto(`${site.origin}/reader`)
  await write(bodies)
  seen.navigations.length = 0
}

/** Writes as components/mail/message-frame.tsx does. */
async function write(bodies: string[]): Promise<void> {
  await page.evaluate((contents) => {
    for (const [index, frame] of [...document.querySelectorAll('iframe')].entries())
      if (frame.contentDocument) frame.contentDocument.body.innerHTML = contents[index] ?? ''
  }, bodies)
}

/** Whether a body has a web link that none before had. */
function hasNewLink(): (body: string) => boolean {
  const known = new Set<string>()
  return (body) => {
    const links = [...body.matchAll(/ href="(http[^"]+)"/g)].flatMap(([, address]) => address ?? [])
    const hasNew = links.some((address) => !known.has(address))
    for (const address of links) known.add(address)
    return hasNew
  }
}

/** The first link to each web address in the frames; what is folded is opened. */
async function oneLinkForEachAddress(): Promise<{ link: Locator; address: string }[]> {
  const places = await page.evaluate(() => {
    const first = new Map<string, { frame: number; index: number }>()
    for (const [frame, { contentDocument }] of [...document.querySelectorAll('iframe')].entries()) {
      for (const fold of contentDocument?.querySelectorAll('details') ?? []) fold.open = true
      const links = contentDocument?.querySelectorAll<HTMLAnchorElement>('a[href^="http"]') ?? []
      for (const [index, { href }] of [...links].entries())
        if (!first.has(href)) first.set(href, { frame, index })
    }
    return [...first]
  })
  return places.map(([address, { frame, index }]) => ({
    address,
    link: page.locator('iframe').nth(frame).contentFrame().locator('a[href^="http"]').nth(index),
  }))
}

/** By mouse, or by keyboard where there is nothing to hit. */
async function follow(link: Locator): Promise<void> {
  const box = await link.boundingBox()
  if (box && box.width > 0 && box.height > 0) await link.click()
  else await link.press('Enter')
}

const textsOfFrames = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument?.body.textContent ?? ''),
  )

/** What is on the screen around the one frame. */
async function chrome(): Promise<Buffer> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
  return page.screenshot({ mask: [page.locator('iframe')], animations: 'disabled' })
}

function inLots(bodies: string[], size: number): string[] {
  return Array.from({ length: Math.ceil(bodies.length / size) }, (_, lot) =>
    bodies.slice(lot * size, (lot + 1) * size).join('\n'),
  )
}

async function expectNothing(): Promise<void> {
  for (const frame of page.frames().slice(1)) expect(frame.url()).toMatch(/\/frame(?:#mail-.*)?$/)
  expect(world.visits).toEqual([])
  expect(site.requests).toEqual([])
  expect(await seen.ran()).toEqual([])
  expect({ dialogs: seen.dialogs, navigations: seen.navigations, popups: seen.popups }).toEqual({
    dialogs: [],
    navigations: [],
    popups: [],
  })
}
