import type { Editor } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { Braces, Image as ImageIcon, Paperclip } from 'lucide-react'
import { type RefObject, useEffect, useMemo, useState } from 'react'
import { TextEditor } from '#/components/compose/editor.tsx'
import { EditorTools } from '#/components/compose/editor-tools.tsx'
import { FileTool } from '#/components/compose/file-tool.tsx'
import { MailFiles } from '#/components/compose/mail-files.tsx'
import { TOOL } from '#/components/compose/tool.ts'
import type { HasFiles, MailFile } from '#/components/compose/uploads.ts'
import { useFiles } from '#/components/compose/use-files.ts'
import { Menu, MenuItem, MenuNote } from '#/components/ui/menu.tsx'
import { type TemplateVariable, type TemplateView, VARIABLES } from '#/lib/templates/types.ts'

/** A template's text, with what it can be made to look like, the variables, and the files that go with every mail. */
export function TemplateText({
  template: { id, files: begun },
  html,
  variables,
  subject,
  onText,
  onProblem,
}: {
  template: TemplateView
  html: string
  variables: TemplateVariable[]
  subject: RefObject<HTMLInputElement | null> // variables go there while the caret is in it
  onText: (html: string) => void
  onProblem: (problem: { words: string; field: string | undefined } | null) => void
}) {
  const [editor, setEditor] = useState<Editor | null>(null)
  const [files, setFiles] = useState<MailFile[]>(begun)
  const holder = useMemo<HasFiles>(
    () => ({ filesAt: () => `/api/v1/templates/${id}/files`, setFiles, setProblem: onProblem }),
    [id, onProblem],
  )
  const { take, drop } = useFiles(holder, editor)
  useVariables(editor)
  return (
    <div
      {...drop}
      className="rounded-lg border border-line-control focus-within:border-accent-line data-over:bg-accent-soft"
    >
      <div className="flex flex-wrap items-center border-b border-line [&>[role=toolbar]]:border-0">
        {editor && <EditorTools editor={editor} />}
        <span className="flex flex-1 items-center justify-end gap-0.5 px-2">
          <FileTool name="Attach files" Icon={Paperclip} onFiles={(list) => take(list, true)} />
          <FileTool
            name="Put in a picture"
            Icon={ImageIcon}
            accept="image/png,image/jpeg,image/gif,image/webp"
            onFiles={(list) => take(list)}
          />
          <VariableMenu variables={variables} editor={editor} subject={subject} />
        </span>
      </div>
      <div className="min-h-64 px-4 py-3">
        <TextEditor
          id={`template-${id}`}
          html={html}
          focus={false}
          onText={onText}
          onFiles={(list) => take(list)}
          onEditor={setEditor}
        />
      </div>
      <MailFiles files={files} holder={holder} />
    </div>
  )
}

function VariableMenu({
  variables,
  editor,
  subject,
}: {
  variables: TemplateVariable[]
  editor: Editor | null
  subject: RefObject<HTMLInputElement | null>
}) {
  const [intoSubject, setIntoSubject] = useState(false)
  function put(name: string) {
    const text = `{{${name}}}`
    const field = subject.current
    if (!intoSubject || !field) return void editor?.chain().insertContent(text).run()
    field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end')
    field.dispatchEvent(new Event('input', { bubbles: true })) // as if it were typed
  }
  return (
    <Menu
      label="Variables"
      align="end"
      trigger={
        <button
          type="button"
          onPointerDown={() => setIntoSubject(document.activeElement === subject.current)}
          className={`${TOOL} w-auto gap-1.5 px-2 text-xs font-medium text-ink-2 max-sm:w-auto`}
        >
          <Braces aria-hidden className="size-4 text-ink-3" strokeWidth={1.75} />
          Variable
        </button>
      }
    >
      <MenuNote>Given in every mail</MenuNote>
      {VARIABLES.map(({ name, from }) => (
        <MenuItem key={name} onSelect={() => put(name)}>
          <code className="w-40 font-mono text-xs">{name}</code>
          <span className="text-xs text-ink-3">{from}</span>
        </MenuItem>
      ))}
      {variables.length > 0 && <MenuNote>Mine</MenuNote>}
      {variables.map(({ name, value }) => (
        <MenuItem key={name} onSelect={() => put(name)}>
          <code className="w-40 truncate font-mono text-xs">{name}</code>
          <span className="max-w-48 truncate text-xs text-ink-3">{value}</span>
        </MenuItem>
      ))}
    </Menu>
  )
}

const VARIABLE = /\{\{\s*[a-z]\w*(?:\.\w+)*\s*(?:\|[^{}|]*)?\}\}/gi

/** Shows the variables in the text as what they are, while they stay the text that they are. */
function useVariables(editor: Editor | null) {
  useEffect(() => {
    if (!editor) return
    const key = new PluginKey('variables')
    editor.registerPlugin(
      new Plugin({
        key,
        props: {
          decorations({ doc }) {
            const found: Decoration[] = []
            doc.descendants((node, at) => {
              for (const { 0: text, index } of node.text?.matchAll(VARIABLE) ?? [])
                found.push(
                  Decoration.inline(at + index, at + index + text.length, { class: 'lilac_variable' }),
                )
            })
            return DecorationSet.create(doc, found)
          },
        },
      }),
    )
    return () => {
      if (!editor.isDestroyed) editor.unregisterPlugin(key)
    }
  }, [editor])
}
