import { expect, test } from 'vitest'
import { Gone, NeedsPerson, Refused, RetryLater, sortAnswer, sortTokenAnswer } from './errors.ts'

const body = (reason: string, message = '') => ({
  error: { code: 403, message, errors: [{ reason, message }] },
})

test('a rate limit is a wait, whether Google says 403 or 429, and the time in its message is kept', () => {
  const until = new Date(Date.now() + 60_000)
  const asked = sortAnswer(
    403,
    body('rateLimitExceeded', `User-rate limit exceeded.  Retry after ${until.toISOString()}`),
  )
  expect(asked).toMatchObject({ overload: true, until })
  expect(sortAnswer(429, body('rateLimitExceeded'))).toMatchObject({ overload: true, until: undefined })
  expect(sortAnswer(403, JSON.stringify(body('userRateLimitExceeded')))).toBeInstanceOf(RetryLater)
})

test('a ban of hours is asked about again within minutes', () => {
  const day = new Date(Date.now() + 24 * 3600_000).toISOString()
  const asked = sortAnswer(429, body('rateLimitExceeded', `Retry after ${day}`))
  expect(asked instanceof RetryLater && asked.until && asked.until.getTime() - Date.now()).toBeLessThan(
    16 * 60_000,
  )
})

test.each([
  [403, 'insufficientPermissions', 'scope'],
  [403, 'domainPolicy', 'policy'],
  [403, 'accessNotConfigured', 'setup'],
  [400, 'failedPrecondition', 'gmail_off'],
  [401, 'authError', 'reconnect'],
])('%i %s needs a person: %s', (status, reason, needs) => {
  const sorted = sortAnswer(status, body(reason))
  expect(sorted).toBeInstanceOf(NeedsPerson)
  expect(sorted).toMatchObject({ reason: needs })
})

test('a permission that lacks its reason is known by its words', () => {
  const sorted = sortAnswer(403, body('', 'Request had insufficient authentication scopes.'))
  expect(sorted).toMatchObject({ reason: 'scope' })
})

test('what is not there is gone, what Gmail will never do is refused, what breaks passes', () => {
  expect(sortAnswer(404, body('notFound'))).toBeInstanceOf(Gone)
  expect(sortAnswer(400, body('invalidArgument'))).toBeInstanceOf(Refused)
  expect(sortAnswer(403, body('forbidden'))).toBeInstanceOf(Refused)
  expect(sortAnswer(503, '<html>Error 503</html>')).toMatchObject({ overload: false })
})

test('the token endpoint ends a grant in several ways', () => {
  expect(sortTokenAnswer(400, 'invalid_grant', 'Token has been expired or revoked.')).toMatchObject({
    reason: 'reconnect',
  })
  expect(sortTokenAnswer(400, 'invalid_grant', 'reauth related error (invalid_rapt)')).toMatchObject({
    reason: 'reconnect',
  })
  expect(sortTokenAnswer(400, 'admin_policy_enforced', '')).toMatchObject({ reason: 'policy' })
  expect(sortTokenAnswer(401, 'invalid_client', '')).toMatchObject({ reason: 'setup' })
  expect(sortTokenAnswer(503, '', '')).toBeInstanceOf(RetryLater)
})
