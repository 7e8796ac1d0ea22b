'use client'

import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Modal } from './modal.tsx'

/** A panel over the page's left edge, for what has no room of its own on a narrow screen. */
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
  return (
    <Modal
      title={title}
      open={open}
      onClose={onClose}
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
    </Modal>
  )
}
