import { Download } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { callApi } from '#/lib/api/client.ts'
import type { AttachmentView } from '#/lib/mail/types.ts'
import { downloadHref } from './file-card.tsx'
import { sizeOf } from './file-size.ts'
import { PreviewText } from './preview-text.tsx'

const PreviewPdf = lazy(() => import('./preview-pdf.tsx').then((module) => ({ default: module.PreviewPdf })))

const ASKED_FROM = 20_000_000 // bytes: a file beyond that is not fetched before its size was read

/** What is in the frame of a preview: the file, or why it is not shown. */
export function PreviewBody({ file }: { file: AttachmentView }) {
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
        <PreviewPdf file={file} />
      </Suspense>
    )
  return file.preview === 'image' ? <PreviewImage file={file} /> : <PreviewText file={file} />
}

/** Why a file is not shown, and the way to have it all the same. */
export function NotShown({
  file,
  children,
  more,
}: {
  file: AttachmentView
  children: ReactNode
  more?: ReactNode
}) {
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center justify-center gap-4 bg-sunken p-6 text-center">
      <p role="status" className="max-w-md text-ink-2">
        {children}
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        {more}
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

function PreviewImage({ file }: { file: AttachmentView }) {
  const [state, setState] = useState<'coming' | 'here' | { problem: string }>('coming')
  const address = `/api/v1/attachments/${file.id}/preview`

  /** An image that fails does not say why: the same address asked by script does. */
  function askWhy() {
    callApi('GET', address).then(
      () => setState({ problem: 'This picture is damaged. Download it to try another program.' }),
      (error: Error) => setState({ problem: error.message }),
    )
  }

  if (typeof state === 'object') return <NotShown file={file}>{state.problem}</NotShown>
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
