import { type Gmail, openGmail } from './client.ts'
import { streamField } from './streamed.ts'

/**
 * A message as it travelled, byte for byte (RFC 5322), streamed. Gmail does not say how large it is. Throws Gone when the message is no longer
 * there.
 */
export async function openOriginal(
  mailboxId: number,
  gmailId: string,
  signal?: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  return rawMessage(await openGmail(mailboxId, 'person'), gmailId, signal)
}

/** The same with a mailbox that is open already. */
export function rawMessage(
  gmail: Gmail,
  gmailId: string,
  signal?: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const path = `messages/${encodeURIComponent(gmailId)}?format=raw&fields=raw`
  return streamField(gmail, path, { name: 'raw', size: null }, signal)
}
