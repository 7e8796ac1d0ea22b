import type { Deed, DeedAction } from '#/lib/mailboxes/types.ts'
import { messagesOf } from './words.ts'

/** What was done with a mailbox, as a sentence; numbers in the reader's locale. */
export const deedWords = (deed: Deed, locale: string): string =>
  WORDS[deed.action]({ ...deed, messages: messagesOf(deed.messages, locale) })

type Told = Pick<Deed, 'address' | 'mail'> & { messages: string }

const WORDS: Record<DeedAction, (told: Told) => string> = {
  'mailbox.connected': ({ address }) => `${address} was connected.`,
  'mailbox.paused': ({ address }) => `${address} was paused.`,
  'mailbox.resumed': ({ address }) => `${address} went on.`,
  'mailbox.disconnected': ({ address, mail, messages }) =>
    mail === 'erase'
      ? `${address} was disconnected, to erase its ${messages} here.`
      : `${address} was disconnected. Its ${messages} stayed here.`,
  'mailbox.access_ended': ({ address }) => `Google ended Lilac’s access to ${address}, as you asked.`,
  'mailbox.google_not_told': ({ address }) =>
    `Google did not answer, so Lilac’s access to ${address} was to be ended there later.`,
  'mailbox.erased': ({ address, messages }) => `${address} was erased here: ${messages}.`,
}
