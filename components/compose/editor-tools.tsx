import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import {
  Bold,
  Italic,
  Link as LinkIcon,
  List,
  ListOrdered,
  type LucideIcon,
  Quote,
  Redo2,
  RemoveFormatting,
  Strikethrough,
  Underline,
  Undo2,
} from 'lucide-react'
import { useRef, useState } from 'react'
import { classes } from '#/components/ui/classes.ts'
import { TOOL } from './tool.ts'

type Tool = { name: string; Icon: LucideIcon; mark?: string; run: (editor: Editor) => void }

const TOOLS: Tool[] = [
  { name: 'Bold', Icon: Bold, mark: 'bold', run: (editor) => editor.chain().focus().toggleBold().run() },
  {
    name: 'Italic',
    Icon: Italic,
    mark: 'italic',
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    name: 'Underline',
    Icon: Underline,
    mark: 'underline',
    run: (editor) => editor.chain().focus().toggleUnderline().run(),
  },
  {
    name: 'Strike through',
    Icon: Strikethrough,
    mark: 'strike',
    run: (editor) => editor.chain().focus().toggleStrike().run(),
  },
  {
    name: 'List',
    Icon: List,
    mark: 'bulletList',
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'Numbered list',
    Icon: ListOrdered,
    mark: 'orderedList',
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    name: 'Quote',
    Icon: Quote,
    mark: 'blockquote',
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  {
    name: 'Clear formatting',
    Icon: RemoveFormatting,
    run: (editor) => editor.chain().focus().unsetAllMarks().clearNodes().run(),
  },
  { name: 'Undo', Icon: Undo2, run: (editor) => editor.chain().focus().undo().run() },
  { name: 'Redo', Icon: Redo2, run: (editor) => editor.chain().focus().redo().run() },
]

/** What the text can be made to look like. One tab stop each; what is on is said. */
export function EditorTools({ editor }: { editor: Editor }) {
  const [linking, setLinking] = useState(false)
  const on = useEditorState({
    editor,
    selector: ({ editor }) =>
      [...TOOLS.map(({ mark }) => mark ?? ''), 'link'].filter((mark) => mark && editor.isActive(mark)),
  })
  return (
    <div
      role="toolbar"
      aria-label="Formatting"
      className="flex flex-wrap items-center gap-0.5 border-t border-line px-3 py-1"
    >
      {TOOLS.map(({ name, Icon, mark, run }) => (
        <button
          key={name}
          type="button"
          aria-label={name}
          title={name}
          aria-pressed={mark ? on.includes(mark) : undefined}
          onMouseDown={(event) => event.preventDefault()} // the selection stays
          onClick={() => run(editor)}
          className={classes(TOOL, mark !== undefined && on.includes(mark) && 'bg-pressed text-ink')}
        >
          <Icon aria-hidden className="size-4" strokeWidth={1.75} />
        </button>
      ))}
      <button
        type="button"
        aria-label="Link"
        title="Link"
        aria-pressed={on.includes('link')}
        aria-expanded={linking}
        onClick={() => setLinking(!linking)}
        className={classes(TOOL, on.includes('link') && 'bg-pressed text-ink')}
      >
        <LinkIcon aria-hidden className="size-4" strokeWidth={1.75} />
      </button>
      {linking && <LinkField editor={editor} onDone={() => setLinking(false)} />}
    </div>
  )
}

function LinkField({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const input = useRef<HTMLInputElement>(null)
  const before: unknown = editor.getAttributes('link').href
  function put() {
    const typed = input.current?.value.trim() ?? ''
    const href = typed && !/^[a-z][a-z0-9+.-]*:/i.test(typed) ? `https://${typed}` : typed
    const chain = editor.chain().focus().extendMarkRange('link')
    if (!href) chain.unsetLink().run()
    else if (editor.state.selection.empty && !before)
      chain.insertContent({ type: 'text', text: typed, marks: [{ type: 'link', attrs: { href } }] }).run()
    else chain.setLink({ href }).run()
    onDone()
  }
  return (
    <span className="flex basis-full items-center gap-1.5 py-1">
      <input
        ref={input}
        // biome-ignore lint/a11y/noAutofocus: somebody has just asked for it
        autoFocus
        aria-label="Address of the link"
        placeholder="https://"
        defaultValue={typeof before === 'string' ? before : ''}
        onKeyDown={(event) => {
          if (event.key === 'Enter') put()
          else if (event.key === 'Escape') onDone()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
        className="h-8 min-w-0 flex-1 rounded-md border border-line-control bg-surface px-2.5 max-sm:h-10"
      />
      <button
        type="button"
        onClick={put}
        className="h-8 rounded-md px-2 font-medium text-accent-ink hover:underline max-sm:h-10"
      >
        {before ? 'Change' : 'Link'}
      </button>
    </span>
  )
}
