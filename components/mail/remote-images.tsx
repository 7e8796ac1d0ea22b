'use client'

import { Image, ImageOff } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '#/components/ui/button.tsx'
import type { RemoteImages as Images } from '#/lib/mail/types.ts'

type Press = () => void

/**
 * What a message would fetch from elsewhere, above its text: how many pictures, and the ways to see them. It keeps its height when they are
 * loaded, so that nothing moves. `sender` as in "Always for Camille".
 */
export function RemoteImages({
  images: { count, loadable },
  sender,
  shown,
  busy,
  problem,
  focused,
  onShow,
  onHide,
  onAlways,
}: {
  images: Images
  sender: string | null // null: nothing is offered for good
  shown: boolean // for this opening
  busy: 'show' | 'always' | null
  problem: string | null
  focused: boolean // it takes the place of what was pressed
  onShow: Press
  onHide: Press
  onAlways: Press
}) {
  const Icon = shown ? Image : ImageOff
  const words =
    loadable === 0
      ? leftOut(count)
      : shown
        ? `${pictures(loadable)} loaded this time`
        : `${pictures(loadable)} not loaded`
  return (
    <section
      aria-label="Remote images"
      className="mt-3 rounded-md bg-sunken pl-2.5 text-xs text-ink-2 max-sm:pt-2"
    >
      <div className="flex min-h-8 flex-wrap items-center gap-x-2">
        <Icon aria-hidden className="size-3.5 shrink-0 text-ink-3" strokeWidth={1.75} />
        <span aria-live="polite" className="tnum py-1 max-sm:py-0">
          {words}
        </span>
        {loadable > 0 && (
          <span className="ml-auto flex flex-wrap items-center max-sm:-ml-2 max-sm:w-full">
            <Choice busy={busy === 'show'} focused={focused} onClick={shown ? onHide : onShow}>
              {shown ? 'Hide' : 'Load once'}
            </Choice>
            {sender !== null && (
              <>
                <span aria-hidden className="h-4 w-px bg-line" />
                <Choice busy={busy === 'always'} onClick={onAlways}>
                  Always for {sender}
                </Choice>
              </>
            )}
          </span>
        )}
      </div>
      {problem && (
        <p role="alert" className="pb-2 text-danger-ink">
          {problem}
        </p>
      )}
    </section>
  )
}

/** Below the text of a message whose pictures are always loaded: why they are there, and how to be asked again. */
export function AlwaysLoaded({
  email,
  busy,
  problem,
  focused,
  onAsk,
}: {
  email: string
  busy: boolean
  problem: string | null
  focused: boolean
  onAsk: Press
}) {
  return (
    <section aria-label="Remote images" className="mt-2 text-xs text-ink-3">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-2">
        <span className="min-w-0 [overflow-wrap:anywhere]">
          Images loaded: you always load them for {email}
        </span>
        <span className="-mx-2">
          <Choice busy={busy} focused={focused} onClick={onAsk}>
            Ask again
          </Choice>
        </span>
      </div>
      {problem && (
        <p role="alert" className="text-danger-ink">
          {problem}
        </p>
      )}
    </section>
  )
}

function Choice({
  busy,
  focused = false,
  onClick,
  children,
}: {
  busy: boolean
  focused?: boolean
  onClick: Press
  children: ReactNode
}) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (focused) button.current?.focus({ preventScroll: true })
  }, [focused])
  return (
    <Button
      ref={button}
      variant="link"
      size="sm"
      busy={busy}
      onClick={onClick}
      className="max-w-full shrink truncate"
    >
      {children}
    </Button>
  )
}

const pictures = (count: number) => (count === 1 ? '1 remote image' : `${count} remote images`)

/** Trackers, and pictures that a style sheet names: there is nothing that one would want to see. */
const leftOut = (count: number) => `${pictures(count)} left out: nothing to see`
