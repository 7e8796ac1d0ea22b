import type { Page } from '@playwright/test'
import { expectAccessible, expectAccessibleAtAllWidths } from '#/tests/support/axe.ts'
import { alive, expect, test } from '#/tests/support/e2e.ts'
import { chooseWhatToFetch, signIn } from '#/tests/support/signing-in.ts'

const LOTTE = 'lotte@spaakwerk.example'
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

test.use({ expectedErrors: [/status of 409/] }) // a name that is taken, and a template that another page changed

test.beforeEach(async ({ page, product }) => {
  await product.google.control('people', { people: [{ email: LOTTE, name: 'Lotte Verhagen' }] })
  await signIn(page, 'Lotte Verhagen')
  await chooseWhatToFetch(page, 'Everything')
  await page.goto('/settings/templates')
})

/** Makes a template with a name and a text. */
async function make(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Make a template' }).click()
  await page.waitForURL(/templates\/\d+$/)
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('textbox', { name: 'Text' }).click()
  await page.keyboard.type(text)
  await save(page)
}

async function save(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByRole('status').getByText(/^Saved/)).toBeVisible()
}

test('folders are made, renamed and deleted, and what was in one stays', async ({ page }) => {
  await make(page, 'Prijslijst sturen', 'Dag')
  const dialog = page.getByRole('dialog')
  const name = dialog.getByRole('textbox', { name: 'Name' })
  for (const folder of ['Verkoop', 'Inkoop']) {
    await page.getByRole('button', { name: 'New folder' }).click()
    await name.fill(folder)
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('heading', { name: folder })).toBeVisible()
  }
  const choose = async (folder: string, item: string) => {
    await page.getByRole('button', { name: `Folder ${folder}` }).click()
    await page.getByRole('menuitem', { name: item, exact: true }).click()
  }
  await choose('Inkoop', 'Rename')
  await name.fill('verkoop')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('There is a folder “verkoop” already.')).toBeVisible()
  await expect(name).toHaveValue('verkoop')
  await expectAccessible(page)
  await name.fill('Werkplaats')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Werkplaats' })).toBeVisible()

  await page.getByRole('combobox', { name: 'Folder' }).selectOption('Verkoop')
  await page.getByRole('combobox', { name: 'Folder' }).focus()
  await save(page)
  const inFolder = page.getByRole('region', { name: 'Verkoop' }).getByRole('link', { name: /Prijslijst/ })
  await expect(inFolder).toBeVisible()
  await choose('Verkoop', 'Delete')
  await expect(dialog.getByText('“Verkoop” goes, for everybody. Its templates stay')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Delete folder' }).click()
  await expect(inFolder).toHaveCount(0)
  await expect(
    page.getByRole('region', { name: 'Without a folder' }).getByRole('link', { name: /Prijslijst/ }),
  ).toBeVisible()
})

test('a template is deleted once that was asked for twice', async ({ page }) => {
  await make(page, 'Prijslijst sturen', 'Dag')
  const dialog = page.getByRole('dialog', { name: 'Delete template' })
  const ask = page.getByRole('button', { name: 'Delete template' })
  await ask.click()
  await expect(dialog.getByText('goes with its files, for the whole team')).toBeVisible()
  await expectAccessibleAtAllWidths(page)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('textbox', { name: 'Text' })).toHaveText('Dag')
  await ask.click()
  await dialog.getByRole('button', { name: 'Delete template' }).click()
  await page.waitForURL(/settings\/templates$/)
  await expect(page.getByText('No templates yet')).toBeVisible()
})

test('of two who change a template the second chooses, and neither text is lost', async ({ page }) => {
  await make(page, 'Prijslijst sturen', 'Begin.')
  const second = await page.context().newPage()
  await second.goto(page.url())
  const textOf = (of: Page) => of.getByRole('textbox', { name: 'Text' })
  async function write(of: Page, words: string) {
    await textOf(of).click()
    await of.keyboard.press('ControlOrMeta+End')
    await of.keyboard.type(words)
  }
  await write(page, ' Van hier.')
  await write(second, ' Van daar.')
  await save(second)
  await page.bringToFront()
  await page.keyboard.press('ControlOrMeta+s')
  const told = page.getByRole('alert').filter({ hasText: 'Somebody changed this template meanwhile.' })
  await expect(told).toBeVisible()
  await expect(textOf(page)).toHaveText('Begin. Van hier.')
  await expectAccessibleAtAllWidths(page)
  await told.getByRole('button', { name: 'Take theirs' }).click()
  await expect(textOf(page)).toHaveText('Begin. Van daar.')

  await write(page, ' Meer.')
  await write(second, ' Anders.')
  await save(second)
  await page.bringToFront()
  await page.keyboard.press('ControlOrMeta+s')
  await told.getByRole('button', { name: 'Save mine over it' }).click()
  await expect(page.getByRole('status').getByText(/^Saved/)).toBeVisible()
  await page.reload()
  await expect(textOf(page)).toHaveText('Begin. Van daar. Meer.')
})

test('a picture stands in a template, and in the mail that it is put into', async ({ page }) => {
  await make(page, 'Prijslijst sturen', 'Ons wiel: ')
  const picture = { name: 'wiel.png', mimeType: 'image/png', buffer: Buffer.from(PNG, 'base64') }
  await page.locator('input[type=file][accept]').setInputFiles(picture)
  const shown = (of: Page) => of.getByRole('textbox', { name: 'Text' }).getByRole('img', { name: 'wiel.png' })
  await expect(shown(page)).toHaveAttribute('src', /\/api\/v1\/templates\/\d+\/files\/\d+/)
  await save(page)
  await page.reload()
  await expect(shown(page)).toHaveJSProperty('naturalWidth', 1)

  await page.goto('/mail/inbox')
  await alive(page)
  await page.keyboard.press('c')
  await page.getByRole('textbox', { name: 'Text' }).focus()
  await page.keyboard.press('/')
  await expect(page.getByRole('combobox', { name: 'Find a template' })).toBeFocused()
  await expect(page.getByRole('option', { name: /Prijslijst sturen/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(shown(page)).toHaveAttribute('src', /\/api\/v1\/drafts\/\d+\/files\/\d+/)
  await expect(shown(page)).toHaveJSProperty('naturalWidth', 1)
})
