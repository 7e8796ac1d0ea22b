import { Check, FileText, RotateCw, X } from 'lucide-react'
import { shareOf, sizeOf } from '#/components/mail/file-size.ts'
import { Progress } from '#/components/ui/progress.tsx'
import { canUploadAgain, type HasFiles, type MailFile, removeFile, uploadAgain } from './uploads.ts'

const MOST = 26_500_000 // bytes of files that fit into a mail, encoded (GMAIL §6.2); the server counts exactly

/** The files that go along, each with how far it is. Pictures in the text are not among them. */
export function MailFiles({ files, holder }: { files: MailFile[]; holder: HasFiles }) {
  const shown = files.filter(({ contentId }) => contentId === null)
  const total = files.reduce((sum, { size }) => sum + size, 0)
  if (shown.length === 0) return null
  return (
    <div className="px-4 pb-3 max-sm:px-3">
      <ul aria-label="Files" className="grid grid-cols-2 gap-2 max-sm:grid-cols-1">
        {shown.map((file) => (
          <FileLine key={file.key} file={file} holder={holder} />
        ))}
      </ul>
      <p className="tnum mt-1.5 text-xs text-ink-3">
        {sizeOf(total)} of about {sizeOf(MOST)} that Gmail takes
      </p>
    </div>
  )
}

function FileLine({ file, holder }: { file: MailFile; holder: HasFiles }) {
  const { name, size, received, trouble } = file
  const done = received >= size
  const tool =
    'flex size-8 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink max-sm:size-10'
  const lost = !done && !trouble && !canUploadAgain(file)
  return (
    <li className="flex h-12 min-w-0 items-center gap-2.5 rounded-lg border border-line pr-1 pl-2.5">
      <FileText aria-hidden className="size-4 shrink-0 text-ink-3" strokeWidth={1.75} />
      <div className="min-w-0 flex-1">
        <p title={name} className="truncate text-xs font-medium">
          {name}
        </p>
        {trouble || lost ? (
          <p role="alert" className="truncate text-xs text-danger-ink" title={trouble}>
            {trouble ?? 'Not complete. Take it out and add it again.'}
          </p>
        ) : done ? (
          <p className="tnum flex items-center gap-1 text-xs text-ink-3">
            <Check aria-label="Attached," className="size-3" strokeWidth={2} />
            {sizeOf(size)}
          </p>
        ) : (
          <div className="flex items-center gap-2">
            <Progress label={`${name} is on its way`} value={received / size} />
            <span className="tnum shrink-0 text-xs text-ink-3">{shareOf(received, size)}</span>
          </div>
        )}
      </div>
      {trouble && canUploadAgain(file) && (
        <button
          type="button"
          aria-label={`Send ${name} again`}
          title="Again"
          onClick={() => void uploadAgain(holder, file)}
          className={tool}
        >
          <RotateCw aria-hidden className="size-3.5" strokeWidth={1.75} />
        </button>
      )}
      <button
        type="button"
        aria-label={done ? `Take out ${name}` : `Stop ${name}`}
        title={done ? 'Take out' : 'Stop'}
        onClick={() => void removeFile(holder, file)}
        className={tool}
      >
        <X aria-hidden className="size-3.5" strokeWidth={1.75} />
      </button>
    </li>
  )
}
