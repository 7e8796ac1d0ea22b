import { cookies } from 'next/headers'
import { z } from 'zod'
import type { Viewer } from '#/lib/access/types.ts'
import { keyRing, open, seal } from '#/lib/crypto.ts'
import { env } from '#/lib/env.ts'
import { cookieName, setCookie } from './cookies.ts'
import type { Words } from './types.ts'
import { consentWords } from './words.ts'

const TOLD_SECONDS = 300 // a page that is looked at later says it without names

const toldSchema = z.object({ problem: z.string(), sentence: z.string() })

/**
 * Carries the sentence of a refusal to the next page. It may hold a colleague's name, so it is sealed for the person it was said to: no
 * address can be made up to ask whose it is.
 */
export const tellCookie = (userId: number, problem: string, sentence: string) =>
  setCookie('told', seal(ring(), purpose(userId), JSON.stringify({ problem, sentence })), TOLD_SECONDS)

/** What a page says of a mailbox that was not connected, by the reason in its address; without one, what a sign-in was just told. Null for neither. */
export async function consentProblem(viewer: Viewer, problem: string | undefined): Promise<Words | null> {
  const told = toldIn(viewer, (await cookies()).get(cookieName('told'))?.value)
  const reason = problem ?? told?.problem
  if (reason === undefined) return null
  return consentWords(reason, told?.problem === reason ? told.sentence : undefined)
}

function toldIn(viewer: Viewer, sealed: string | undefined) {
  if (!sealed) return undefined
  try {
    return toldSchema.safeParse(JSON.parse(open(ring(), purpose(viewer.userId), sealed))).data
  } catch {
    return undefined // another person's, an old key's, or not ours
  }
}

const ring = () => keyRing(env().ENCRYPTION_KEY, env().ENCRYPTION_KEYS_OLD)

const purpose = (userId: number) => `told:${userId}`
