'use client'

import { Printer } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import type { Place } from '#/lib/mail/types.ts'
import { lendTypeface } from './lend-typeface.ts'
import { fitMails } from './print-fit.ts'
import { ScrollRegion } from './scroll-region.tsx'

const PAPER_WIDTH = 736 // px: A4 between margins of 15 mm (680, at 96 dots an inch; US Letter has room for it), and the sheet's edge on a screen (28 on each side)

/**
 * A sheet with what is going to be printed, and the choices. The mail is a document of its own in a frame where nothing runs; it alone is printed, so that
 * the browser breaks its pages between lines. The print dialog comes by itself once all is measured.
 */
export function PrintPage({
  threadId,
  subject,
  messageId,
  place,
  count,
  sandbox,
}: {
  threadId: number
  subject: string
  messageId: number | null
  place: Place
  count: number
  sandbox: string
}) {
  const frame = useRef<HTMLIFrameElement>(null)
  const asked = useRef(false) // the dialog came by itself: only the first time
  const [height, setHeight] = useState(0)
  const [quotes, setQuotes] = useState(true)
  const [images, setImages] = useState(false)
  const query = new URLSearchParams({ place, quotes: quotes ? 'on' : 'off', images: images ? 'on' : 'off' })
  if (messageId !== null) query.set('message', String(messageId))

  const print = () => frame.current?.contentWindow?.print()

  async function measure() {
    const paper = frame.current?.contentDocument
    if (!paper || paper.URL === 'about:blank' || paper.readyState !== 'complete') return // its pictures are there too
    await lendTypeface(paper)
    fitMails(paper) // lays it out, which asks for the letters of other scripts
    await paper.fonts.ready
    if (paper !== frame.current?.contentDocument) return // another choice was made meanwhile
    setHeight(fitMails(paper))
    if (asked.current) return
    asked.current = true
    print()
  }

  const measureEarly = useEffectEvent(() => void measure()) // the document may have come before this script ran
  useEffect(() => measureEarly(), [])

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault() // the browser would print this page around the frame
      frame.current?.contentWindow?.print()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])

  return (
    <main className="mx-auto max-w-[50rem] p-4 max-sm:p-0 print:p-0">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-4 max-sm:p-4 print:hidden">
        <h1
          className="min-w-0 flex-1 basis-full truncate text-lg font-semibold tracking-tight"
          title={subject}
        >
          Print {messageId === null && count > 1 ? `${count} messages` : '1 message'}
        </h1>
        <Choice words="What they quote" on={quotes} onChange={setQuotes} />
        <Choice words="Remote images" on={images} onChange={setImages} />
        <Button variant="primary" onClick={print} className="ml-auto">
          <Printer aria-hidden className="size-4" strokeWidth={1.75} />
          Print
        </Button>
      </header>
      <ScrollRegion label="The sheet" className="print:overflow-visible">
        <iframe
          ref={frame}
          onLoad={() => void measure()}
          src={`/api/v1/threads/${threadId}/print?${query}`}
          title={subject || '(no subject)'}
          sandbox={sandbox}
          width={PAPER_WIDTH}
          height={height || 600}
          className="mx-auto block shadow-card max-sm:[zoom:0.48] print:shadow-none"
        />
      </ScrollRegion>
    </main>
  )
}

function Choice({ words, on, onChange }: { words: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className="flex h-8 items-center gap-2 text-ink-2 max-sm:h-10">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 accent-accent"
      />
      {words}
    </label>
  )
}
