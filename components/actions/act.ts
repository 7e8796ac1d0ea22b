import type { ActionView } from '#/lib/actions/types.ts'
import { ApiError, callApi } from '#/lib/api/client.ts'
import type { ThreadRow } from '#/lib/mail/types.ts'
import type { ShownList } from './effects.ts'
import { leaves } from './effects.ts'
import { newKey } from './new-key.ts'
import { addNotice, removeNotice, SECONDS, say } from './notices.ts'
import { addPatches, dropPatches, type Patch, settlePatches } from './patches.ts'
import type { Wish } from './wish.ts'
import { doneWords, failedWords, whatWords } from './words.ts'

/** One click: what it wants, of what, and where. Several wishes are told and taken back as one. */
export type Click = {
  wishes: Wish[]
  rows: ThreadRow[] // as they are shown now
  list: ShownList & { title: string }
  count: string // of threads, as the person writes numbers
  number?: (value: number) => string // writes further ones
  what?: string // in place of its subject
  words?: string // in place of "Archived 3 threads"
  next?: string // the subject of the thread that has the place now
  quiet?: boolean // nobody asked for it: nothing is said of it
}

const AGAIN_MS = 1_000 // a server that starts anew is away for a moment

/**
 * Does what a person clicked: it shows in the same frame, then the server is told. Where that fails it is taken back, and a notice says so. Each click has
 * keys of its own, so that one that is sent twice, by whomever, is done once.
 */
export function act(click: Click, keys = click.wishes.map(newKey)): void {
  const { wishes, rows, list } = click
  const patches = wishes.map((wish): Patch => ({ wish, rows, list, settledAt: null }))
  addPatches(patches)
  const answers = inTurn(() => sendAll(wishes, keys))
  const [first] = wishes
  if (!first) return
  const what = click.what ?? whatWords(rows.length === 1 ? rows.map((row) => row.subject) : [], click.count)
  const words = click.words ?? doneWords(first.kind, what)
  const undo = { words: 'Undo', keys: 'Z', run: () => takeBack(click, patches, answers, notice) }
  const notice = click.quiet ? undefined : addNotice({ tone: 'done', words, left: SECONDS, action: undo })
  if (click.next !== undefined) say(`${words}. Next: ${click.next}`)
  answers.then(
    (views) => {
      settlePatches(
        patches,
        views.map(({ id }) => id),
      )
      const many = views.find(({ state }) => state === 'applying')
      if (!many || notice === undefined) return
      const { number = String } = click
      void import('./news.ts').then(({ followAction }) => followAction(many, { notice, words, undo, number }))
    },
    (error: unknown) => {
      dropPatches(patches)
      removeNotice(notice)
      if (click.quiet) return
      const back = rows.length > 0 && leaves(first, list) ? list.title : null
      const failed = addNotice({
        tone: 'error',
        words: failedWords(first.kind, what, { one: rows.length < 2, backIn: back, why: whyOf(error) }),
        left: null,
        action: {
          words: 'Try again',
          run() {
            removeNotice(failed)
            act(click, keys)
          },
        },
      })
    },
  )
}

/** Undo: shows at once, and is told after what it takes back. */
function takeBack(
  click: Click,
  patches: Patch[],
  answers: Promise<ActionView[]>,
  notice: number | undefined,
): void {
  removeNotice(notice)
  const backs = patches.toReversed().map((undoes): Patch => ({ ...undoes, undoes, settledAt: null }))
  addPatches(backs)
  const done = addNotice({ tone: 'done', words: 'Undone', left: 4 })
  const keys = patches.map(newKey)
  inTurn(async () => {
    const views = await answers.catch(() => []) // what failed is back already
    for (const [index, view] of views.toReversed().entries())
      await send(`/api/v1/actions/${view.id}/undo`, { key: keys[index] })
  }).then(
    () => settlePatches(backs),
    (error: unknown) => {
      dropPatches(backs)
      removeNotice(done)
      const why = whyOf(error) ?? 'There is no connection to the server.'
      const failed = addNotice({
        tone: 'error',
        words: `Could not undo. ${why}`,
        left: null,
        action: {
          words: 'Try again',
          run() {
            removeNotice(failed)
            takeBack(click, patches, answers, undefined)
          },
        },
      })
    },
  )
}

let last: Promise<unknown> = Promise.resolve()

/** One after the other, so that what was clicked last is what holds. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work)
  last = mine.catch(() => undefined)
  return mine
}

async function sendAll(wishes: Wish[], keys: string[]): Promise<ActionView[]> {
  const views: ActionView[] = []
  for (const [index, { colour: _, ...wish }] of wishes.entries())
    views.push(await send<ActionView>('/api/v1/actions', { ...wish, key: keys[index] }))
  return views
}

/** Once more where nobody answered although there is a network: the key makes it the same action. */
async function send<T>(path: string, body: unknown): Promise<T> {
  try {
    return await callApi<T>('POST', path, body)
  } catch (error) {
    if (!navigator.onLine || !(error instanceof ApiError) || error.code !== 'no_connection') throw error
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    return callApi<T>('POST', path, body)
  }
}

/** Null: there is no connection. */
function whyOf(error: unknown): string | null {
  if (error instanceof ApiError) return error.code === 'no_connection' ? null : error.message
  throw error
}
