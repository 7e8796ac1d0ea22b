'use client'

import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Modal } from './modal.tsx'

/** A box above the page, with a head, what it says and, where there is one, a foot. */
export function Dialog({
  title,
  open,
  onClose,
  className,
  children,
  words = false,
  foot,
}: {
  title: string
  open: boolean
  onClose: () => void
  className?: string // its width
  children: ReactNode
  words?: boolean // nothing in it takes the focus, so that it takes it itself: else nobody could scroll it by the keyboard
  foot?: ReactNode
}) {
  return (
    <Modal
      title={title}
      open={open}
      onClose={onClose}
      className={classes(
        'm-auto max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-none flex-col overflow-hidden rounded-xl bg-raised text-ink shadow-float backdrop:bg-scrim open:flex open:fade-in',
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
      <section
        {...(words && { tabIndex: 0, 'aria-label': title })}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain outline-offset-[-2px]"
      >
        {open && children}
      </section>
      {foot}
    </Modal>
  )
}
