import type { NeedsPerson } from '#/lib/gmail/errors.ts'

/** What a person reads when the sync of a mailbox has stopped and waits for them. */
export const STOPPED: Record<NeedsPerson['reason'], string> = {
  reconnect: 'Google ended Lilac’s access to this mailbox. No mail is lost. Reconnect to go on.',
  scope:
    'Lilac may not read this mailbox: the Gmail box was not ticked at Google. Reconnect and leave it ticked.',
  gmail_off: 'Gmail is switched off for this account. Ask your Google administrator, then reconnect.',
  policy: 'Your Google administrator does not allow Lilac. Ask them to allow it, then reconnect.',
  setup: 'The Google project of this Lilac is not set up for Gmail. Its owner finds the steps in the README.',
}

/** What a person reads while the sync goes on by itself later. */
export const PASSING = {
  overload: 'Google asked Lilac to slow down. It goes on by itself.',
  noAnswer: 'Google does not answer. Lilac tries again by itself.',
  bug: 'Something is wrong in Lilac with this mailbox. It tries again by itself; the log says more.',
  history:
    'Gmail no longer knew what had changed, so Lilac looks through the whole mailbox again. No mail is lost.',
}
