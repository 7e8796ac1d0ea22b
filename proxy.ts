import { randomBytes, randomUUID } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { HANDLER_HEADERS } from '#/lib/api/headers.ts'
import { REQUEST_ID_HEADER } from '#/lib/api/request-id.ts'
import { discoveryUrl } from '#/lib/gmail/discovery.ts'
import { isSecure, PATH_HEADER } from '#/lib/session/origin.ts'

/**
 * Gives each request an id and each answer its headers. It is never the lock: every page and handler asks for the session
 * itself, and the access test runs without what is done here.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  const optimiser = pathname === '/_next/image' // it is off, and stays unreachable
  const action = request.headers.has('next-action') // there are no Server Actions
  if (optimiser || action) return new NextResponse(null, { status: 404, headers: HANDLER_HEADERS })
  if (!isText(pathname)) return new NextResponse(null, { status: 400, headers: HANDLER_HEADERS })

  const requestId = randomUUID()
  const headers = new Headers(request.headers)
  headers.set(REQUEST_ID_HEADER, requestId)
  headers.set(PATH_HEADER, pathname + search)

  const own: Record<string, string> = { [REQUEST_ID_HEADER]: requestId, 'x-content-type-options': 'nosniff' }
  if (isSecure()) own['strict-transport-security'] = 'max-age=63072000; includeSubDomains' // two years

  // A header set here wins over the same one of a handler. So handlers set their own (lib/api/headers.ts), and pages get theirs here.
  if (!pathname.startsWith('/api/')) {
    const policy = pagePolicy(randomBytes(16).toString('base64'), pathname)
    headers.set('content-security-policy', policy) // Next takes the nonce for its scripts from here
    Object.assign(own, PAGE_HEADERS, { 'content-security-policy': policy })
  }
  const response = NextResponse.next({ request: { headers } })
  for (const [name, value] of Object.entries(own)) response.headers.set(name, value)
  return response
}

// Pieces of files go past it: Next keeps a body twice for whoever might read it here, and they need nothing of what is set here.
export const config = {
  matcher: [
    '/((?!api/v1/(?:drafts|templates)/[^/]+/files/[^/]+$).*)',
    {
      source: '/api/v1/:of(drafts|templates)/:id/files/:file',
      missing: [{ type: 'header', key: 'content-type', value: 'application/octet-stream' }],
    },
  ],
}

/** Whether what a path encodes is text: what is not, Next answers with an error of the server. */
function isText(pathname: string): boolean {
  try {
    decodeURIComponent(pathname)
    return true
  } catch {
    return false
  }
}

const PAGE_HEADERS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), display-capture=()',
  'referrer-policy': 'same-origin',
}

/** What a page may load and run: our own files, and scripts that carry this answer's nonce. */
function pagePolicy(nonce: string, pathname: string): string {
  const dev = process.env.NODE_ENV === 'development' // the development server evaluates code and pushes over a WebSocket
  const google = pathname === '/sign-in' ? ` ${new URL(discoveryUrl()).origin}` : '' // browsers hold a form's redirects to form-action too
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'", // heights and positions that components compute
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    "frame-src 'self'",
    "manifest-src 'self'",
    `form-action 'self'${google}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
