import { answerData } from '#/lib/api/answers.ts'
import { write } from '#/lib/api/route.ts'
import { startConsent } from '#/lib/session/consent.ts'
import { consentInput } from '#/lib/session/input.ts'

/** Begins one more consent at Google; the page goes to the address that comes back. */
export const POST = write({ body: consentInput }, async (viewer, { body }) => {
  const { address, cookie } = await startConsent(viewer, body.mailboxId)
  const response = answerData({ address })
  response.headers.append('set-cookie', cookie)
  return response
})
