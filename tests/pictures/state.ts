import type { Locator, Page } from '@playwright/test'
import type { Seat, Stage } from './stage.ts'

/** A page in a state that has its picture. A later page adds its lines here. */
export type State = {
  /** Of its files: page, then state. */
  name: string
  /** Who looks at it; Lotte, who owns the workspace, unless another is named. */
  who?: Who
  /** Brings the product to it. */
  before?: (stage: Stage, seat: Seat) => Promise<unknown>
  /** Its address; absent where `before` has brought both browsers there. */
  at?: string | ((stage: Stage, seat: Seat) => string | Promise<string>)
  /** Addresses of the API that do not answer, or answer that they can't. With it each width begins anew. */
  api?: { path: string; answers: 'never' | 'failure' }
  /** What somebody does there. */
  act?: (page: Page, width: number) => Promise<unknown>
  /** What happens while both browsers are there, after `act`. */
  meanwhile?: (stage: Stage) => Promise<unknown>
  /** What is there once the state is. */
  see: (page: Page) => Locator
  /** Opened anew at each width, for what another width would end. */
  each?: true
  /** Undoes what `before` did, or goes on from it. */
  after?: (stage: Stage, seat: Seat) => Promise<unknown>
  /** What others build on: it is brought about even when its pictures are not wanted. */
  needed?: true
}
export type Who = 'lotte' | 'bram' | 'stranger'

export function button(name: string | RegExp) {
  return (page: Page) => page.getByRole('button', { name, exact: typeof name === 'string' }).first()
}

export function heading(name: string | RegExp) {
  return (page: Page) => page.getByRole('heading', { name }).first()
}

export function region(name: string | RegExp) {
  return (page: Page) => page.getByRole('region', { name }).first()
}

export function rows(page: Page) {
  return page.locator('[data-row]').first()
}

export function row(name: RegExp) {
  return (page: Page) => page.getByRole('link', { name }).first()
}

/** Words of an open mail. */
export function mail(words: string) {
  return (page: Page) => page.frameLocator('[data-thread] iframe').last().getByText(words)
}

/** Chooses from the menu of a button. */
export function fromMenu(name: string | RegExp, item: string | RegExp) {
  return async (page: Page) => {
    await page.getByRole('button', { name }).last().click()
    await page.getByRole('menuitem', { name: item }).click()
  }
}

/** Asks our own API as a page does. */
export function ask<T = unknown>(page: Page, method: string, path: string, body: object): Promise<T> {
  return page.evaluate(
    async ([method, path, body]) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(path, { method, headers, body: JSON.stringify(body) })
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
      return answer.status === 204 ? undefined : (await answer.json()).data
    },
    [method, path, body] as const,
  )
}

export function mailboxPage(address: string) {
  return async (stage: Stage) => `/settings/mailboxes/${await stage.idOf(address)}`
}

export function preview(name: RegExp) {
  return (page: Page) =>
    page.getByRole('list', { name: 'Files' }).getByRole('button', { name }).first().click()
}

/** Waits until a list of mail, where the page has one, has come alive: before, keys and presses go to where nothing listens yet. */
export async function lives(page: Page): Promise<void> {
  if ((await page.locator('[data-scroller=list]').count()) > 0)
    await page.locator('#warm-frames iframe').first().waitFor({ state: 'attached' })
}
