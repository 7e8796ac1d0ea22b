import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { railQuery, threadQuery } from '#/components/mail/queries.ts'
import type { useRovingRows } from '#/components/mail/use-roving-rows.ts'
import { useClock, useNumbers } from '#/components/ui/clock.tsx'
import { whenWords } from '#/components/ui/dates.ts'
import { ApiError } from '#/lib/api/client.ts'
import type { ListView, OpenThread, ThreadRow } from '#/lib/mail/types.ts'
import { act } from './act.ts'
import { leaves } from './effects.ts'
import { makeLabel } from './labels.ts'
import { addNotice } from './notices.ts'
import { placeOf } from './offered.ts'
import type { Selection } from './use-selection.ts'
import type { ActionKind, Wish } from './wish.ts'
import { whatWords } from './words.ts'

/** A choice that is open: of what, where on the page, for which threads. */
export type Picker = { kind: 'label' | 'move' | 'snooze' | 'remind'; at: HTMLElement; on: ThreadRow[] }

export type ListActions = ReturnType<typeof useListActions>

/** What is done to the mail of a list: to the chosen threads, else the open one, else the one that has the place. */
export function useListActions({
  list,
  rows,
  roving,
  openId,
  open,
  selection,
  isListSeen,
}: {
  list: ListView
  rows: ThreadRow[]
  roving: ReturnType<typeof useRovingRows>
  openId: number | null
  open: (thread: number | null) => void
  selection: Selection
  isListSeen: () => boolean // beside an open thread
}) {
  const client = useQueryClient()
  const [picker, setPicker] = useState<Picker | null>(null)
  const [doomed, setDoomed] = useState<ThreadRow[] | null>(null) // to be deleted for ever, once that is confirmed
  const number = useNumbers()
  const clock = useClock()
  const { address } = list
  const place = placeOf(address)
  const rail = client.getQueryData(railQuery.queryKey)
  const base = address.replace(/-(unread|starred|files)?(-before-.*)?$/, '')
  const shownLabel = rail?.labels.find((one) => one.address === base)?.path
  const shown = { address, label: shownLabel, title: list.head.title }

  function targets(): ThreadRow[] {
    if (selection.active) return selection.rows
    if (openId === null) return rows.filter((row) => row.id === roving.place)
    const row = rows.find(({ id }) => id === openId)
    const thread = client.getQueryData(threadQuery(openId, place).queryKey)
    return row ? [row] : thread ? [rowOf(thread)] : []
  }

  /** Whether these stand for all that match. */
  const isAll = (on: ThreadRow[]) => selection.active && selection.all && on.length === selection.rows.length

  /** How many threads they are, those that match but are not loaded with them. */
  function countOf(on: ThreadRow[]): string {
    const { total, counted } = list.head
    if (!isAll(on)) return number(on.length)
    return total < counted ? number(total - selection.except.length) : `${number(counted)}+`
  }

  const whatOf = (on: ThreadRow[]) =>
    whatWords(isAll(on) && list.head.total > on.length ? [] : on.map((row) => row.subject), countOf(on))

  /** Does something, and lets focus and pane go on where what they were at leaves the list. */
  function run(wishes: Omit<Wish, 'target'>[], on = targets(), words?: string) {
    const all = isAll(on)
    const [first] = wishes
    if (!first || on.length === 0) return
    const ids = on.map(({ id }) => id)
    const target = all ? { list: address, except: selection.except } : { threads: ids, place }
    const gone = wishes.some((wish) => leaves(wish, shown)) ? new Set(ids) : new Set<number>()
    const next = goOn(gone)
    act({
      wishes: wishes.map((wish) => ({ ...wish, target })),
      rows: on,
      list: shown,
      count: countOf(on),
      number,
      ...(words !== undefined && { words }),
      ...(next && { next: next.subject || '(no subject)' }),
    })
    if (on.some(({ id }) => selection.has(id)) && gone.size > 0) selection.clear()
    if (first.kind === 'unread' && openId !== null && ids.includes(openId)) open(null)
  }

  /** To the next row that stays, else the last before. */
  function goOn(gone: Set<number>): ThreadRow | undefined {
    const from = openId !== null && gone.has(openId) ? openId : roving.place
    if (from === undefined || !gone.has(from)) return undefined
    const index = rows.findIndex((row) => row.id === from)
    const stays = (row: ThreadRow) => !gone.has(row.id)
    const next = rows.slice(index + 1).find(stays) ?? rows.slice(0, Math.max(0, index)).findLast(stays)
    const seen = isListSeen()
    if (next) roving.moveTo(next.id, openId !== from)
    if (openId !== from) return next
    open(seen && next ? next.id : null)
    if (!seen && next)
      setTimeout(() => document.querySelector<HTMLElement>(`[data-row="${next.id}"]`)?.focus())
    return next
  }

  /** Opens a choice beside the control it belongs to; by key beside the one that is seen, else beside the row. */
  function pick(kind: Picker['kind'], at?: HTMLElement, on = targets()) {
    const controls = [
      ...document.querySelectorAll<HTMLElement>(`[data-pick="${kind}"], [data-row="${on[0]?.id}"]`),
    ]
    const seen = at ?? controls.filter((one) => one.checkVisibility()).at(-1)
    if (seen && on.length > 0) setPicker({ kind, at: seen, on })
  }

  /** Puts labels on threads or takes them off, or moves them to one. One that there is not yet is made first. */
  async function label(
    wanted: ReadonlyMap<string, boolean>,
    { on, move }: { on: ThreadRow[]; move: boolean },
  ) {
    const known = new Map(rail?.labels.map((one) => [one.path, one.colour]))
    const mailboxes = [...new Set(on.map((row) => row.mailbox.id))]
    try {
      for (const name of wanted.keys()) if (!known.has(name)) await makeLabel(name, mailboxes)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      addNotice({ tone: 'error', words: `Could not make the label. ${error.message}`, left: null })
      return
    }
    const wishes = [...wanted].map(([name, want]) => ({
      kind: move ? ('move' as const) : want ? ('label' as const) : ('unlabel' as const),
      label: name,
      colour: known.get(name) ?? null,
      ...(move && shownLabel !== undefined && { from: shownLabel }),
    }))
    const what = whatOf(on)
    const [first] = wanted
    const words = move
      ? `Moved ${what} to ${first?.[0]}`
      : wanted.size === 1 && first
        ? `${first[1] ? 'Labelled' : 'Took'} ${what} ${first[1] ? 'as' : 'out of'} ${first[0]}`
        : `Changed ${wanted.size} labels of ${what}`
    run(wishes, on, words)
  }

  /** Puts threads off until a time, or sets a reminder for when nobody has answered by then. */
  function putOff(kind: 'snooze' | 'remind', until: number, on: ThreadRow[]) {
    setPicker(null)
    const what = whatOf(on)
    const when = whenWords(until, Date.now(), clock)
    const words =
      kind === 'snooze' ? `Snoozed ${what} until ${when}` : `Reminder for ${what}: ${when}, if nobody answers`
    run([{ kind, until }], on, words)
  }

  /** Does something to some messages of the open thread alone. */
  function runOn(messages: number[], kind: ActionKind, words: string) {
    const what = messages.length === 1 ? 'this message' : `${number(messages.length)} messages`
    act({ wishes: [{ kind, target: { messages } }], rows: [], list: shown, count: '', what, words })
    if (kind === 'unread') open(null)
  }

  return {
    picker,
    runOn,
    putOff,
    label,
    pick,
    endPick: () => setPicker(null),
    targets,
    run,
    doomed,
    /** Whether Google lets Lilac delete all of them for ever. */
    mayDelete: (on: ThreadRow[]) =>
      place !== 'mail' &&
      on.length > 0 &&
      on.every((row) => rail?.mailboxes.some(({ id, mayDelete }) => id === row.mailbox.id && mayDelete)),
    askDelete: (on = targets()) => on.length > 0 && setDoomed(on),
    endDelete: () => setDoomed(null),
    does: (kind: ActionKind, on?: ThreadRow[]) => run([{ kind }], on),
    star(on = targets()) {
      run([{ kind: on.every((row) => row.starred) ? 'unstar' : 'star' }], on)
    },
    mute(on = targets()) {
      run([{ kind: on.every((row) => row.muted) ? 'unmute' : 'mute' }], on)
    },
    /** Read where something is unread, else unread. */
    turnRead(on = targets()) {
      run([{ kind: on.some((row) => row.unread) ? 'read' : 'unread' }], on)
    },
    /** Opened: its mail has been seen. */
    see(row: ThreadRow) {
      act({
        wishes: [{ kind: 'read', target: { threads: [row.id], place } }],
        rows: [row],
        list: { ...shown, address: address.replace(/-unread\b/, '') }, // it stays where one reads it
        count: '1',
        quiet: true,
      })
    },
  }
}

/** A thread that the list does not reach to, as if it were a row of it. */
export const rowOf = ({
  id,
  subject,
  mailbox,
  labels,
  later,
  muted,
  important,
  messages,
}: OpenThread): ThreadRow => ({
  id,
  at: messages.at(-1)?.at ?? 0,
  mailbox,
  people: messages.map(({ from }) => from),
  sentOnly: false,
  messageCount: messages.length,
  subject,
  snippet: messages.at(-1)?.snippet ?? '',
  unread: messages.some(({ unread }) => unread),
  starred: messages.some(({ starred }) => starred),
  hasAttachments: messages.some(({ hasAttachments }) => hasAttachments),
  labels,
  later,
  muted,
  important,
})
