import { useQueryClient } from '@tanstack/react-query'
import { Files } from 'lucide-react'
import { Menu, MenuItem, MenuNote } from '#/components/ui/menu.tsx'
import type { OpenThread } from '#/lib/mail/types.ts'
import { TOOL } from './tool.ts'
import { addOfMail } from './uploads.ts'
import type { Writing } from './writing.ts'

/** Files of the conversation that go along without a way through this browser: of the messages that were opened. */
export function ThreadFiles({ threadId, writing }: { threadId: number; writing: Writing }) {
  const client = useQueryClient()
  const threads = client.getQueriesData<OpenThread | null>({ queryKey: ['thread', threadId] })
  const files = threads.flatMap(
    ([, thread]) => thread?.details.flatMap((message) => message.attachments) ?? [],
  )
  if (files.length === 0) return null
  return (
    <Menu
      label="Files of this thread"
      side="top"
      trigger={
        <button
          type="button"
          aria-label="Attach from this thread"
          title="Attach from this thread"
          className={TOOL}
        >
          <Files aria-hidden className="size-4" strokeWidth={1.75} />
        </button>
      }
    >
      <MenuNote>From this thread</MenuNote>
      {files.map(({ id, name }) => (
        <MenuItem key={id} onSelect={() => void addOfMail(writing, id)}>
          <span className="max-w-72 truncate">{name}</span>
        </MenuItem>
      ))}
    </Menu>
  )
}
