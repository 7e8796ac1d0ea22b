import type { Editor } from '@tiptap/core'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useEffectEvent } from 'react'
import './editor.css'
import { MAIL_NODES } from './mail-nodes.ts'

/** The field that a mail's text is written in. `html` is where it begins; from then on it tells what it became. */
export function TextEditor({
  id,
  html,
  focus,
  onText,
  onFiles,
  onEditor,
}: {
  id: string
  html: string
  focus: boolean // one writes here first
  onText: (html: string) => void
  onFiles: (files: File[]) => boolean // dropped or pasted; true: they were taken
  onEditor: (editor: Editor) => void
}) {
  const tellText = useEffectEvent(onText)
  const takeFiles = useEffectEvent(onFiles)
  const editor = useEditor({
    extensions: MAIL_NODES,
    content: html,
    autofocus: focus ? 'start' : false,
    immediatelyRender: false,
    textDirection: 'auto', // each paragraph by its first letter
    injectCSS: false, // the page's policy takes no style that it does not know
    editorProps: {
      attributes: {
        id,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': 'Text',
        class: 'mail-text min-h-24 text-md',
        spellcheck: 'true',
      },
      // ⌘Enter sends: the editor would put a line break there first, in the place of what is chosen
      handleKeyDown: (_, event) => event.key === 'Enter' && (event.metaKey || event.ctrlKey),
      // Esc puts the mail away: the editor would take it as its own, and do nothing
      handleDOMEvents: { keydown: (_, event) => event.key === 'Escape' },
      handlePaste: (_, event) => takeFiles([...(event.clipboardData?.files ?? [])]),
      handleDrop: (_, event) => takeFiles([...(event.dataTransfer?.files ?? [])]),
    },
    onUpdate: ({ editor }) => tellText(editor.getHTML()),
  })
  const tellEditor = useEffectEvent(onEditor)
  useEffect(() => {
    if (editor) tellEditor(editor)
  }, [editor])
  return <EditorContent editor={editor} className="min-h-24" />
}
