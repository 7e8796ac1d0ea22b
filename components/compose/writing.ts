import { ApiError, callApi } from '#/lib/api/client.ts'
import type { DraftPerson, DraftView, Saved } from '#/lib/drafts/types.ts'
import { isAsBegun } from './as-begun.ts'
import { type Begin, foundBegun } from './composers.ts'
import { forgetText, keepText, keptText } from './kept-text.ts'
import type { HasFiles, MailFile } from './uploads.ts'

/** What a person changes of a mail. */
export type Fields = {
  mailboxId: number
  fromEmail: string
  to: DraftPerson[]
  cc: DraftPerson[]
  bcc: DraftPerson[]
  subject: string
  html: string
  quote: string | null
}

export type Problem = { words: string; field: string | undefined }

export type WritingState = {
  draft: DraftView | null // as it was begun or opened; null while it is on its way
  fields: Fields | null
  files: MailFile[]
  saving: 'saved' | 'unsaved' | 'saving' | 'offline'
  savedAt: number | null // ms
  problem: Problem | null // what was refused
  other: DraftView | null // what it became elsewhere meanwhile
  round: number // another one when the text was replaced from outside of the editor
}

/** A mail being written: what was typed, what of it is saved, and the saving itself. It outlives the component that shows it. */
export type Writing = HasFiles & {
  begin: Begin
  now: () => WritingState
  subscribe: (tell: () => void) => () => void
  change: (changed: Partial<Fields>) => void
  /** Saves what is not saved, and gives the draft's id and version then. Throws ApiError. */
  flush: () => Promise<{ id: number; version: number }>
  /** Where the draft was changed elsewhere: goes on with the own text, or with the other. */
  settle: (choice: 'mine' | 'other') => void
  /** There is a newer version than this one knows: shows it, unless something of this one is not saved. */
  look: (newest: number) => void
  /** Looks again, at once, where there was no connection. */
  retry: () => void
  /** It is put away: saved first, however long that takes. One that is still as it began is discarded, and the answer is false. */
  close: () => boolean
  /** Nothing of it is being put away any more. */
  away: () => Promise<void>
  /** It was sent or given up: nothing of it is kept here. */
  end: () => void
}

const WAIT_MS = 700 // after the last key
const LONGEST_MS = 5_000 // while somebody goes on typing
const RETRY_MS = 4_000 // without a connection

const writings = new Map<string, Writing>()

/** The writing of this key, which begins when it is asked for first. */
export function writingOf(key: string, begin: Begin): Writing {
  const known = writings.get(key)
  if (known) return known
  const made = beginWriting(key, begin)
  writings.set(key, made)
  return made
}

