'use client'

import { ComposerWindow } from './composer-window.tsx'
import { useComposers } from './composers.ts'

/** The windows in which mail is written, the newest at the right. */
export function ComposerStack() {
  const windows = useComposers().filter(({ threadId }) => threadId === null)
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-0 z-40 flex flex-row-reverse items-end gap-3 overflow-x-clip pr-6 max-sm:pr-0">
      {windows.toReversed().map((composer) => (
        <ComposerWindow key={composer.key} composer={composer} />
      ))}
    </div>
  )
}
