import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'

type Place = { at: number; node: Node }

/** Where the variables without a value stand, in their order. */
function places(editor: Editor): Place[] {
  const found: Place[] = []
  editor.state.doc.descendants((node, at) => {
    if (node.type.name === 'missing') found.push({ at, node })
  })
  return found
}

/** Chooses the first one from a place in the text on, or the first of all, so that what is typed then stands in its place. */
export function chooseMissing(editor: Editor, from: number): void {
  const all = places(editor)
  const next = all.find(({ at }) => at >= from) ?? all[0]
  if (!next) return
  editor.view.focus() // at once: tiptap's own waits for a frame, and what is typed meanwhile would be lost
  editor.chain().setNodeSelection(next.at).scrollIntoView().run()
}

/** Puts values in their places, else what is to be written instead. What has neither stays. */
export function fillMissing(editor: Editor, values: Record<string, string>): void {
  const { tr, schema } = editor.state
  for (const { at, node } of places(editor).reverse()) {
    const value = valueOfExpression(String(node.attrs.name), values)
    if (value === undefined) continue
    if (value === '') tr.delete(at, at + node.nodeSize)
    else tr.replaceWith(at, at + node.nodeSize, schema.text(value, node.marks))
  }
  if (tr.docChanged) editor.view.dispatch(tr)
}

/** The same in a line of text. */
export const fillLine = (line: string, values: Record<string, string>): string =>
  line.replace(/\{\{([^{}]*)\}\}/g, (whole, expression) => valueOfExpression(expression, values) ?? whole)

function valueOfExpression(expression: string, values: Record<string, string>): string | undefined {
  const [name = '', otherwise] = expression.split('|')
  if (!(name in values)) return undefined
  return values[name] || otherwise
}