function beginWriting(key: string, begin: Begin): Writing {
  let state: WritingState = {
    draft: null,
    fields: null,
    files: [],
    saving: 'saved',
    savedAt: null,
    problem: null,
    other: null,
    round: 0,
  }
  let version = 0
  let dirty: Partial<Fields> = {} // typed since the last save began
  let typedAt = 0 // when the first of it was typed
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let begun: DraftView | null = null // as it began; null where it was there before
  let closing = false
  let ended = false
  const listeners = new Set<() => void>()
  const leaving = new AbortController()

  function set(next: Partial<WritingState>) {
    state = { ...state, ...next }
    for (const tell of listeners) tell()
  }

  async function load() {
    try {
      await Promise.all([...writings.values()].map((one) => one.away())) // an answer that was just put away is found again once it is saved
      const draft =
        'draftId' in begin
          ? await callApi<DraftView>('GET', `/api/v1/drafts/${begin.draftId}`)
          : await callApi<DraftView>('POST', '/api/v1/drafts', { key, ...begin })
      if (ended) return
      if (!('draftId' in begin) && !foundBegun(key, draft)) return end()
      version = draft.version
      begun = 'draftId' in begin || draft.written ? null : draft
      const kept = keptText(key) // of a tab that was closed before it was saved
      dirty = kept?.fields ?? {}
      if (kept && kept.draftId === draft.id) version = kept.version
      set({
        draft,
        fields: { ...fieldsOf(draft), ...dirty },
        files: draft.files,
        savedAt: draft.savedAt,
        problem: null,
        saving: kept ? 'unsaved' : 'saved',
      })
      if (kept) saveSoon(0)
      else if (closing) close()
    } catch (error) {
      fail(error, load)
    }
  }

  /** Without a connection it is tried again by itself; what was refused is said. */
  function fail(error: unknown, again: () => void) {
    if (!(error instanceof ApiError)) throw error
    if (error.code === 'no_connection' || error.code === 'unreadable') {
      set({ saving: 'offline' })
      clearTimeout(timer)
      timer = setTimeout(again, RETRY_MS)
    } else set({ saving: 'unsaved', problem: { words: error.message, field: error.field } })
  }

  function saveSoon(wait = WAIT_MS) {
    clearTimeout(timer)
    const longest = Math.max(0, typedAt + LONGEST_MS - Date.now())
    timer = setTimeout(() => void save(), Math.min(wait, longest))
  }

  const save = (): Promise<void> => {
    clearTimeout(timer)
    running ??= saveNow().finally(() => {
      running = undefined
    })
    return running
  }

  async function saveNow() {
    const { draft } = state
    if (!draft || ended || state.other || Object.keys(dirty).length === 0) return
    const sent = dirty
    dirty = {}
    set({ saving: 'saving' })
    try {
      const saved = await callApi<Saved>('PATCH', `/api/v1/drafts/${draft.id}`, { version, ...sent })
      version = saved.version
      const clean = Object.keys(dirty).length === 0
      set({ saving: clean ? 'saved' : 'unsaved', savedAt: saved.savedAt, problem: null })
      if (clean && closing) end()
      else if (clean) forgetText(key)
      else {
        keep()
        saveSoon()
      }
    } catch (error) {
      dirty = { ...sent, ...dirty }
      const other = otherText(error)
      if (other) set({ saving: 'unsaved', other })
      else fail(error, () => void save())
    }
  }

  function keep() {
    const text = { begin, draftId: state.draft?.id ?? null, version, fields: dirty }
    if (!keepText(key, text) && state.saving === 'offline')
      set({
        problem: {
          words: 'This browser has no room to keep what you write. Copy it before you close the page.',
          field: undefined,
        },
      })
  }

  function close(): boolean {
    closing = true
    const { draft, fields, files } = state
    if (!draft || !fields) return true // once it is there
    const asBegun = begun !== null && isAsBegun(begun, fields, files)
    if (asBegun) void clearAway(draft.id)
    else if (Object.keys(dirty).length > 0 || running) void save()
    else end()
    return !asBegun
  }

  async function clearAway(id: number) {
    dirty = {}
    await running
    end()
    await callApi('DELETE', `/api/v1/drafts/${id}`).catch(() => undefined) // an empty draft more is no loss
  }

  function end() {
    ended = true
    clearTimeout(timer)
    leaving.abort()
    forgetText(key)
    writings.delete(key)
  }

  const online = () => {
    if (state.saving !== 'offline') return
    clearTimeout(timer)
    if (state.draft) void save()
    else void load()
  }
  window.addEventListener('online', online, { signal: leaving.signal })
  document.addEventListener('visibilitychange', () => document.hidden && void save(), {
    signal: leaving.signal,
  })
  if (navigator.locks)
    void navigator.locks.request(
      lockOf(key),
      () => new Promise((resolve) => leaving.signal.addEventListener('abort', resolve)),
    )
  void load()

  /** Puts another text in the place of this one. */
  function take(draft: DraftView) {
    version = draft.version
    begun = null
    dirty = {}
    forgetText(key)
    set({
      other: null,
      draft,
      fields: fieldsOf(draft),
      files: draft.files,
      saving: 'saved',
      savedAt: draft.savedAt,
      round: state.round + 1,
    })
  }

  async function lookAgain(newest: number) {
    const isClean = () =>
      newest > version && !running && state.saving === 'saved' && state.other === null && !ended
    if (!state.draft || !isClean()) return
    const draft = await callApi<DraftView>('GET', `/api/v1/drafts/${state.draft.id}`).catch(() => null) // the next save meets it
    if (draft && draft.version > version && isClean()) take(draft)
  }

  return {
    begin,
    now: () => state,
    subscribe(tell) {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    change(changed) {
      if (!state.fields) return
      if (Object.keys(dirty).length === 0) typedAt = Date.now()
      dirty = { ...dirty, ...changed }
      const offline = state.saving === 'offline'
      set({ fields: { ...state.fields, ...changed }, saving: offline ? 'offline' : 'unsaved', problem: null })
      keep()
      if (!running && !offline) saveSoon()
    },
    filesAt: () => (state.draft ? `/api/v1/drafts/${state.draft.id}/files` : null),
    setFiles: (change) => set({ files: change(state.files) }),
    setProblem: (problem) => set({ problem }),
    async flush() {
      await running
      await save()
      if (state.draft && state.saving === 'saved') return { id: state.draft.id, version }
      if (state.other)
        throw new ApiError(
          'changed',
          'This draft was changed elsewhere. Choose which text to send.',
          undefined,
        )
      throw new ApiError(
        'not_saved',
        state.problem?.words ?? 'No connection to the server. Your text is kept here; it was not sent.',
        state.problem?.field,
      )
    },
    settle(choice) {
      const { other, fields } = state
      if (!other || !fields) return
      if (choice === 'other') return take(other)
      version = other.version
      dirty = fields
      set({ other: null })
      void save()
    },
    look: (newest) => void lookAgain(newest),
    retry: () => void (state.draft ? save() : load()),
    close,
    away: async () => (closing ? running : undefined),
    end,
  }
}

/** Held as long as a tab writes this mail, so that no other tab opens what is not lost. */
export const lockOf = (key: string) => `lilac-writing:${key}`

const fieldsOf = ({ mailboxId, from, to, cc, bcc, subject, html, quote }: DraftView): Fields => ({
  mailboxId,
  fromEmail: from.email,
  to,
  cc,
  bcc,
  subject,
  html,
  quote,
})

/** What a refusal brings along where the draft was changed elsewhere. */
function otherText(error: unknown): DraftView | null {
  if (!(error instanceof ApiError) || error.code !== 'changed') return null
  const details = error.details as { draft?: DraftView } | undefined // by our own server: see lib/drafts
  return details?.draft ?? null
}
