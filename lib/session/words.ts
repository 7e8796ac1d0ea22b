import type { ConsentProblem, SignInProblem, Words } from './types.ts'

/** What the sign-in page says to somebody who did not get in. `email` is the account they chose, where we know it. */
export function signInWords(problem: string, team: string, email: string | undefined): Words {
  const account = email ?? 'This Google account'
  const known: Record<SignInProblem, Words> = {
    not_invited: {
      what: `${account} is not invited to ${team}.`,
      meaning: `Ask an owner of ${team} for an invitation, or use another account.`,
    },
    other_domain: {
      what: `${account} is outside ${team}.`,
      meaning:
        'Only accounts of its own domains may sign in. Use your work account, or ask for an invitation.',
    },
    other_account: {
      what: `${account} was signed in before with another Google account.`,
      meaning:
        'An address can change hands, so Lilac does not let this one in. Ask an owner to look into it.',
    },
    email_unverified: {
      what: `Google has not verified the address ${email ?? 'of this account'}.`,
      meaning: 'Verify it in your Google account, then sign in again.',
    },
    deactivated: {
      what: `${account} has no access to ${team} any more.`,
      meaning: `An owner or admin of ${team} can give it back.`,
    },
    declined: {
      what: 'You were not signed in, since access was declined at Google.',
      meaning: 'Nothing was stored. Lilac needs it to show your mail; you can take it back at any time.',
    },
    not_completed: {
      what: 'The sign-in was not completed.',
      meaning:
        'It took too long, was begun in another browser, or at another address of this server. Begin again here.',
    },
    google_silent: {
      what: 'Google does not answer.',
      meaning:
        'Try again in a minute. If it stays, the address of Google or the network of this server is wrong.',
    },
    failed: {
      what: 'Google’s answer did not fit the sign-in that was begun.',
      meaning: 'Nothing was stored. Sign in again; if it stays, the log of this server says why.',
    },
  }
  return Object.hasOwn(known, problem) ? known[problem as SignInProblem] : known.not_completed
}

/** What is said when a mailbox could not be connected. `sentence`: what happened, with names, where this viewer was told them. */
export function consentWords(problem: string, sentence: string | undefined): Words {
  const known: Record<ConsentProblem, Words> = {
    declined: {
      what: 'Access was declined at Google.',
      meaning: 'Nothing was changed. Connect again when you want your mail here.',
    },
    wrong_account: {
      what: 'You chose another Google account than that of this mailbox.',
      meaning: 'Nothing was changed. Connect again and choose the account of the mailbox.',
    },
    scope: {
      what: 'The Gmail box was not ticked at Google.',
      meaning: 'Without it Lilac can’t read this mailbox. Reconnect, and leave the box ticked.',
    },
    no_lasting_access: {
      what: 'Google gave access for an hour only.',
      meaning: 'Lilac needs lasting access to fetch mail while you are away. Connect again.',
    },
    mailbox_taken: {
      what: sentence ?? 'This mailbox is already connected by a colleague.',
      meaning: 'A mailbox has one owner. Ask them, or connect another.',
    },
    erasing: {
      what: 'This mailbox is being erased here.',
      meaning: 'Connect it again once that is done.',
    },
    google_silent: {
      what: 'Google does not answer.',
      meaning: 'Nothing was changed. Try again in a minute.',
    },
    policy: {
      what: 'Your Google administrator does not allow Lilac.',
      meaning: 'Ask them to allow it, then connect again.',
    },
    setup: {
      what: 'The Google project of this Lilac is not set up for it.',
      meaning: 'Its owner finds the steps in the README.',
    },
    not_completed: {
      what: 'The connection was not completed.',
      meaning: 'It took too long, or Google’s answer did not fit. Nothing was changed; begin again.',
    },
  }
  return Object.hasOwn(known, problem) ? known[problem as ConsentProblem] : known.not_completed
}
