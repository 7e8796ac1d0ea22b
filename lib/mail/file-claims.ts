import type { FileKind } from './types.ts'

/** What a file says it is, by the ending of its name first, as a computer that opens it would go by, then by the claimed type. */
export type FileClaim = {
  kind: FileKind
  ending: string // of the name: lower case, without the dot; '' where there is none
  /** What the name reads like before its real ending: "pdf" of "invoice.pdf.exe". */
  posesAs: string
}

/** Reads the claim of a file from its name and its MIME type. */
export function readClaim(name: string, type: string): FileClaim {
  const endings = name.toLowerCase().split('.').slice(1)
  const ending = endings.at(-1)?.trim() ?? ''
  const kind = byEnding(ending)
  const before = endings.at(-2)?.trim().split(/\s/)[0] ?? '' // "invoice.pdf          .exe"
  return {
    kind: kind ?? byType(type) ?? 'other',
    ending,
    posesAs: byEnding(before) ? before : '',
  }
}

/** Kinds that run when they are opened, or that hold what does. */
export const RUNS = new Set<FileKind>(['program', 'script', 'link', 'disk'])

/** A kind with its article, as a sentence names it. */
export const KIND_WORDS: Record<FileKind, string> = {
  pdf: 'a PDF',
  image: 'a picture',
  svg: 'an SVG drawing',
  text: 'a text',
  table: 'a table',
  sheet: 'a spreadsheet',
  document: 'a document',
  slides: 'a presentation',
  macro: 'a document with macros',
  mail: 'a mail',
  archive: 'an archive',
  media: 'a recording',
  page: 'a web page',
  program: 'a program',
  script: 'a script',
  link: 'a shortcut',
  disk: 'a disk image',
  other: 'a file',
}

const byEnding = (ending: string): FileKind | undefined => ENDINGS.get(ending)

/** A type that only says "bytes" says nothing. */
function byType(claimed: string): FileKind | undefined {
  const type = claimed.split(';')[0]?.trim().toLowerCase() ?? ''
  return TYPES.find(([pattern]) => pattern.test(type))?.[1]
}

const TYPES: [RegExp, FileKind][] = [
  [/^application\/pdf$/, 'pdf'],
  [/^image\/svg/, 'svg'],
  [/^image\//, 'image'],
  [/^(?:text\/html|application\/xhtml\+xml|multipart\/related)$/, 'page'],
  [
    /^(?:text|application)\/(?:x-)?(?:javascript|ecmascript|vbscript|sh|shellscript|powershell|bat)$/,
    'script',
  ],
  [
    /^application\/(?:x-)?(?:msdownload|msdos-program|dosexec|executable|elf|mach-binary|msi|java-archive)$/,
    'program',
  ],
  [/^application\/vnd\.(?:microsoft\.portable-executable|android\.package-archive)$/, 'program'],
  [/macroenabled/, 'macro'],
  [/^text\/(?:csv|tab-separated-values)$/, 'table'],
  [/spreadsheet|ms-excel/, 'sheet'],
  [/presentation|powerpoint/, 'slides'],
  [/wordprocessing|msword|opendocument\.text|^(?:application|text)\/rtf$/, 'document'],
  [/^message\/(?:rfc822|global|news)$/, 'mail'],
  [/^(?:text\/|application\/(?:json|xml|yaml)$|message\/)/, 'text'],
  [/zip|compressed|x-tar|x-rar|x-7z/, 'archive'],
  [/^(?:audio|video)\//, 'media'],
]

const ENDINGS = new Map<string, FileKind>([
  ...endings('pdf', 'pdf'),
  ...endings('image', 'png jpg jpeg jpe jfif gif webp bmp tif tiff heic heif avif ico psd'),
  ...endings('svg', 'svg svgz'),
  ...endings('text', 'txt text log md json xml yaml yml ini toml conf ics vcf sql diff patch srt tex'),
  ...endings('text', 'ts tsx jsx py rb go rs java kt swift c h cpp hpp cs php pl lua css scss asc pem'),
  ...endings('table', 'csv tsv'),
  ...endings('sheet', 'xls xlsx ods numbers'),
  ...endings('document', 'doc docx odt rtf pages dot dotx epub'),
  ...endings('slides', 'ppt pptx odp pps ppsx'),
  ...endings('macro', 'docm dotm xlsm xltm xlsb xlam pptm potm ppam ppsm sldm'),
  ...endings('mail', 'eml'),
  ...endings('archive', 'zip gz tgz tar bz2 xz 7z rar zst cab ace arj lzh'),
  ...endings('media', 'mp3 m4a wav ogg oga flac aac mp4 m4v mov avi mkv webm wmv'),
  ...endings('page', 'html htm xhtml xht shtml mht mhtml hta'),
  ...endings('program', 'exe com scr pif msi msix appx msp mst cpl dll ocx sys drv jar apk ipa app deb rpm'),
  ...endings('program', 'run elf appimage command pkg gadget xll'),
  ...endings('script', 'bat cmd ps1 psm1 psd1 vbs vbe vb js jse mjs cjs wsf wsh wsc sct sh bash zsh ksh csh'),
  ...endings('script', 'reg inf scpt applescript ahk msc ws psc1'),
  ...endings(
    'link',
    'lnk url desktop webloc library-ms search-ms searchconnector-ms scf application appref-ms',
  ),
  ...endings('disk', 'iso img vhd vhdx dmg udf'),
])

function endings(kind: FileKind, list: string): [string, FileKind][] {
  return list.split(' ').map((ending) => [ending, kind])
}
