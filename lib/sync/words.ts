import type { TroubleKind } from './types.ts'

type Words = { what: (address: string) => string; meaning: string }

/** What a person reads when something is wrong with a mailbox: what happened, what it means, what to do. */
export const TROUBLE: Record<TroubleKind, Words> = {
  no_token: {
    what: (address) => `Google gave Lilac no lasting access to ${address}.`,
    meaning: 'It does so only when it asks you. Go there once more, and nothing else changes.',
  },
  reconnect: {
    what: (address) => `Google ended Lilac’s access to ${address}.`,
    meaning: 'No mail is lost: it waits in Gmail until you reconnect.',
  },
  scope: {
    what: (address) => `Lilac may not read ${address}: the Gmail box was not ticked at Google.`,
    meaning: 'No mail is lost. Reconnect, and leave the box ticked.',
  },
  gmail_off: {
    what: (address) => `Gmail is switched off for ${address}.`,
    meaning: 'No mail is lost. Ask your Google administrator to switch it on, then try again.',
  },
  policy: {
    what: (address) => `Your Google administrator does not allow Lilac to read ${address}.`,
    meaning: 'No mail is lost. Ask them to allow it, then try again.',
  },
  setup: {
    what: (address) => `Google refuses this Lilac’s project, so ${address} can’t be read.`,
    meaning: 'No mail is lost. Whoever runs Lilac finds the steps in its README; then try again.',
  },
  late: {
    what: (address) => `Lilac has not looked at ${address} for more than ten minutes.`,
    meaning: 'No mail is lost. Its worker may have stopped: whoever runs Lilac can start it again.',
  },
  slowed: {
    what: (address) => `Google asked Lilac to slow down for ${address}.`,
    meaning: 'It does, and goes on by itself. No mail is lost.',
  },
  no_answer: {
    what: (address) => `Google does not answer for ${address}.`,
    meaning: 'Lilac tries again by itself. No mail is lost.',
  },
  bug: {
    what: (address) => `Something is wrong in Lilac with ${address}.`,
    meaning: 'It tries again by itself, and no mail is lost. The server’s log says more.',
  },
  history: {
    what: (address) => `Gmail no longer knew what had changed in ${address}.`,
    meaning: 'So Lilac looks through the whole mailbox again. No mail is lost.',
  },
}
