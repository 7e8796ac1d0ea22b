import { eq, type SQL } from 'drizzle-orm'
import { mailboxes } from '#/db/schema/index.ts'
import type { Viewer } from './types.ts'

/**
 * The one rule of who may read which mail, as a condition on `mailboxes`: join that table and put this in the `where`.
 * Mail is its owner's alone until sharing comes; a role opens no mailbox.
 */
export function readable(viewer: Viewer): SQL {
  return eq(mailboxes.ownerId, viewer.userId)
}

/** Who may pause, reconnect, disconnect or erase a mailbox: its owner alone, whoever else may read it. */
export function owned(viewer: Viewer): SQL {
  return eq(mailboxes.ownerId, viewer.userId)
}

/** Who may change what is in a mailbox, as a condition on `mailboxes`: its owner, until sharing comes. */
export function mayAct(viewer: Viewer): SQL {
  return eq(mailboxes.ownerId, viewer.userId)
}
