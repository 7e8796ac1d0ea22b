import type { Editor } from '@tiptap/core'
import { Image as ImageIcon, Paperclip, Trash2, Type } from 'lucide-react'
import { useState } from 'react'
import type { Composer } from './composers.ts'
import { discard } from './discard.ts'
import { EditorTools } from './editor-tools.tsx'
import { FileTool } from './file-tool.tsx'
import { SavedWords } from './saved-words.tsx'
import { SendButtons } from './send-buttons.tsx'
import { TemplateTool } from './template-tool.tsx'
import { ThreadFiles } from './thread-files.tsx'
import { TOOL } from './tool.ts'
import { Unfilled } from './unfilled.tsx'
import type { Sending } from './use-sending.ts'
import { useWriting } from './use-writing.ts'
import type { Writing } from './writing.ts'

/** The foot of a mail that is written: its tools, and what sends it; under a thread also whether it is saved, which a window's head says. */
export function WriterFoot({
  composer: { key, threadId, minimised },
  writing,
  editor,
  sending,
  onFiles,
}: {
  composer: Composer
  writing: Writing
  editor: Editor | null
  sending: Sending
  onFiles: (files: File[], asFiles: boolean) => void
}) {
  const [formatting, setFormatting] = useState(false)
  const { draft } = useWriting(writing)
  const inThread = threadId !== null
  const buttons = (
    <SendButtons busy={sending.busy} up={!inThread} onSend={(wish) => void sending.send(wish)} />
  )
  return (
    <>
      {editor && <Unfilled editor={editor} writing={writing} />}
      {formatting && editor && <EditorTools editor={editor} />}
      <div className="@container/saved relative flex min-h-13 shrink-0 items-center gap-1 px-3 max-sm:min-h-14 max-sm:flex-wrap max-sm:gap-0 max-sm:px-2 max-sm:group-data-[place=thread]/writer:py-2 group-data-[place=window]/writer:border-t group-data-[place=window]/writer:border-line">
        {!inThread && <div className="max-sm:fixed max-sm:top-1.5 max-sm:right-2 max-sm:z-10">{buttons}</div>}
        <button
          type="button"
          aria-label="Formatting"
          title="Formatting"
          aria-pressed={formatting}
          onClick={() => setFormatting(!formatting)}
          className={TOOL}
        >
          <Type aria-hidden className="size-4" strokeWidth={1.75} />
        </button>
        {editor && <TemplateTool editor={editor} writing={writing} shown={!minimised} />}
        <FileTool name="Attach files" Icon={Paperclip} onFiles={(list) => onFiles(list, true)} />
        <FileTool
          name="Put in a picture"
          Icon={ImageIcon}
          accept="image/png,image/jpeg,image/gif,image/webp"
          onFiles={(list) => onFiles(list, false)}
        />
        {draft?.threadId && <ThreadFiles threadId={draft.threadId} writing={writing} />}
        <button
          type="button"
          aria-label="Discard draft"
          title="Discard draft"
          onClick={() => void discard(key, writing, threadId)}
          className={TOOL}
        >
          <Trash2 aria-hidden className="size-4" strokeWidth={1.75} />
        </button>
        <span className="flex-1" />
        {inThread && (
          <span className="flex min-w-0 max-sm:order-first max-sm:basis-full max-sm:px-2">
            <SavedWords writing={writing} />
          </span>
        )}
        {inThread && buttons}
      </div>
    </>
  )
}
