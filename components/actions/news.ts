import type { ActionView } from '#/lib/actions/types.ts'
import { ApiError, callApi } from '#/lib/api/client.ts'
import { addNotice, changeNotice, type Notice, SECONDS } from './notices.ts'
import { refusePatches } from './patches.ts'

type Followed = {
  notice: number
  words: string
  undo: NonNullable<Notice['action']>
  number: (value: number) => string
}

const followed = new Map<number, Followed>() // by action
const told = new Set<number>() // actions whose refusal was said

/** Shows how far an action on many threads is, with a way to stop it; when it is through, its undo. */
export function followAction(view: ActionView, shown: Followed): void {
  followed.set(view.id, shown)
  show(view)
}

/** What the server says of actions since: how far they are, and what Gmail refused. */
export async function readActionNews(): Promise<void> {
  try {
    const ids = [...followed.keys()]
    const views = await Promise.all(ids.map((id) => callApi<ActionView>('GET', `/api/v1/actions/${id}`)))
    for (const view of views) show(view)
    const recent = await callApi<ActionView[]>('GET', '/api/v1/actions/recent')
    for (const { id, refused } of recent) {
      if (refused.length === 0 || told.has(id)) continue
      told.add(id)
      refusePatches(id)
      addNotice({ tone: 'error', words: refused.map(({ sentence }) => sentence).join(' '), left: null })
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error // the next event asks again
  }
}

function show({ id, state, applied, threads }: ActionView): void {
  const shown = followed.get(id)
  if (!shown) return
  const { notice, words, undo, number } = shown
  if (state === 'applying') {
    const stop = () => void callApi('POST', `/api/v1/actions/${id}/cancel`, {}).then(readActionNews)
    changeNotice(notice, {
      tone: 'busy',
      words: `${words}: ${number(applied)} of ${number(threads)}`,
      share: threads === 0 ? 0 : applied / threads,
      left: null,
      action: { words: 'Stop', run: stop },
    })
    return
  }
  followed.delete(id)
  const stopped = state === 'cancelled' ? `Stopped after ${number(applied)} of ${number(threads)}` : words
  changeNotice(notice, { tone: 'done', words: stopped, share: undefined, left: SECONDS, action: undo })
}
