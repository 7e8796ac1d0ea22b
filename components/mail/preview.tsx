'use client'

import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { AttachmentView } from '#/lib/mail/types.ts'
import { downloadHref } from './file-card.tsx'
import { FileMark } from './file-mark.tsx'
import { sizeOf } from './file-size.ts'
import { IconTool } from './icon-tool.tsx'
import { PreviewBody } from './preview-body.tsx'

/**
 * A file over the page, and by the arrows those beside it. The browser's own dialog, as all of ours. Closing it is the caller's: it knows where the
 * focus came from. On a phone it takes the whole screen.
 */
export function Preview({
  files,
  first,
  onClose,
}: {
  files: AttachmentView[]
  first: number
  onClose: () => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const [index, setIndex] = useState(first)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    dialog.current?.showModal()
    dialog.current?.focus() // rather than its first button: the arrows are for the file
  }, [])
  useEffect(() => {
    // at the window, since the focus may have been on something of the file before
    function onKeyDown(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0
      setIndex((now) => (files[now + step] ? now + step : now))
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [files])
  const file = files[index]
  if (!file) return null
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      tabIndex={-1}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()} // beside the box
      onKeyDown={(event) => event.stopPropagation()} // the page behind has keys of its own
      className="m-auto h-[calc(100dvh-4rem)] max-h-[64rem] w-[calc(100vw-4rem)] max-w-[64rem] flex-col overflow-hidden rounded-xl bg-surface text-ink shadow-float outline-none backdrop:bg-scrim open:flex open:fade-in max-sm:h-dvh max-sm:max-h-none max-sm:w-screen max-sm:max-w-none max-sm:rounded-none"
    >
      <header className="flex h-13 shrink-0 items-center gap-2.5 border-b border-line px-3 max-sm:h-14 max-sm:px-2">
        <FileMark kind={file.kind} />
        <div className="min-w-0 flex-1">
          <h2 id={titleId} className="truncate text-sm font-semibold" title={file.name}>
            {file.name}
          </h2>
          <p className="tnum truncate text-xs text-ink-3">
            {sizeOf(file.size)}
            {files.length > 1 && `, ${index + 1} of ${files.length}`}
          </p>
        </div>
        {files.length > 1 && (
          <>
            <IconTool name="Previous file" keys="←">
              <button type="button" disabled={index === 0} onClick={() => setIndex(index - 1)}>
                <ChevronLeft aria-hidden className="size-4" strokeWidth={1.75} />
              </button>
            </IconTool>
            <IconTool name="Next file" keys="→">
              <button type="button" disabled={index === files.length - 1} onClick={() => setIndex(index + 1)}>
                <ChevronRight aria-hidden className="size-4" strokeWidth={1.75} />
              </button>
            </IconTool>
          </>
        )}
        <IconTool name="Download">
          <a href={downloadHref(file)}>
            <Download aria-hidden className="size-4" strokeWidth={1.75} />
          </a>
        </IconTool>
        <IconTool name="Close" keys="Esc">
          <button type="button" onClick={onClose}>
            <X aria-hidden className="size-4" strokeWidth={1.75} />
          </button>
        </IconTool>
      </header>
      <PreviewBody
        key={`${file.id} ${tries}`}
        file={file}
        onAgain={() => {
          setTries(tries + 1)
          dialog.current?.focus() // the button goes
        }}
      />
    </dialog>
  )
}
