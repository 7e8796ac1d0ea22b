import { afterAll, beforeAll, expect, test } from 'vitest'
import { ANNA, startWorld, type World } from './world.ts'

/** Which scopes open which method, by Google's types: F is the whole mailbox, the others are gmail's short names. */
const METHODS: [string, string][] = [
  ['GET profile', 'F compose metadata modify readonly'],
  ['POST watch', 'F metadata modify readonly'],
  ['POST stop', 'F metadata modify readonly'],
  ['GET history', 'F metadata modify readonly'],
  ['GET messages', 'F metadata modify readonly'],
  ['GET messages/abc?format=minimal', 'F metadata modify readonly'],
  ['GET messages/abc/attachments/x', 'F modify readonly'],
  ['POST messages/send', 'F compose modify send'],
  ['POST messages', 'F insert modify'],
  ['POST messages/import', 'F insert modify'],
  ['POST messages/abc/modify', 'F modify'],
  ['POST messages/abc/trash', 'F modify'],
  ['POST messages/abc/untrash', 'F modify'],
  ['POST messages/batchModify', 'F modify'],
  ['POST messages/batchDelete', 'F'],
  ['DELETE messages/abc', 'F'],
  ['DELETE threads/abc', 'F'],
  ['GET threads', 'F metadata modify readonly'],
  ['GET threads/abc?format=minimal', 'F metadata modify readonly'],
  ['POST threads/abc/modify', 'F modify'],
  ['POST threads/abc/trash', 'F modify'],
  ['POST threads/abc/untrash', 'F modify'],
  ['POST drafts', 'F compose modify'],
  ['PUT drafts/abc', 'F compose modify'],
  ['POST drafts/send', 'F compose modify'],
  ['DELETE drafts/abc', 'F compose modify'],
  ['GET drafts', 'F compose modify readonly'],
  ['GET drafts/abc', 'F compose modify readonly'],
  ['POST labels', 'F labels modify'],
  ['PUT labels/abc', 'F labels modify'],
  ['PATCH labels/abc', 'F labels modify'],
  ['DELETE labels/abc', 'F labels modify'],
  ['GET labels', 'F labels metadata modify readonly'],
  ['GET labels/abc', 'F labels metadata modify readonly'],
  ['GET settings/sendAs', 'F modify readonly settings.basic'],
  ['GET settings/sendAs/x', 'F modify readonly settings.basic'],
]

let world: World
beforeAll(async () => {
  world = await startWorld(1)
})
afterAll(() => world.stop())

test.each([
  'F',
  'modify',
  'readonly',
  'metadata',
  'compose',
  'send',
  'insert',
  'labels',
  'settings.basic',
  'settings.sharing',
])('the scope %s opens its methods and no other', async (scope) => {
  const { accessToken } = await world.grant(ANNA, scope === 'F' ? 'https://mail.google.com/' : scope)
  const opened: string[] = []
  for (const [call] of METHODS) {
    const [method = '', path = ''] = call.split(' ')
    const response = await fetch(`${world.google.url}/gmail/v1/users/me/${path}`, {
      method,
      headers: { authorization: `Bearer ${accessToken}` },
    })
    const text = await response.text()
    if (!text.includes('insufficientPermissions')) opened.push(call)
    else expect(response.status).toBe(403)
  }
  expect(opened).toEqual(
    METHODS.filter(([, scopes]) => scopes.split(' ').includes(scope)).map(([call]) => call),
  )
})
