'use client'

import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'

/**
 * A panel over the page's left edge, for what has no room of its own on a narrow screen. The browser's own dialog: it keeps the focus
 * inside, closes with Esc, and gives the focus back. Menus and tooltips don't work in it, since they are drawn below.
 */
export function Drawer({
  title,
  open,
  onClose,
  children,
}: {
  title: string
  open: boolean
  onClose: () => void
  children: ReactNode
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
      onClick={(event) => event.target === dialog.current && onClose()} // beside the panel
      onKeyDown={(event) => event.stopPropagation()}
      className="fixed inset-y-0 left-0 m-0 h-dvh max-h-none w-72 max-w-[calc(100vw-3rem)] bg-canvas text-ink shadow-float backdrop:bg-scrim open:fade-in"
    >
      <div className="flex h-full flex-col px-2 pb-2">
        <div className="flex h-13 shrink-0 items-center justify-between pl-2">
          <p className="min-w-0 truncate font-semibold">{title}</p>
          <button
            type="button"
            aria-label="Close"
            onClick={onClose}
            className="flex size-10 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink"
          >
            <X aria-hidden className="size-4" strokeWidth={1.75} />
          </button>
        </div>
        {open && children}
      </div>
    </dialog>
  )
}
