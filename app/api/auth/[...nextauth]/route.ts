import { z } from 'zod'
import { anyone } from '#/lib/api/route.ts'
import { notFound } from '#/lib/errors.ts'
import { endConsent, pendingConsent } from '#/lib/session/consent.ts'
import { finishSignIn, signOut, startSignIn } from '#/lib/session/sign-in.ts'
import { keepGrant } from '#/lib/sync/connect.ts'
import { admitPerson } from '#/lib/team/admission.ts'

/** The way back from Google: of a sign-in, or of one more consent for a mailbox. */
export const GET = anyone(async (request, { params }) => {
  if ((await step(params)) !== 'callback/google') throw notFound()
  const pending = await pendingConsent(request)
  if (pending) return endConsent(request, pending, keepGrant)
  return finishSignIn(request, { admit: admitPerson, keepGrant })
})

/** The way to Google, and the way out. next-auth's other addresses answer nobody. */
export const POST = anyone(async (request, { params }) => {
  const wanted = await step(params)
  if (wanted === 'signin/google') return startSignIn(request)
  if (wanted === 'signout') return signOut(request)
  throw notFound()
})

const paramsSchema = z.object({ nextauth: z.array(z.string()) })

const step = async (params: Promise<unknown>) => paramsSchema.parse(await params).nextauth.join('/')
