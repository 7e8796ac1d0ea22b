import type { ListAddress, Place } from './types.ts'

const ADDRESS =
  /^(?:(?<kind>inbox|starred|snoozed|sent|all|spam|trash)|(?<of>mailbox|label)-(?<id>\d{1,15}))(?:-(?<show>unread|starred|files))?(?:-before-(?<at>\d{1,15})-(?<thread>\d{1,15}))?$/

/**
 * Reads the part of an address that names a list: `inbox`, `mailbox-3`, `label-12-unread`, `sent-before-1764000000000-88`.
 * One part holds the whole state of a list, so that it can be linked, opened in another tab and read without script.
 */
export function readListAddress(text: string): ListAddress | null {
  const found = ADDRESS.exec(text)?.groups
  if (!found) return null
  const list = listOf(found)
  const show = (found.show ?? 'all') as ListAddress['show']
  if (!list || !showsOf(list).includes(show)) return null
  const before = found.at ? { at: Number(found.at), id: Number(found.thread) } : null
  return { list, show, before }
}

/** The other way round. */
export function writeListAddress({ list, show, before }: ListAddress): string {
  const name = 'id' in list ? `${list.kind}-${list.id}` : list.kind
  return `${name}${show === 'all' ? '' : `-${show}`}${before ? `-before-${before.at}-${before.id}` : ''}`
}

/** What a list can be narrowed to: stars are not looked for among stars, spam and trash. */
export function showsOf(list: ListAddress['list']): ListAddress['show'][] {
  if (list.kind === 'snoozed') return ['all', 'unread']
  if (list.kind === 'starred' || list.kind === 'spam' || list.kind === 'trash')
    return ['all', 'unread', 'files']
  return ['all', 'unread', 'starred', 'files']
}

/** Which of a thread's messages are read from a list: those in trash and spam only from there. */
export const placeOf = ({ kind }: ListAddress['list']): Place =>
  kind === 'trash' || kind === 'spam' ? kind : 'mail'

function listOf(found: Record<string, string | undefined>): ListAddress['list'] | null {
  if (found.of === 'mailbox' || found.of === 'label') return { kind: found.of, id: Number(found.id) }
  switch (found.kind) {
    case 'inbox':
    case 'starred':
    case 'snoozed':
    case 'sent':
    case 'all':
    case 'spam':
    case 'trash':
      return { kind: found.kind }
    default:
      return null
  }
}
