import {
  Braces,
  File,
  FileArchive,
  FileImage,
  FileMusic,
  FileSpreadsheet,
  FileText,
  FileWarning,
  type LucideIcon,
  Mail,
  Presentation,
} from 'lucide-react'
import type { FileKind } from '#/lib/mail/types.ts'

/** What kind of file it says it is. */
export function FileMark({ kind }: { kind: FileKind }) {
  const [Icon, look] = MARKS[kind]
  return (
    <span className={`flex size-8 shrink-0 items-center justify-center rounded-md ${look}`}>
      <Icon aria-hidden className="size-4" strokeWidth={1.75} />
    </span>
  )
}

const BLUE = 'bg-blue-soft text-blue-ink'
const GREEN = 'bg-green-soft text-green-ink'
const SLATE = 'bg-slate-soft text-slate-ink'

const MARKS: Record<FileKind, [LucideIcon, string]> = {
  pdf: [FileText, 'bg-coral-soft text-coral-ink'],
  image: [FileImage, 'bg-teal-soft text-teal-ink'],
  svg: [FileImage, 'bg-teal-soft text-teal-ink'],
  text: [FileText, BLUE],
  table: [FileSpreadsheet, GREEN],
  sheet: [FileSpreadsheet, GREEN],
  document: [FileText, BLUE],
  slides: [Presentation, 'bg-amber-soft text-amber-ink'],
  macro: [FileText, BLUE],
  mail: [Mail, 'bg-lilac-soft text-lilac-ink'],
  archive: [FileArchive, 'bg-amber-soft text-amber-ink'],
  media: [FileMusic, 'bg-rose-soft text-rose-ink'],
  page: [Braces, SLATE],
  program: [FileWarning, SLATE],
  script: [FileWarning, SLATE],
  link: [FileWarning, SLATE],
  disk: [FileWarning, SLATE],
  other: [File, SLATE],
}
