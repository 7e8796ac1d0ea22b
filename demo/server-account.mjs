// Who runs PostgreSQL, which refuses root. Plain JavaScript without dependencies: setup.mjs asks before any package is there.
import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'

/** @typedef {{ uid: number, gid: number, name: string }} Account */

/**
 * Whose processes the database server's are: undefined is the person's own; root's belong to somebody else.
 * @returns {Account | undefined}
 */
export function serverAccount() {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => idOf(name, flag))
    if (uid && gid) return { uid, gid, name }
  }
  return undefined
}

/**
 * Why root can't have the server use `path`, as a sentence that says what to do; undefined when nothing stands in the way. A folder above it that
 * the server's account may not pass through hides everything below; the topmost is named.
 * @param {string} path
 * @returns {string | undefined}
 */
export function rootProblem(path) {
  if (process.getuid?.() !== 0) return undefined
  const account = serverAccount()
  if (!account)
    return 'PostgreSQL does not run as root, and there is no account named postgres or nobody. Start this as another person than root.'
  const closed = foldersAbove(path).find((folder) => !mayPass(account, folder))
  return (
    closed &&
    `PostgreSQL does not run as root, and the account it runs as instead (${account.name}) can't enter ${closed}. Move this clone to a folder that everybody may enter, such as /opt or /srv, or start it as another person than root.`
  )
}

/**
 * @param {Account} account
 * @param {string} folder
 */
function mayPass(account, folder) {
  const { mode, uid, gid } = statSync(folder)
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  return (mode & bit) !== 0
}

/**
 * From the root of the disk down.
 * @param {string} path
 * @returns {string[]}
 */
function foldersAbove(path) {
  const folder = dirname(path)
  return folder === path ? [] : [...foldersAbove(folder), folder]
}

/**
 * @param {string} name
 * @param {string} flag
 */
function idOf(name, flag) {
  try {
    return Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch {
    return undefined // there is no such account
  }
}
