import { expect, test } from 'vitest'
import { readBatch } from './batch.ts'
import { Gone, RetryLater } from './errors.ts'

const TYPE = 'multipart/mixed; boundary=batch_x'
const part = (index: number, status: string, body: string) =>
  `--batch_x\r\nContent-Type: application/http\r\nContent-ID: <response-part-${index}>\r\n\r\nHTTP/1.1 ${status}\r\nContent-Type: application/json\r\n\r\n${body}\r\n`

test('each part of a batch is judged alone', () => {
  const answer = `${part(0, '200 OK', '{"id":"a"}')}${part(1, '404 Not Found', '{}')}${part(2, '429 Too Many Requests', '{}')}--batch_x--\r\n`
  const [first, second, third] = readBatch(TYPE, answer, 3)
  expect(first).toEqual({ text: '{"id":"a"}' })
  expect(second).toMatchObject({ error: expect.any(Gone) })
  expect(third).toMatchObject({ error: { overload: true } })
})

test('parts that come in another order are told apart by their Content-ID', () => {
  const answer = `${part(1, '200 OK', '{"id":"b"}')}${part(0, '200 OK', '{"id":"a"}')}--batch_x--`
  expect(readBatch(TYPE, answer, 2)).toEqual([{ text: '{"id":"a"}' }, { text: '{"id":"b"}' }])
})

test('parts without a Content-ID go by their order', () => {
  const answer = `${part(0, '200 OK', '1')}${part(1, '200 OK', '2')}--batch_x--`.replace(
    /Content-ID: .*\r\n/g,
    '',
  )
  expect(readBatch(TYPE, answer, 2)).toEqual([{ text: '1' }, { text: '2' }])
})

test('a body that is cut off is no answer, and the parts before it still count', () => {
  const whole = `${part(0, '200 OK', '{"id":"a"}')}${part(1, '200 OK', '{"id":"b","snippet":"long"}')}--batch_x--`
  const [first, second] = readBatch(TYPE, whole.slice(0, -30), 2)
  expect(first).toEqual({ text: '{"id":"a"}' })
  expect(second).toMatchObject({ error: expect.any(RetryLater) })
})

test('empty lines inside a body stay', () => {
  const body = '{\n "text": "a",\r\n\r\n "b": 1}'
  expect(readBatch(TYPE, `${part(0, '200 OK', body)}--batch_x--`, 1)).toEqual([{ text: body }])
})
