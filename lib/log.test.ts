import { expect, test, vi } from 'vitest'
import { errorFields, log } from './log.ts'

test('a line is JSON, and what is named like a secret or like mail never shows its value', () => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  log('info', 'test.said', {
    mailboxId: 3,
    refreshToken: '1//secret',
    subject: 'Offer',
    sessionId: 'abc\r\nforged line',
  })
  const line = String(written.mock.calls[0]?.[0])
  written.mockRestore()
  expect(JSON.parse(line)).toMatchObject({
    level: 'info',
    event: 'test.said',
    mailboxId: 3,
    refreshToken: '[hidden]',
    subject: '[hidden]',
  })
  expect(line.trimEnd()).not.toMatch(/secret|Offer|forged|\n/)
})

test('a foreign error is logged by name and place, not by its message, which may quote a mail', () => {
  const fields = errorFields(new TypeError('cannot read the mail from camille@pignon.example'))
  expect(fields).toMatchObject({ error: 'TypeError' })
  expect(JSON.stringify(fields)).not.toContain('camille')
})
