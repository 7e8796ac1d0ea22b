import type { TemplateFolder, TemplateView } from '#/lib/templates/types.ts'
import type { Seat, Stage } from './stage.ts'
import { ask, heading, type State } from './state.ts'

/** The texts that mails begin with. */
export const templates: State[] = [
  { name: 'templates-empty', at: '/settings/templates', see: heading('No templates yet') },
  {
    name: 'templates-list',
    before: writeTemplates,
    at: '/settings/templates',
    see: heading('Begin with'),
  },
  {
    name: 'template-page',
    each: true,
    before: writeTemplates,
    async at({ sql }) {
      const [row] = await sql`select id from templates where name = 'Prijslijst sturen'`
      return `/settings/templates/${row?.id}`
    },
    async act(page) {
      await page.getByRole('textbox', { name: 'Text' }).waitFor()
      const whom = page.getByRole('textbox', { name: 'Preview for' })
      await whom.fill('Sietse Wiersma <sietse@krommetand.example>')
      const preview = page.getByRole('complementary', { name: 'Preview' })
      await preview.getByText('Sietse', { exact: true }).waitFor()
      await whom.blur()
    },
    see: (page) => page.getByRole('textbox', { name: 'Subject' }),
  },
]

const FOLDERS: [string, [string, string, string][]][] = [
  [
    'Verkoop, NL',
    [
      [
        'Prijslijst sturen',
        'Levertermijnen en prijslijst {{today.year}}',
        '<p>Beste {{recipient.first_name|klant}},</p><p>Bestellingen die voor {{delivery.cutoff}} binnen zijn, leveren we nog dit jaar.</p><p>Zoals beloofd vind je in de bijlage onze prijslijst voor {{today.year}}.</p><p>Met vriendelijke groet,<br>{{sender.name}}</p>',
      ],
      ['Prijs op aanvraag', 'Uw aanvraag', '<p>Beste {{recipient.first_name|klant}},</p>'],
      ['Offerte opvolgen, week 1', 'Onze offerte', '<p>Beste {{recipient.first_name|klant}},</p>'],
    ],
  ],
  ['Service', [['RMA number and address', 'Your RMA', '<p>Dear {{recipient.first_name|customer}},</p>']]],
]

async function writeTemplates({ sql }: Stage, { light: page }: Seat): Promise<void> {
  if ((await sql`select from templates`).length > 0) return
  await page.goto('/settings')
  for (const [name, all] of FOLDERS) {
    const folder = await ask<TemplateFolder>(page, 'POST', '/api/v1/template-folders', { name })
    for (const [name, subject, html] of all) {
      const template = { name, folderId: folder.id }
      const { id, version } = await ask<TemplateView>(page, 'POST', '/api/v1/templates', template)
      await ask(page, 'PATCH', `/api/v1/templates/${id}`, { version, subject, html })
    }
  }
}
