import { Download, RotateCw } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { ApiError, callApi } from '#/lib/api/client.ts'
import type { AttachmentView } from '#/lib/mail/types.ts'
import { downloadHref } from './file-card.tsx'
import { sizeOf } from './file-size.ts'
import { PreviewText } from './preview-text.tsx'

const PreviewPdf = lazy(() => import('./preview-pdf.tsx').then((module) => ({ default: module.PreviewPdf })))

const ASKED_FROM = 20_000_000 // bytes: a file beyond that is not fetched before its size was read

const PASSING = new Set(['google_silent', 'broken_off', 'no_connection', 'internal'])

/** Whether asking once more may help. */
export const isPassing = (problem: Error) => problem instanceof ApiError && PASSING.has(problem.code)

/** What is in the frame of a preview: the file, or why it is not shown. */
export function PreviewBody({ file, onAgain }: { file: AttachmentView; onAgain: () => void }) {
  const [wanted, setWanted] = useState(file.size <= ASKED_FROM || file.preview === 'text') // of a text only the beginning is fetched
  if (!file.preview)
    return (
      <NotShown file={file}>
        {file.warning ?? 'There is no preview of this kind of file. Download it to open it.'}
      </NotShown>
    )
  if (!wanted)
    return (
      <NotShown file={file} more={<Button onClick={() => setWanted(true)}>Show it here</Button>}>
        This file is {sizeOf(file.size)}: showing it fetches all of it from Gmail.
      </NotShown>
    )
  if (file.preview === 'pdf')
    return (
      <Suspense fallback={<Waiting>Opening the PDF</Waiting>}>
        <PreviewPdf file={file} onAgain={onAgain} />
      </Suspense>
    )
  const Shown = file.preview === 'image' ? PreviewImage : PreviewText
  return <Shown file={file} onAgain={onAgain} />
}

/** Why a file is not shown, and the ways to have it all the same. `onAgain`: where asking once more may help. */
export function NotShown({
  file,
  children,
  more,
  onAgain,
}: {
  file: AttachmentView
  children: ReactNode
  more?: ReactNode
  onAgain?: (() => void) | undefined
}) {
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center justify-center gap-4 bg-sunken p-6 text-center">
      <p role="status" className="max-w-md text-ink-2">
        {children}
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        {more}
        {onAgain && (
          <Button onClick={onAgain}>
            <RotateCw aria-hidden className="size-4 text-ink-3" strokeWidth={1.75} />
            Try again
          </Button>
        )}
        <a
          href={downloadHref(file)}
          className="inline-flex h-8 items-center gap-2 rounded-md border border-line-strong bg-surface px-3 font-medium hover:bg-hover max-sm:h-10"
        >
          <Download aria-hidden className="size-4 text-ink-3" strokeWidth={1.75} />
          Download
        </a>
      </div>
    </div>
  )
}

/** What one reads while a file comes. */
export function Waiting({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="tnum flex min-h-0 flex-1 items-center justify-center bg-sunken text-ink-3">
      {children}
    </p>
  )
}

function PreviewImage({ file, onAgain }: { file: AttachmentView; onAgain: () => void }) {
  const [state, setState] = useState<'coming' | 'here' | Error>('coming')
  const address = `/api/v1/attachments/${file.id}/preview`

  /** An image that fails does not say why: the same address asked by script does. */
  function askWhy() {
    callApi('GET', address).then(
      () => setState(new Error('This picture is damaged. Download it to try another program.')),
      (error: Error) => setState(error),
    )
  }

  if (state instanceof Error)
    return (
      <NotShown file={file} onAgain={isPassing(state) ? onAgain : undefined}>
        {state.message}
      </NotShown>
    )
  return (
    <div className="relative flex min-h-0 flex-1 bg-sunken p-4 max-sm:p-2">
      {state === 'coming' && (
        <div className="absolute inset-0 flex">
          <Waiting>{sizeOf(file.size)} on the way</Waiting>
        </div>
      )}
      {/* biome-ignore lint/performance/noImgElement: these are the mail's own bytes, and the optimiser is off */}
      <img
        src={address}
        alt={file.name}
        onLoad={() => setState('here')}
        onError={askWhy}
        className={`m-auto max-h-full max-w-full object-contain ${state === 'coming' ? 'opacity-0' : 'fade-in'}`}
      />
    </div>
  )
}
