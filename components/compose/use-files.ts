import type { Editor } from '@tiptap/core'
import { type DragEvent, useState } from 'react'
import { addFile, type HasFiles } from './uploads.ts'

const PICTURE = /^image\/(png|jpe?g|gif|webp)$/

/** Files that are chosen, dropped or pasted into a mail: pictures stand in its text, unless they come as files. */
export function useFiles(holder: HasFiles, editor: Editor | null) {
  const [over, setOver] = useState(false) // files are held above it

  function take(list: File[], asFiles = false): boolean {
    for (const file of list) void takeOne(file, !asFiles && PICTURE.test(file.type))
    return list.length > 0
  }
  async function takeOne(file: File, inText: boolean) {
    const made = await addFile(holder, file, inText)
    if (!made?.contentId || !editor) return
    const attrs = { src: made.address, alt: made.name, cid: made.contentId }
    editor.chain().focus().insertContent({ type: 'image', attrs }).run()
  }

  return {
    take,
    drop: {
      'data-over': over || undefined,
      onDragOver(event: DragEvent) {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: () => setOver(false),
      onDrop(event: DragEvent) {
        setOver(false)
        if (event.defaultPrevented || event.dataTransfer.files.length === 0) return
        event.preventDefault()
        take([...event.dataTransfer.files], true)
      },
    },
  }
}
