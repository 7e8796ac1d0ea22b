import { read } from '#/lib/api/route.ts'
import { pdfPartParams } from '#/lib/mail/input.ts'
import { pdfPart } from '#/lib/mail/pdf-parts.ts'

/** A part of the PDF reader that only some files need. */
export const GET = read({ params: pdfPartParams }, (_viewer, { params }) =>
  pdfPart(params.folder, params.file),
)
