'use client'

import { CircleAlert, X } from 'lucide-react'
import { useShortcuts } from '#/components/keys/use-shortcuts.ts'
import { classes } from '#/components/ui/classes.ts'
import { Progress } from '#/components/ui/progress.tsx'
import { type Notice, pauseNotices, removeNotice, SECONDS, undoNewest, useNotices } from './notices.ts'

const MOST = 3
const BUTTON =
  'flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2 font-medium text-inverse-accent hover:underline max-sm:h-10'

/** The notices at the foot of the page, and what a screen reader is told. Once, in the shell. */
export function NoticeList() {
  const { notices, said } = useNotices()
  useShortcuts('Anywhere', [{ keys: 'z', words: 'Undo what was done last', run: undoNewest }])
  return (
    <section
      aria-label="Notices"
      onPointerEnter={() => pauseNotices(true)}
      onPointerLeave={() => pauseNotices(false)}
      onFocus={() => pauseNotices(true)}
      onBlur={() => pauseNotices(false)}
      className="pointer-events-none fixed right-6 bottom-(--notices-foot) z-50 flex flex-col items-end gap-2 max-sm:inset-x-4"
    >
      <p role="status" className="sr-only">
        {said}
      </p>
      {notices.slice(-MOST).map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
    </section>
  )
}

function NoticeLine({ notice }: { notice: Notice }) {
  const { id, tone, words, action, left, of = SECONDS, share } = notice
  return (
    <div
      role={tone === 'error' ? 'alert' : undefined}
      className={classes(
        'fade-in pointer-events-auto flex min-h-10 max-w-[480px] items-center gap-x-3 rounded-lg bg-inverse py-1 pr-1.5 pl-3 text-on-inverse shadow-float max-sm:w-full',
        tone === 'error' && 'max-sm:flex-wrap max-sm:justify-end', // what is to be done stands below its sentence
      )}
    >
      {tone === 'error' && <CircleAlert aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />}
      {tone === 'done' && action && left !== null && <Ring share={left / of} />}
      <span
        className={classes(
          'min-w-0 flex-1 py-1 [overflow-wrap:anywhere]',
          tone === 'error' && 'max-sm:basis-[calc(100%-3rem)]',
        )}
      >
        {words}
      </span>
      {share !== undefined && <Progress label={words} value={share} />}
      {tone === 'done' && action && left !== null && (
        <span aria-hidden className="tnum w-7 shrink-0 text-xs text-on-inverse-2">
          {left} s
        </span>
      )}
      {action && (
        <button type="button" onClick={action.run} className={BUTTON}>
          {action.words}
          {action.keys && (
            <span aria-hidden className="text-2xs text-on-inverse-2">
              {action.keys}
            </span>
          )}
        </button>
      )}
      {tone === 'error' && (
        <button
          type="button"
          aria-label="Dismiss"
          onClick={() => removeNotice(id)}
          className="flex size-7 shrink-0 items-center justify-center rounded-md text-on-inverse-2 hover:text-on-inverse max-sm:size-10"
        >
          <X aria-hidden className="size-4" strokeWidth={1.75} />
        </button>
      )}
    </div>
  )
}

const LENGTH = 50.3 // of a circle with a radius of 8

/** How much time is left, as a ring that empties. */
function Ring({ share }: { share: number }) {
  return (
    <svg aria-hidden className="size-5 shrink-0 -rotate-90 fill-none" viewBox="0 0 20 20" strokeWidth={2}>
      <circle cx="10" cy="10" r="8" stroke="currentColor" strokeOpacity={0.22} />
      <circle
        cx="10"
        cy="10"
        r="8"
        stroke="var(--inverse-accent)"
        strokeLinecap="round"
        strokeDasharray={LENGTH}
        strokeDashoffset={(1 - share) * LENGTH}
        className="transition-[stroke-dashoffset] duration-1000 ease-linear motion-reduce:transition-none"
      />
    </svg>
  )
}
