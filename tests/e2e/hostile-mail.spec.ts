import { expect, type Page, test } from '@playwright/test'
import { ATTRIBUTE_NAMES } from '#/lib/mime/attributes.ts'
import { mailDocument, plainTextDocument } from '#/lib/mime/frame.ts'
import { cleanHtml, ELEMENTS } from '#/lib/mime/sanitize.ts'
import type { Site } from '#/tests/support/frame-site.ts'
import { stageFrames } from '#/tests/support/frame-stage.ts'
import { clickEverything, type Seen, settle } from '#/tests/support/frame-watch.ts'
import { HOSTILE_MAILS } from '#/tests/support/hostile-mail.ts'
import type { Listener } from '#/tests/support/listener.ts'
import { seeded, tagSoup } from '#/tests/support/tag-soup.ts'

// Mail is shown as the product shows it: cleaned, in a sandboxed frame, under the frame's policy. Every host under .example is this machine,
// at a port that counts who comes, so that nothing can be asked for unseen: http, https, or a bare connection. Other hosts, which Chromium
// asks on its own account, do not exist.

let world: Listener
let site: Site
let page: Page
let seen: Seen

stageFrames((stage) => {
  ;({ world, site, page, seen } = stage)
})

const hostile = HOSTILE_MAILS.map((mail, index) =>
  mail
    .replaceAll('EVIL', `http://mail${index}.evil.example`)
    .replaceAll('HOST', `mail${index}.evil.example`)
    .replaceAll('RUN', `top.ran('mail${index}')`),
)

test('hostile mail asks for nothing, runs nothing, opens nothing, goes nowhere', async () => {
  await show(hostile, 'cleaned')
  await clickEverything(page)
  await settle(page)
  await expectNothing()
})

test('the same over https', async () => {
  await show(
    hostile.map((mail) => mail.replaceAll('http://', 'https://')),
    'cleaned',
  )
  await settle(page)
  await expectNothing()
})

test('the cleaner holds alone, without sandbox and policy', async () => {
  await show(hostile, 'cleaned', 'bare')
  await clickEverything(page)
  await settle(page)
  await expectNothing()
})

test('the policy stops every script alone, without the cleaner', async () => {
  await show(hostile, 'raw')
  await clickEverything(page)
  await settle(page)
  expect(await seen.ran()).toEqual([])
  expect(seen.dialogs).toEqual([])
  expect(page.url()).toBe(site.pageUrl)
})

test('the policy stops scripts also when somebody opens the frame by itself', async () => {
  const html = `<title>quiet</title><p>x</p><script>document.title='ran'</script><img src="x:x" onerror="document.title='ran'">`
  site.documents = [true, false].map((policy) => ({ html, policy }))
  await page.goto(`${site.origin}/mail/0`)
  expect(await page.title()).toBe('quiet')
  await page.goto(`${site.origin}/mail/1`)
  expect(await page.title()).toBe('ran')
})

test('with both walls down most of it comes alive, so that the walls have something to stop', async () => {
  await show(hostile, 'raw', 'bare')
  await clickEverything(page)
  await settle(page)
  const alive = new Set([
    ...(await seen.ran()),
    ...world.visits.map(({ host }) => host.replace('.evil.example', '')),
  ])
  expect((await seen.ran()).length).toBeGreaterThan(30)
  expect(hostile.filter((_, index) => alive.has(`mail${index}`)).length).toBeGreaterThan(100)
})

