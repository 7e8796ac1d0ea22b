import type { Editor } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { LayoutTemplate } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useShortcuts } from '#/components/keys/use-shortcuts.ts'
import { classes } from '#/components/ui/classes.ts'
import { TemplatePicker } from './template-picker.tsx'
import { TOOL } from './tool.ts'
import type { Writing } from './writing.ts'

/** Puts a template in: by the button, or by typing "/" where a line begins. */
export function TemplateTool({
  editor,
  writing,
  shown,
}: {
  editor: Editor
  writing: Writing
  shown: boolean // a window that is minimised leaves its key to the page
}) {
  const [picking, setPicking] = useState<'button' | 'slash' | null>(null)
  useSlash(editor, () => setPicking('slash'))
  useShortcuts(
    'Writing',
    [{ keys: '/', words: 'Put in a template, where a line begins', run: () => setPicking('button') }],
    shown,
  )
  function close(given: 'up' | 'done' | 'left') {
    if (given === 'up' && picking === 'slash') editor.commands.insertContent('/') // it was meant as it is
    setPicking(null)
    if (given !== 'left') editor.commands.focus()
  }
  return (
    <>
      <button
        type="button"
        aria-label="Templates"
        title="Templates  /"
        aria-expanded={picking !== null}
        onPointerDown={(event) => picking && event.preventDefault()} // the picker has not lost the focus when it is closed
        onClick={() => setPicking(picking ? null : 'button')}
        className={classes(TOOL, picking !== null && 'bg-accent-soft text-accent-ink')}
      >
        <LayoutTemplate aria-hidden className="size-4" strokeWidth={1.75} />
      </button>
      {picking && <TemplatePicker editor={editor} writing={writing} onClose={close} />}
    </>
  )
}

function useSlash(editor: Editor, onSlash: () => void) {
  const tell = useEffectEvent(onSlash)
  useEffect(() => {
    const key = new PluginKey('templates')
    const atBegin = () => {
      const { empty, $from } = editor.state.selection
      return empty && $from.parentOffset === 0
    }
    editor.registerPlugin(
      new Plugin({
        key,
        props: {
          handleKeyDown(_, event) {
            if (event.key !== '/' || event.ctrlKey || event.metaKey || event.isComposing || !atBegin())
              return false
            tell()
            return true
          },
        },
      }),
    )
    return () => {
      if (!editor.isDestroyed) editor.unregisterPlugin(key)
    }
  }, [editor])
}
