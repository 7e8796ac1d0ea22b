import { Download, File, FileArchive, FileImage, FileSpreadsheet, FileText } from 'lucide-react'
import type { AttachmentView } from '#/lib/mail/types.ts'

/** The files of a message as cards: a name, a size, and the card as a whole downloads it. */
export function Files({ files }: { files: AttachmentView[] }) {
  return (
    <ul
      aria-label="Files"
      className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(min(100%,13rem),1fr))] gap-2"
    >
      {files.map((file) => (
        <li key={file.id}>
          <a
            href={`/api/v1/attachments/${file.id}`}
            className="group/file flex h-12 min-w-0 items-center gap-2.5 rounded-lg border border-line px-2.5 hover:border-line-strong hover:bg-hover"
          >
            <FileMark type={file.type} />
            <span className="min-w-0 flex-1">
              <span className="sr-only">Download </span>
              <span title={file.name} className="block truncate text-xs font-medium">
                {file.name}
              </span>
              <span className="tnum block text-xs text-ink-3">{sizeOf(file.size)}</span>
            </span>
            <Download
              aria-hidden
              className="size-3.5 shrink-0 text-ink-3 group-hover/file:text-ink"
              strokeWidth={1.75}
            />
          </a>
        </li>
      ))}
    </ul>
  )
}

/** What kind of file it is, by its claimed type: a hint, as the name's ending is. */
function FileMark({ type }: { type: string }) {
  const { Icon, look } = kindOf(type)
  return (
    <span className={`flex size-8 shrink-0 items-center justify-center rounded-md ${look}`}>
      <Icon aria-hidden className="size-4" strokeWidth={1.75} />
    </span>
  )
}

function kindOf(type: string) {
  if (type.startsWith('image/')) return { Icon: FileImage, look: 'bg-teal-soft text-teal-ink' }
  if (/spreadsheet|excel|csv/.test(type))
    return { Icon: FileSpreadsheet, look: 'bg-green-soft text-green-ink' }
  if (/zip|compressed|tar|rar/.test(type)) return { Icon: FileArchive, look: 'bg-amber-soft text-amber-ink' }
  if (type === 'application/pdf') return { Icon: FileText, look: 'bg-coral-soft text-coral-ink' }
  if (/word|text|document|rtf/.test(type)) return { Icon: FileText, look: 'bg-blue-soft text-blue-ink' }
  return { Icon: File, look: 'bg-slate-soft text-slate-ink' }
}

/** "184 KB", "2.4 MB": in thousands, as Gmail counts. */
export function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
