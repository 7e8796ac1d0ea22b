type Words = { what: string; meaning: string }

/** What a person reads of a mail that waits, failed, or asks. The keys are what `outbox.reason` holds. */
const WORDS = {
  unknown: {
    what: 'Nobody can tell whether this mail was sent.',
    meaning:
      'Google’s answer was lost, and the mail is neither in your drafts nor in Sent. Look in Sent or ask whoever it went to; then say here whether it was sent.',
  },
  changed_at_gmail: {
    what: 'It was changed in Gmail after you sent it here, so it was not sent.',
    meaning: 'Open it, choose the text you want, and send it again.',
  },
  not_verified: {
    what: 'Gmail no longer sends from this address, so it was not sent.',
    meaning:
      'Gmail would have put another address in its place. Choose one, or verify it in Gmail’s settings.',
  },
  too_large: {
    what: 'It is larger than Gmail takes.',
    meaning: 'Take a file out, or share a link to it instead.',
  },
  bad_recipient: {
    what: 'Gmail does not accept one of the addresses.',
    meaning: 'Open it, correct the address, and send it again.',
  },
  refused: {
    what: 'Gmail refused this mail.',
    meaning:
      'Open it to see whether something in it is unusual, such as a program among its files, or try again.',
  },
  limit: {
    what: 'Gmail lets this account send no more mail for now.',
    meaning: 'It usually does again within a day. Try again then; nothing is lost.',
  },
  reconnect: {
    what: 'Lilac has no access to this mailbox.',
    meaning: 'Reconnect the mailbox, then try again. Nothing is lost.',
  },
  file_gone: {
    what: 'A file that it takes along from an earlier mail is no longer at Gmail.',
    meaning: 'Open it, take the file out or add it anew, and send it again.',
  },
  no_answer: {
    what: 'Google does not answer.',
    meaning: 'Lilac tries again by itself. Nothing is lost, and nothing is sent twice.',
  },
  gave_up: {
    what: 'Google did not answer for hours, so Lilac stopped trying.',
    meaning: 'It was not sent. Try again when Gmail works.',
  },
  bug: {
    what: 'Something in Lilac failed, so it was not sent.',
    meaning: 'Try again; if it stays, tell your admin. The server’s log says more.',
  },
} satisfies Record<string, Words>

export type Reason = keyof typeof WORDS

/** The words for a reason; null where there is none. */
export function wordsFor(reason: string | null): ({ reason: string } & Words) | null {
  if (reason === null) return null
  const known = (WORDS as Record<string, Words>)[reason] ?? WORDS.refused
  return { reason, ...known }
}
