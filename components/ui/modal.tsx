'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/**
 * The browser's own dialog, above the page: it keeps the focus inside, closes with Esc and by a press beside it, and gives the focus back. What is
 * pressed in it is not for the page behind. Menus and tooltips don't work in it, since they are drawn below.
 */
export function Modal({
  title,
  open,
  onClose,
  className,
  children,
}: {
  title: string
  open: boolean
  onClose: () => void
  className: string
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
      onClick={(event) => event.target === dialog.current && onClose()}
      onKeyDown={(event) => event.stopPropagation()}
      className={className}
    >
      {children}
    </dialog>
  )
}
