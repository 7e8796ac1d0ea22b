import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { overlooked } from '#/components/compose/missing.ts'
import { db } from '#/lib/db.ts'
import { beginDraft } from '#/lib/drafts/begin.ts'
import { saveDraft } from '#/lib/drafts/drafts.ts'
import { draftChangeInput, newDraftInput } from '#/lib/drafts/input.ts'
import { draftOf } from '#/lib/drafts/kept.ts'
import { mailOf } from '#/lib/send/mail-of.ts'
import { applyTemplate } from '#/lib/templates/apply.ts'
import { applyTemplateInput, newTemplateInput, templateChangeInput } from '#/lib/templates/input.ts'
import { changeTemplate, makeTemplate } from '#/lib/templates/templates.ts'
import { never, syncStories } from '#/tests/support/sync-stories.ts'
import { addMailbox } from './mailroom.ts'

syncStories()

test('values that a template misses are each named before it is sent, and whoever sends it all the same sends their names', async () => {
  const { viewer, address: fromEmail, id: mailboxId } = await addMailbox('Lotte')
  const { id: templateId } = await makeTemplate(viewer, newTemplateInput.parse({ name: 'Aanbod' }))
  const text = {
    version: 1,
    subject: 'Aanbod {{korting}}',
    html: '<p>Beste {{recipient.first_name}}, bestel voor {{delivery.cutoff}}: {{korting}}</p>',
  }
  await changeTemplate(viewer, templateId, templateChangeInput.parse(text))
  const asked = newDraftInput.parse({ key: randomUUID(), kind: 'new', mailboxId })
  const draft = await beginDraft(viewer, asked)
  const recipient = { email: 'nieuw@elders.example' }
  const filling = applyTemplateInput.parse({ templateId, recipient, fromEmail })
  const filled = await applyTemplate(viewer, draft.id, filling)

  expect(filled.missing).toEqual(['korting', 'recipient.first_name', 'delivery.cutoff'])
  const fields = { ...draft, ...filled, fromEmail }
  expect(overlooked(draft, fields, 0, '').map(({ sentence }) => sentence)).toEqual([
    'korting, recipient.first_name, delivery.cutoff have no value yet.',
  ])

  const { subject, html } = filled
  await saveDraft(viewer, draft.id, draftChangeInput.parse({ version: draft.version, subject, html }))
  const sent = await mailOf(await draftOf(db(), viewer, draft.id), [], never)
  expect(sent.subject).toBe(text.subject)
  expect(sent.html).toBe(text.html)
  expect(sent.text.trim()).toBe(
    'Beste {{recipient.first_name}}, bestel voor {{delivery.cutoff}}: {{korting}}',
  )
})
