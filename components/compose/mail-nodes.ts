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
  Missing,
  Picture.configure({ inline: true }),
]
