import type { Page } from '@playwright/test'

/** What happened on a page of frames beside what was meant to. `ran`: the scripts of mails that ran, by the name they gave. */
export type Seen = {
  dialogs: string[]
  navigations: string[]
  popups: string[]
  ran: () => Promise<string[]>
}

export function watch(watched: Page): Seen {
  const dialogs: string[] = []
  const navigations: string[] = []
  const popups: string[] = []
  watched.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  watched.on('framenavigated', (frame) => {
    if (!/\/(?:mail\/\d+|frame)#mail-/.test(frame.url())) navigations.push(frame.url()) // to a place in the same mail
  })
  watched.on('popup', (popup) => popups.push(popup.url()))
  return {
    dialogs,
    navigations,
    popups,
    ran: () => watched.evaluate(() => (window as unknown as { list: string[] }).list ?? []),
  }
}

/**
 * Clicks all that is in the frames, as somebody would who can not leave anything alone; with `links` off not those that lead out of Lilac,
 * which may open what they say.
 */
export async function clickEverything(page: Page, { links = true } = {}): Promise<void> {
  await page.evaluate((withLinks) => {
    for (const frame of document.querySelectorAll('iframe'))
      for (const element of frame.contentDocument?.querySelectorAll('*') ?? []) {
        if (!withLinks && element.closest('a[href]:not([href^="#"])')) continue
        element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }))
      }
  }, links)
}

/** Waits until what was begun before has had its turn: two frames are drawn, and a request of our own has come back. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let turn = 0; turn < 2; turn++) {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
      await fetch('/images/turn')
    }
  })
}
