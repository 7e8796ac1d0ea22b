import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { SignIn } from '#/components/session/sign-in.tsx'
import { cookieName } from '#/lib/session/cookies.ts'
import { ownPath } from '#/lib/session/origin.ts'
import { currentViewer } from '#/lib/session/viewer.ts'
import { signInWords } from '#/lib/session/words.ts'
import { workspaceName } from '#/lib/team/queries.ts'

export const metadata: Metadata = { title: 'Sign in' }

const searchSchema = z.object({ to: z.string().catch('/'), error: z.string().optional().catch(undefined) })

export default async function SignInPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const { to, error } = searchSchema.parse(await searchParams)
  if (await currentViewer()) redirect(ownPath(to))
  const team = await workspaceName()
  const email = (await cookies()).get(cookieName('refused'))?.value
  return (
    <SignIn
      team={team}
      to={ownPath(to)}
      problem={error === undefined ? null : signInWords(error, team ?? 'this team', email)}
    />
  )
}
