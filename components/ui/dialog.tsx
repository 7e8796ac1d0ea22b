'use client'

import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { classes } from './classes.ts'

/**
 * A box above the page. The browser's own dialog: it keeps the focus inside, closes with Esc, and gives the focus back. Menus and tooltips don't
 * work in it, since they are drawn below.
 */
export function Dialog({
  title,
  open,
  onClose,
  className,
  children,
  foot,
}: {
  title: string
  open: boolean
  onClose: () => void
  className?: string // its width
  children: ReactNode
  foot?: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()} // beside the box
      onKeyDown={(event) => event.stopPropagation()} // what is pressed here is not for the page behind
      className={classes(
        'm-auto max-h-[calc(100dvh-2rem)] w-full max-w-[calc(100vw-2rem)] flex-col overflow-hidden rounded-xl bg-raised text-ink shadow-float backdrop:bg-scrim open:flex open:fade-in',
        className,
      )}
    >
      <header className="flex h-14 shrink-0 items-center justify-between gap-2 border-b border-line pr-3 pl-6 max-sm:pl-4">
        <h2 className="text-lg font-semibold tracking-tight">{title}</h2>
        <button
          type="button"
          aria-label="Close"
          onClick={onClose}
          className="flex size-8 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink max-sm:size-10"
        >
          <X aria-hidden className="size-4" strokeWidth={1.75} />
        </button>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">{open && children}</div>
      {foot}
    </dialog>
  )
}
