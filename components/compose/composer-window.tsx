'use client'

import { Maximize2, Minimize2, Minus, X } from 'lucide-react'
import { classes } from '#/components/ui/classes.ts'
import { type Composer, changeComposer } from './composers.ts'
import { MailWriter } from './mail-writer.tsx'
import { putAway } from './put-away.ts'
import { SavedWords } from './saved-words.tsx'
import { TOOL } from './tool.ts'
import { useWriting } from './use-writing.ts'
import { writingOf } from './writing.ts'

/** A mail in a window of its own at the foot of the page, or the whole page on a phone. Minimised it is only its head. */
export function ComposerWindow({ composer }: { composer: Composer }) {
  const { key, minimised, enlarged } = composer
  const writing = writingOf(key, composer.begin)
  const { fields } = useWriting(writing)
  const title = fields?.subject || 'New message'
  const icon = { 'aria-hidden': true, className: 'size-4', strokeWidth: 1.75 }
  return (
    <section
      aria-label={title}
      data-landmark
      data-composer={minimised ? 'minimised' : 'open'}
      className={classes(
        '@container/saved pointer-events-auto flex shrink-0 flex-col overflow-clip rounded-xl bg-raised sm:mb-2 shadow-float',
        minimised
          ? 'w-70 max-sm:hidden'
          : enlarged
            ? 'fixed inset-x-[max(1rem,calc(50vw-30rem))] inset-y-6'
            : 'h-[min(35rem,calc(100dvh-3.5rem))] w-[min(41.5rem,calc(100vw-2rem))]',
        !minimised && 'max-sm:fixed max-sm:inset-0 max-sm:h-dvh max-sm:w-full max-sm:rounded-none',
      )}
    >
      {/* on a phone the keyboard takes the foot: Send stands here, see WriterFoot */}
      <header className="flex h-10 shrink-0 items-center gap-0.5 border-b border-line bg-sunken pr-1.5 pl-4 max-sm:h-13 max-sm:pr-32 max-sm:pl-1.5">
        <div className="flex h-full min-w-0 flex-1 items-center gap-2 max-sm:flex-col max-sm:items-start max-sm:justify-center max-sm:gap-0 max-sm:pl-1">
          <button
            type="button"
            onClick={() => changeComposer(key, { minimised: !minimised, enlarged: false })}
            className="h-full min-w-0 flex-1 truncate text-left font-semibold max-sm:pointer-events-none max-sm:h-auto max-sm:max-w-full max-sm:flex-none"
          >
            {title}
          </button>
          {!minimised && fields && <SavedWords writing={writing} />}
        </div>
        <button
          type="button"
          aria-label={minimised ? 'Show' : 'Minimise'}
          title={minimised ? 'Show' : 'Minimise'}
          onClick={() => changeComposer(key, { minimised: !minimised, enlarged: false })}
          className={`${TOOL} max-sm:hidden`}
        >
          <Minus {...icon} />
        </button>
        <button
          type="button"
          aria-label={enlarged ? 'Smaller' : 'Enlarge'}
          title={enlarged ? 'Smaller' : 'Enlarge'}
          onClick={() => changeComposer(key, { enlarged: !enlarged, minimised: false })}
          className={`${TOOL} max-sm:hidden`}
        >
          {enlarged ? <Minimize2 {...icon} /> : <Maximize2 {...icon} />}
        </button>
        <button
          type="button"
          aria-label="Close, keep the draft"
          title="Close, keep the draft"
          onClick={() => putAway(key, writing)}
          className={`${TOOL} max-sm:order-first`}
        >
          <X {...icon} />
        </button>
      </header>
      <div className={classes('flex min-h-0 flex-1 flex-col', minimised && 'hidden')}>
        <MailWriter composer={composer} writing={writing} />
      </div>
    </section>
  )
}
