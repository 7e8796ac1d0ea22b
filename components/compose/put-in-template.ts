import type { Editor } from '@tiptap/core'
import { callApi } from '#/lib/api/client.ts'
import type { FilledTemplate } from '#/lib/templates/types.ts'
import { chooseMissing } from './missing-values.ts'
import type { Writing } from './writing.ts'

/**
 * Puts a template in where the caret is, with the values of whom the mail goes to; its files go along, and its subject where there is none yet. What has
 * no value is chosen, to be written over. Throws ApiError.
 */
export async function putInTemplate(editor: Editor, writing: Writing, templateId: number): Promise<void> {
  const { draft, fields } = writing.now()
  if (!draft || !fields) return
  const filled = await callApi<FilledTemplate>('POST', `/api/v1/drafts/${draft.id}/template`, {
    templateId,
    recipient: fields.to[0] ?? null,
    fromEmail: fields.fromEmail,
  })
  const keys = new Set(filled.files.map(({ key }) => key))
  writing.setFiles((files) => [...files.filter(({ key }) => !keys.has(key)), ...filled.files])
  const { fields: now } = writing.now()
  if (filled.subject && now?.subject.trim() === '') writing.change({ subject: filled.subject })
  if (editor.isDestroyed) return
  const { from } = editor.state.selection
  editor.chain().focus().insertContent(filled.html).run()
  if (filled.missing.length > 0) chooseMissing(editor, from - 1)
}
