import { type PDFDocumentProxy, type PDFPageProxy, TextLayer } from 'pdfjs-dist'
import { memo, useEffect, useRef, useState } from 'react'

const MOST_DOTS = 2 // device pixels for one of ours: sharper costs memory that a phone does not have
const MOST_PIXELS = 16_000_000 // of one page's canvas: Safari draws nothing beyond

/**
 * A page: an empty sheet while it is far from what is read, drawn when it comes near, and given back when it goes. Its words lie over the picture,
 * unseen, to be selected and read aloud. Pages that were not read yet are taken to be as high as the first.
 */
export const PdfPage = memo(function PdfPage({
  document,
  number,
  near,
  width,
  ratio,
}: {
  document: PDFDocumentProxy
  number: number
  near: boolean
  width: number // px
  ratio: number // height to width of the first page
}) {
  const sheet = useRef<HTMLDivElement>(null)
  const [own, setOwn] = useState<number>()
  const height = Math.round(width * (own ?? ratio))

  useEffect(() => {
    const element = sheet.current
    if (!element || !near) return
    const drawing = new AbortController()
    document
      .getPage(number)
      .then((page) => {
        const { width: w, height: h } = page.getViewport({ scale: 1 })
        if (!drawing.signal.aborted) setOwn(h / w)
        return draw(page, element, width, drawing.signal)
      })
      .catch(() => element.setAttribute('data-problem', '')) // a broken page stays an empty sheet
    return () => {
      drawing.abort()
      element.replaceChildren()
    }
  }, [document, number, near, width])

  return (
    <section
      aria-label={`Page ${number}`}
      data-page={number}
      style={{ width, height }}
      className="relative mx-auto bg-surface shadow-card"
    >
      <div ref={sheet} className="absolute inset-0" />
    </section>
  )
})

async function draw(
  page: PDFPageProxy,
  sheet: HTMLElement,
  width: number,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return
  const scale = width / page.getViewport({ scale: 1 }).width
  const viewport = page.getViewport({ scale })
  const dots = Math.min(
    window.devicePixelRatio,
    MOST_DOTS,
    Math.sqrt(MOST_PIXELS / (viewport.width * viewport.height)),
  )
  const canvas = window.document.createElement('canvas')
  canvas.width = Math.floor(viewport.width * dots)
  canvas.height = Math.floor(viewport.height * dots)
  canvas.className = 'absolute inset-0 size-full'
  canvas.setAttribute('aria-hidden', 'true')
  const words = window.document.createElement('div')
  words.className = 'pdf-words'
  words.style.setProperty('--total-scale-factor', String(scale))
  sheet.replaceChildren(canvas, words)

  const task = page.render({ canvas, viewport, transform: [dots, 0, 0, dots, 0, 0] })
  const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport })
  signal.addEventListener('abort', () => {
    task.cancel()
    layer.cancel()
    canvas.width = 0 // gives its memory back at once
    page.cleanup()
  })
  await Promise.all([task.promise, layer.render()]).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}
