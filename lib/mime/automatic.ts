import { firstOf, type Headers } from './headers.ts'

/**
 * Whether no person wrote this mail to its reader: bulk and list mail, auto replies, delivery reports (RFC 3834, RFC 2369, RFC 8058, RFC
 * 3464, and the headers that Exchange and older responders set).
 */
export function isAutomatic(headers: Headers, isReport: boolean, fromEmail: string): boolean {
  const autoSubmitted = firstOf(headers, 'auto-submitted')?.trim().toLowerCase() ?? ''
  return (
    isReport ||
    /^(?:mailer-daemon|postmaster)@/.test(fromEmail) ||
    (autoSubmitted !== '' && !autoSubmitted.startsWith('no')) ||
    /^\s*(?:bulk|list|junk|auto[_-]reply)/i.test(firstOf(headers, 'precedence') ?? '') ||
    firstOf(headers, 'return-path')?.trim() === '<>' ||
    MARKS.some((name) => headers.has(name))
  )
}

/** Headers whose presence alone says so. */
const MARKS = [
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'list-post',
  'x-autoreply',
  'x-autorespond',
  'x-auto-response-suppress',
  'x-failed-recipients',
]
