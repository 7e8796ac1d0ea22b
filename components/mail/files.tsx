'use client'

import { Download } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { AttachmentView } from '#/lib/mail/types.ts'
import { FileCard } from './file-card.tsx'
import { sizeOf } from './file-size.ts'

const loadPreview = () => import('./preview.tsx')
const Preview = lazy(() => loadPreview().then((module) => ({ default: module.Preview }))) // a chunk of its own: most mail is read without

/** The files of a message as cards. A card shows its file over the page; two or more can be had as one archive. */
export function Files({ messageId, files }: { messageId: number; files: AttachmentView[] }) {
  const [shown, setShown] = useState<{ index: number; card: HTMLElement }>()
  const total = files.reduce((sum, { size }) => sum + size, 0)

  return (
    <div className="mt-3">
      <ul
        aria-label="Files"
        className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,13rem),1fr))] items-start gap-2"
      >
        {files.map((file, index) => (
          <FileCard
            key={file.id}
            file={file}
            onShow={(card) => setShown({ index, card })}
            onNear={() => void loadPreview()}
          />
        ))}
      </ul>
      {files.length > 1 && (
        <p className="mt-2">
          <a
            href={`/api/v1/messages/${messageId}/files`}
            className="inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-xs font-medium text-accent-ink hover:bg-hover max-sm:h-10"
          >
            <Download aria-hidden className="size-3.5" strokeWidth={1.75} />
            Download all {files.length} as a zip
            <span className="tnum font-normal text-ink-3">{sizeOf(total)}</span>
          </a>
        </p>
      )}
      {shown && (
        <Suspense>
          <Preview
            files={files}
            first={shown.index}
            onClose={() => {
              setShown(undefined)
              shown.card.focus()
            }}
          />
        </Suspense>
      )}
    </div>
  )
}
