import { Slot } from 'radix-ui'
import type { ReactElement } from 'react'

/** A button or link in a dialog that is only an icon. The browser's own tooltip says its name and key: ours would lie below the dialog. */
export function IconTool({ name, keys, children }: { name: string; keys?: string; children: ReactElement }) {
  return (
    <Slot.Root
      aria-label={name}
      title={keys ? `${name} (${keys})` : name}
      className="flex size-8 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink disabled:text-ink-off disabled:hover:bg-transparent max-sm:size-10"
    >
      {children}
    </Slot.Root>
  )
}
