import { openComposer } from './composers.ts'
import { keptKeys, keptText } from './kept-text.ts'
import { lockOf } from './writing.ts'

/** Opens what was typed and never saved, unless another tab is just writing it. */
export async function openUnsaved(): Promise<void> {
  for (const key of keptKeys()) {
    if (!navigator.locks) return // over plain http nobody can tell whether another tab has it
    await navigator.locks.request(lockOf(key), { ifAvailable: true }, (lock) => {
      const kept = keptText(key)
      if (lock && kept) openComposer(kept.begin, null, key)
    })
  }
}
