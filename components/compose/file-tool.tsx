import type { LucideIcon } from 'lucide-react'
import { useRef } from 'react'
import { TOOL } from './tool.ts'

/** A button that lets one choose files of one's own disk. */
export function FileTool({
  name,
  Icon,
  accept,
  onFiles,
}: {
  name: string
  Icon: LucideIcon
  accept?: string
  onFiles: (files: File[]) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        aria-label={name}
        title={name}
        onClick={() => input.current?.click()}
        className={TOOL}
      >
        <Icon aria-hidden className="size-4" strokeWidth={1.75} />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accept}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = '' // the same file may be chosen again
        }}
      />
    </>
  )
}
