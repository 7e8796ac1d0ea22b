import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HANDLER_HEADERS } from '#/lib/api/headers.ts'
import { notFound } from '#/lib/errors.ts'

/**
 * What the PDF reader fetches when a file needs it: tables for Asian characters, the standard fonts, decoders for JPEG 2000 and JBIG2. They come from
 * the installed package, so that they are always of the reader's own version. `file` is a plain name. Throws not_found.
 */
export async function pdfPart(folder: 'cmaps' | 'standard_fonts' | 'wasm', file: string): Promise<Response> {
  const path = join(/* turbopackIgnore: true */ process.cwd(), 'node_modules/pdfjs-dist', folder, file)
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === 'ENOENT' ? notFound('This part of the PDF reader') : cause
  })
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...HANDLER_HEADERS,
      'cache-control': 'private, max-age=86400',
      'content-type': file.endsWith('.js') ? 'text/javascript' : 'application/octet-stream',
    },
  })
}
