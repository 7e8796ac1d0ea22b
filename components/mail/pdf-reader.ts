import { GlobalWorkerOptions, getDocument, type PDFDocumentLoadingTask } from 'pdfjs-dist'

GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).toString()

const MOST_PIXELS = 64 * 1024 * 1024 // of a picture inside a PDF; one beyond that is left out

/**
 * Begins to read a PDF from its bytes, in a worker. Nothing in it runs and nothing is fetched for it but parts of the reader itself, from
 * us: no forms in XFA, no scripts (there is no sandbox for them here), no WebAssembly, which the page's policy forbids.
 */
export function readPdf(bytes: Uint8Array): PDFDocumentLoadingTask {
  return getDocument({
    data: bytes,
    enableXfa: false,
    useWasm: false,
    maxImageSize: MOST_PIXELS,
    cMapUrl: '/api/v1/pdfjs/cmaps/',
    standardFontDataUrl: '/api/v1/pdfjs/standard_fonts/',
    wasmUrl: '/api/v1/pdfjs/wasm/',
    verbosity: 0, // what is odd in somebody's PDF is nothing for the console
  })
}

/** Why a PDF can't be read, in words. */
export function pdfProblem(error: unknown): string {
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException')
    return 'This PDF is under a password. Download it, and open it with that password.'
  return 'This PDF is damaged, or built in a way that Lilac does not read. Download it to try another program.'
}
