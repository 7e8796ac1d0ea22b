/** What stands between a person and a running Lilac, as a sentence that says what to do; shown without a stack. */
export class Problem extends Error {
  override name = 'Problem'
}

/** Turns the machine's own words for a full disk or a missing right into a sentence; undefined when they say something else. */
export function explainSystemError(words: string, folder: string): string | undefined {
  if (/ENOSPC|No space left on device|EDQUOT|Disk quota exceeded/i.test(words))
    return `The disk that holds ${folder} is full. Free about 2 GB and start again; nothing that was stored is lost.`
  if (/EROFS|Read-only file system/i.test(words))
    return `${folder} is on a read-only disk. Start from a copy on a disk that can be written to.`
  if (/EACCES|EPERM|Permission denied/i.test(words))
    return `${folder} can't be written to. Give it to the person who starts this (chown -R), or start from a copy of your own.`
  return undefined
}
