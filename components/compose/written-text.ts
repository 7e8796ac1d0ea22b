import type { Editor } from '@tiptap/core'

/**
 * What somebody wrote. Of a signature only the lines that it does not have by itself: what was typed into it. `signature`: as the sender's
 * settings have it (html).
 */
export function writtenText(editor: Editor | null, signature: string): string {
  const own = new Set(linesOf(new DOMParser().parseFromString(signature, 'text/html').body))
  const lines: string[] = []
  editor?.state.doc.forEach((node) => {
    if (node.type.name !== 'signature') lines.push(node.textContent)
    else
      node.descendants((child) => {
        if (!child.isTextblock) return true
        if (!own.has(plain(child.textContent))) lines.push(child.textContent)
        return false
      })
  })
  return lines.join('\n')
}

/** Another sender's signature in the place of the one that is there, or at the end. */
export function replaceSignature(editor: Editor, signature: string): void {
  let at: { from: number; to: number } | undefined
  editor.state.doc.forEach((node, offset) => {
    if (node.type.name === 'signature') at = { from: offset, to: offset + node.nodeSize }
  })
  const content = signature ? `<div class="gmail_signature">${signature}</div>` : ''
  if (at) editor.chain().deleteRange(at).insertContentAt(at.from, content).run()
  else if (content) editor.commands.insertContentAt(editor.state.doc.content.size, content)
}

const BLOCK = /^(DIV|P|LI|UL|OL|TD|TR|TABLE|TBODY|BLOCKQUOTE|H[1-6]|BR|HR)$/

/** The lines of a piece of html, as its reader sees them. */
function linesOf(element: Element): string[] {
  let text = ''
  const walk = (node: Node) => {
    const ends = node instanceof Element && BLOCK.test(node.tagName)
    if (ends) text += '\n'
    if (node.nodeType === Node.TEXT_NODE) text += (node.textContent ?? '').replace(/\s+/g, ' ')
    for (const child of node.childNodes) walk(child)
    if (ends) text += '\n'
  }
  walk(element)
  return text.split('\n').map(plain)
}

const plain = (line: string) => line.replace(/\s+/g, ' ').trim()
