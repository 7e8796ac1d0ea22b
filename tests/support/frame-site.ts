import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { emptyDocument, FRAME_POLICY, FRAME_SANDBOX } from '#/lib/mime/frame.ts'

/** A site that shows documents in frames of one page, with the sandbox and the policy of the product or without either. */
export type Site = {
  server: Server
  origin: string
  pageUrl: string
  documents: { html: string; policy: boolean }[]
  /** Bodies that `/reader` writes into frames as the product's reader does: all of one document, which holds nothing yet. */
  bodies: string[]
  /** Remote pictures that were asked for at our own address, by their own. */
  pictures: string[]
  /** Requests that no page of ours asks for. */
  requests: string[]
}

/** Serves on 127.0.0.1 at a free port. */
export async function serve(): Promise<Site> {
  const shown: Omit<Site, 'server' | 'origin' | 'pageUrl'> = {
    documents: [],
    bodies: [],
    pictures: [],
    requests: [],
  }
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    const mail = shown.documents[Number(/^\/mail\/(\d+)$/.exec(path)?.[1] ?? Number.NaN)]
    if (path === '/page') answer(response, 'text/html', pageWith(shown.documents))
    else if (mail)
      answer(response, 'text/html', mail.html, mail.policy ? { 'content-security-policy': FRAME_POLICY } : {})
    else if (path === '/reader') answer(response, 'text/html', readerWith(shown.bodies.length))
    else if (path === '/bodies') answer(response, 'application/json', JSON.stringify(shown.bodies))
    else if (path === '/frame')
      answer(response, 'text/html', emptyDocument(), { 'content-security-policy': FRAME_POLICY })
    else if (path.startsWith('/images/')) answer(response, 'image/gif', DOT)
    else if (path.startsWith('/remote/')) {
      shown.pictures.push(decodeURIComponent(path.slice('/remote/'.length)))
      answer(response, 'image/gif', DOT)
    } else if (path === '/favicon.ico') answer(response, 'image/gif', '')
    else {
      shown.requests.push(path)
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return Object.assign(shown, { server, origin, pageUrl: `${origin}/page` })
}

function answer(
  response: ServerResponse,
  type: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): void {
  response
    .writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', ...headers })
    .end(body)
}

const DOT = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64')
const REMEMBER = `<script>window.list=[];window.ran=(name)=>{list.push(name);document.title='ran'}</script>`

function pageWith(documents: Site['documents']): string {
  const frames = documents.map(({ policy }, index) => {
    const sandbox = policy ? `sandbox="${FRAME_SANDBOX}"` : ''
    return `<iframe ${sandbox} src="/mail/${index}" width="300" height="100" onload="this.className='loaded'"></iframe>`
  })
  return `<!doctype html><title>Mail</title>${REMEMBER}${frames.join('')}`
}

/** As many frames as there are bodies, amid a page of our own that nothing may paint over. */
const readerWith = (count: number) =>
  `<!doctype html><title>Mail</title><style>body{margin:0;padding:40px;background:#eee}iframe{display:block;border:0;margin:40px 0}</style>${REMEMBER}` +
  `<iframe sandbox="${FRAME_SANDBOX}" src="/frame" width="300" height="100"></iframe>`.repeat(count)
