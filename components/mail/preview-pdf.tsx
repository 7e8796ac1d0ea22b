'use client'

import { Minus, Plus } from 'lucide-react'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { ApiError } from '#/lib/api/client.ts'
import type { AttachmentView } from '#/lib/mail/types.ts'
import { fetchFile } from './fetch-file.ts'
import { shareOf } from './file-size.ts'
import { IconTool } from './icon-tool.tsx'
import { PdfPage } from './pdf-page.tsx'
import './pdf-words.css'
import { pdfProblem, readPdf } from './pdf-reader.ts'
import { isPassing, NotShown, Waiting } from './preview-body.tsx'
import { ScrollRegion } from './scroll-region.tsx'

const MOST_PAGES = 2_000 // a file that claims more is hardly read here
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3]
const WIDEST = 860 // px of a page at 100 %
const GAP = 12 // px around pages
const NEARBY = '150% 0px' // how far from the window pages are drawn, in its heights

type Opened = { document: PDFDocumentProxy; ratio: number }

/** A PDF, page after page. */
export function PreviewPdf({ file, onAgain }: { file: AttachmentView; onAgain: () => void }) {
  const [opened, setOpened] = useState<Opened>()
  const [come, setCome] = useState(0) // bytes
  const [problem, setProblem] = useState<Error>()

  useEffect(() => {
    const leaving = new AbortController()
    let reading: ReturnType<typeof readPdf> | undefined
    async function open() {
      const bytes = await fetchFile(`/api/v1/attachments/${file.id}/preview`, leaving.signal, setCome)
      reading = readPdf(bytes)
      const document = await reading.promise
      const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 })
      setOpened({ document, ratio: height / width })
    }
    open().catch((error: unknown) => {
      if (leaving.signal.aborted) return
      setProblem(error instanceof ApiError ? error : new Error(pdfProblem(error)))
    })
    return () => {
      leaving.abort()
      void reading?.destroy()
    }
  }, [file.id])

  if (problem)
    return (
      <NotShown file={file} onAgain={isPassing(problem) ? onAgain : undefined}>
        {problem.message}
      </NotShown>
    )
  if (opened) return <Pages opened={opened} name={file.name} />
  return <Waiting>{come > 0 && come < file.size ? shareOf(come, file.size) : 'Fetching from Gmail'}</Waiting>
}

function Pages({ opened: { document, ratio }, name }: { opened: Opened; name: string }) {
  const scroller = useRef<HTMLElement>(null)
  const count = Math.min(document.numPages, MOST_PAGES)
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  const [zoom, setZoom] = useState(1)
  const fit = useFittingWidth(scroller)
  const near = useNearPages(scroller, fit > 0)
  const [current, setCurrent] = useState(1)
  const width = Math.round(fit * zoom)
  const step = (by: number) => setZoom(ZOOMS[ZOOMS.indexOf(zoom) + by] ?? zoom)

  /** The page across the middle of the window; between two it stays the one before. */
  function follow() {
    const { left, top, width, height } = scroller.current?.getBoundingClientRect() ?? new DOMRect()
    const middle = window.document.elementFromPoint(left + width / 2, top + height / 2)
    const page = middle?.closest<HTMLElement>('[data-page]')
    if (page) setCurrent(Number(page.dataset.page))
  }

  return (
    <>
      <div className="flex h-(--bar) shrink-0 items-center gap-1 border-b border-line px-3 max-sm:h-13">
        <p className="tnum mr-auto text-xs text-ink-2">
          Page {current} of {document.numPages}
        </p>
        <IconTool name="Smaller">
          <button type="button" disabled={zoom === ZOOMS[0]} onClick={() => step(-1)}>
            <Minus aria-hidden className="size-4" strokeWidth={1.75} />
          </button>
        </IconTool>
        <p className="tnum w-10 text-center text-xs text-ink-2">{zoom * 100}%</p>
        <IconTool name="Larger">
          <button type="button" disabled={zoom === ZOOMS.at(-1)} onClick={() => step(1)}>
            <Plus aria-hidden className="size-4" strokeWidth={1.75} />
          </button>
        </IconTool>
      </div>
      <ScrollRegion ref={scroller} onScroll={follow} label={name} className="bg-sunken">
        <div style={{ padding: GAP, gap: GAP }} className="flex w-max min-w-full flex-col">
          {fit > 0 &&
            numbers.map((number) => (
              <PdfPage
                key={number}
                document={document}
                number={number}
                near={near.has(number)}
                width={width}
                ratio={ratio}
              />
            ))}
        </div>
        {count < document.numPages && (
          <p className="p-4 text-center text-xs text-ink-3">
            These are the first {count} pages. Download the file for the rest.
          </p>
        )}
      </ScrollRegion>
    </>
  )
}

/** The width at which a page fits, followed as the window changes; 0 until it was measured. */
function useFittingWidth(scroller: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const observer = new ResizeObserver(() => setWidth(Math.min(element.clientWidth - 2 * GAP, WIDEST)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])
  return width
}

/** The numbers of the pages in the window and shortly before and behind it. */
function useNearPages(scroller: RefObject<HTMLElement | null>, drawn: boolean): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set<number>())
  useEffect(() => {
    const root = scroller.current
    if (!root || !drawn) return
    const observer = new IntersectionObserver(
      (entries) =>
        setNear((before) => {
          const after = new Set(before)
          for (const { target, isIntersecting } of entries) {
            const number = Number((target as HTMLElement).dataset.page)
            if (isIntersecting) after.add(number)
            else after.delete(number)
          }
          return after
        }),
      { root, rootMargin: NEARBY },
    )
    for (const page of root.querySelectorAll('[data-page]')) observer.observe(page)
    return () => observer.disconnect()
  }, [scroller, drawn])
  return near
}
