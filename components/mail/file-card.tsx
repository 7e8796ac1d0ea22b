import { Download, TriangleAlert } from 'lucide-react'
import { type MouseEvent, useId } from 'react'
import { Tooltip } from '#/components/ui/tooltip.tsx'
import type { AttachmentView } from '#/lib/mail/types.ts'
import { FileMark } from './file-mark.tsx'
import { sizeOf } from './file-size.ts'

/** Where a file is downloaded from. Whoever reads its card has been told when it is not what it says. */
export const downloadHref = (file: AttachmentView) =>
  `/api/v1/attachments/${file.id}${file.disguised ? '?anyway=yes' : ''}`

/** A file of a message: its card shows it, or says that it can only be downloaded, and what is to be known before it is opened. */
export function FileCard({
  file,
  onShow,
  onNear,
}: {
  file: AttachmentView
  onShow: (card: HTMLElement) => void
  onNear: () => void // somebody is about to show it
}) {
  const warningId = useId()
  const described = file.warning ? warningId : undefined
  return (
    <li className="min-w-0">
      <div className="group/file relative flex h-12 items-center gap-2.5 rounded-lg border border-line pr-1 pl-2.5 has-[[data-show]:hover]:border-line-strong has-[[data-show]:hover]:bg-hover max-sm:h-14">
        <FileMark kind={file.kind} />
        <button
          type="button"
          data-show
          onClick={(event: MouseEvent<HTMLElement>) => onShow(event.currentTarget)}
          onPointerEnter={onNear}
          onFocus={onNear}
          aria-describedby={described}
          className="min-w-0 flex-1 text-left outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-offset-1 focus-visible:after:outline-focus"
        >
          <span title={file.name} className="block truncate text-xs font-medium">
            {file.name}
          </span>
          <span className="tnum block truncate text-xs text-ink-3">
            {sizeOf(file.size)}
            {!file.preview && <span>, no preview</span>}
          </span>
        </button>
        <Tooltip text="Download">
          <a
            href={downloadHref(file)}
            aria-label={`Download ${file.name}`}
            aria-describedby={described}
            className="relative flex size-8 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink max-sm:size-10"
          >
            <Download aria-hidden className="size-3.5" strokeWidth={1.75} />
          </a>
        </Tooltip>
      </div>
      {file.warning && (
        <p id={warningId} className="mt-1 flex gap-1.5 text-xs text-warn-ink">
          <TriangleAlert aria-hidden className="mt-0.5 size-3 shrink-0" strokeWidth={2} />
          <span className="min-w-0">{file.warning}</span>
        </p>
      )}
    </li>
  )
}
