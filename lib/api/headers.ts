/**
 * What every answer of a handler has: no cache keeps it, no page of another origin loads it, and it is no page itself, so it
 * may load and run nothing. Pages get theirs in proxy.ts.
 */
export const HANDLER_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}