test('harmless mail stays: words, links, pictures of its own, and an empty box for a remote one', async () => {
  const mail = `<style>p{color:#333}</style><p style="font-weight:bold">Forty <b>rear wheels</b></p><a href="http://shop.spaakwerk.example/a?b=1">Shop</a>
    <img src="cid:wheel@spaakwerk.example" alt="A wheel"><img src="http://t.evil.example/open.gif" width="100" height="40" alt="Banner">
    <img src="http://t.evil.example/pixel.gif" width="1" height="1"><a href="#end">Down</a><h2 id="end">End</h2>`
  await show([mail], 'cleaned')
  const frame = page.frameLocator('iframe')
  await expect(frame.getByText('Forty rear wheels')).toHaveCSS('font-weight', '700')
  await expect(frame.getByText('Forty rear wheels')).toHaveCSS('color', 'rgb(51, 51, 51)')
  await expect(frame.getByAltText('A wheel')).toHaveJSProperty('naturalWidth', 1)
  await expect(frame.getByText('Banner')).toBeVisible()
  expect(await frame.getByText('Banner').boundingBox()).toMatchObject({ width: 100, height: 40 })
  await expect(frame.locator('img')).toHaveCount(1)
  await frame.getByText('Down').click()
  expect(page.frames()[1]?.url()).toMatch(/#mail-end$/)
  await settle(page)
  expect(world.visits).toEqual([])

  const popup = page.waitForEvent('popup')
  await frame.getByText('Shop').click()
  const opened = await popup
  await expect
    .poll(() => world.visits)
    .toContainEqual({ host: 'shop.spaakwerk.example', referrer: undefined })
  await opened.close()
})

test('plain text is text', async () => {
  const text = hostile.join('\n')
  site.documents = [{ html: plainTextDocument(text), policy: true }]
  await open()
  await settle(page)
  await expectNothing()
  await expect(page.frameLocator('iframe').getByText("<script>top.ran('mail0')</script>")).toBeVisible()
})

test('a mail can not paint over what is around it, nor stand for something of the page', async () => {
  await show(
    [
      '<style>div{position:fixed!important;inset:0;z-index:9}</style><div style="position : fixed;top:-900px;left:-900px;width:9000px;height:9000px;background:red">x</div>' +
        '<img name="documentElement"><a id="body" name="head">x</a><p id="defaultView">y</p>',
    ],
    'cleaned',
  )
  const frame = page.frames()[1]
  const inside = await frame?.evaluate(() => ({
    fixed: [...document.querySelectorAll('*')].filter(
      (element) => !['static', 'relative'].includes(getComputedStyle(element).position),
    ).length,
    whole:
      document.documentElement instanceof HTMLHtmlElement &&
      document.body instanceof HTMLBodyElement &&
      document.head instanceof HTMLHeadElement,
  }))
  expect(inside).toEqual({ fixed: 0, whole: true })
  const covered = await page.evaluate(
    () => document.elementFromPoint(innerWidth - 5, innerHeight - 5)?.tagName,
  )
  expect(covered).not.toBe('IFRAME')
})

test('what Chromium reads from cleaned tag soup holds nothing strange, and cleaning what it read changes nothing', async () => {
  await page.goto(`${site.origin}/page`)
  const clean = (html: string) => cleanHtml(html, { contentIds: new Set(['a@x']) }).html
  const cleaned = Array.from({ length: 3_000 }, (_, seed) => clean(tagSoup(seeded(seed + 50_000))))
  const first = await parseInBrowser(cleaned)
  expect(first.flatMap(({ names }) => names).filter((name) => !KNOWN.has(name))).toEqual([])
  const readAgain = await parseInBrowser(first.map(({ html }) => html)) // a few change even so: browsers write trees that they read otherwise
  const cleanedAgain = await parseInBrowser(first.map(({ html }) => clean(html)))
  expect(cleanedAgain.map(({ html }) => html)).toEqual(readAgain.map(({ html }) => html))
})

test('tag soup in frames without any policy asks for nothing and runs nothing', async () => {
  const soups = Array.from({ length: 150 }, (_, seed) =>
    Array.from({ length: 5 }, (_, part) => tagSoup(seeded(seed * 5 + part))).join(''),
  )
  await show(
    soups.map((soup) => soup.replaceAll('alert(1)', "top.ran('soup')")),
    'cleaned',
    'bare',
  )
  await settle(page)
  await expectNothing()
})

// What Chromium makes of html

const KNOWN = new Set([...ELEMENTS, 'style', ...ATTRIBUTE_NAMES.map((name) => `@${name}`)])

/** The html of each document after Chromium parsed it, and the names of all elements and attributes in it. */
function parseInBrowser(documents: string[]): Promise<{ html: string; names: string[] }[]> {
  return page.evaluate(
    (sources) =>
      sources.map((source) => {
        const { body } = new DOMParser().parseFromString(`<!doctype html><body>${source}`, 'text/html')
        const names = [...body.querySelectorAll('*')].flatMap((element) => [
          element.namespaceURI === 'http://www.w3.org/1999/xhtml'
            ? element.localName
            : `foreign ${element.localName}`,
          ...element.getAttributeNames().map((name) => `@${name}`),
        ])
        return { html: body.innerHTML, names: [...new Set(names)] }
      }),
    documents,
  )
}

// Showing

/** Puts mails into frames of one page: cleaned or raw, in the sandbox and under the policy, or bare. */
async function show(
  mails: string[],
  washed: 'cleaned' | 'raw',
  walls: 'walls' | 'bare' = 'walls',
): Promise<void> {
  const contentIds = new Set(['wheel@spaakwerk.example', 'a@x'])
  site.documents = mails.map((mail) => ({
    html:
      washed === 'raw'
        ? mail
        : mailDocument(cleanHtml(mail, { contentIds }).html, {
            imageAddress: (id) => `/images/${encodeURIComponent(id)}`,
          }),
    policy: walls === 'walls',
  }))
  await open()
}

async function open(): Promise<void> {
  await page.goto(site.pageUrl)
  await page.waitForFunction(
    (count) => document.querySelectorAll('iframe.loaded').length === count,
    site.documents.length,
  )
  seen.navigations.length = 0
}

async function expectNothing(): Promise<void> {
  for (const frame of page.frames().slice(1)) expect(frame.url()).toMatch(/\/mail\/\d+(?:#mail-.*)?$/)
  expect(world.visits).toEqual([])
  expect(site.requests).toEqual([])
  expect(await seen.ran()).toEqual([])
  expect({ dialogs: seen.dialogs, navigations: seen.navigations, popups: seen.popups }).toEqual({
    dialogs: [],
    navigations: [],
    popups: [],
  })
}
