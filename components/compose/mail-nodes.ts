import { mergeAttributes, Node } from '@tiptap/core'
import { Image } from '@tiptap/extension-image'
import { StarterKit } from '@tiptap/starter-kit'

/** The signature stays one piece, so that another From brings another one. */
const Signature = Node.create({
  name: 'signature',
  group: 'block',
  content: 'block+',
  parseHTML: () => [{ tag: 'div.gmail_signature' }],
  renderHTML: ({ HTMLAttributes }) => [
    'div',
    mergeAttributes(HTMLAttributes, { class: 'gmail_signature' }),
    0,
  ],
})

/** A line as Gmail writes them, and most signatures: it stays one, since paragraphs have room around them. */
const Line = Node.create({
  name: 'line',
  group: 'block',
  content: 'inline*',
  parseHTML: () => [
    { tag: 'div', priority: 40, getAttrs: (element) => (element.querySelector(BLOCKS) ? false : null) },
    { tag: 'br', priority: 60, ignore: true, getAttrs: (element) => (endsBlock(element) ? null : false) },
  ],
  renderHTML: ({ HTMLAttributes }) => ['div', HTMLAttributes, 0],
})

const BLOCKS = 'blockquote, center, div, dl, h1, h2, h3, h4, h5, h6, hr, li, ol, p, pre, section, table, ul'

/** A break at the end of a block gives an empty one its height, and is no line more. */
const endsBlock = (element: HTMLElement) =>
  element.nextSibling === null && element.parentElement?.matches('div, p, li')

/** A picture in the text: a file of the draft, by its content id. */
const Picture = Image.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      cid: {
        default: null,
        parseHTML: (element) => element.getAttribute('data-cid'),
        renderHTML: ({ cid }) => (cid ? { 'data-cid': cid } : {}),
      },
    }
  },
})

/** A template's variable without a value: one piece, which is written over. `name` may have what else to write behind `|`. */
const Missing = Node.create({
  name: 'missing',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    name: { default: '', parseHTML: (element) => element.textContent, renderHTML: () => ({}) },
  }),
  parseHTML: () => [{ tag: 'mark.lilac_missing', priority: 60 }],
  renderHTML: ({ node }) => ['mark', { class: 'lilac_missing' }, String(node.attrs.name)],
  renderText: ({ node }) => `{{${node.attrs.name}}}`,
})

/** What mail can be written with: no more than every mail program shows. What is pasted is brought down to it. */
export const MAIL_NODES = [
  StarterKit.configure({
    heading: false,
    code: false,
    codeBlock: false,
    horizontalRule: false,
    link: { openOnClick: false, autolink: true, defaultProtocol: 'https' },
  }),
  Signature,
  Line,
  Missing,
  Picture.configure({ inline: true }),
]
