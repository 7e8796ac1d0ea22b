import { getProfile } from '#/lib/gmail/calls.ts'
import { intoCalls } from '#/lib/gmail/change-mail.ts'
import type { Gmail } from '#/lib/gmail/client.ts'
import { Gone, NeedsPerson, Refused } from '#/lib/gmail/errors.ts'
import { type Run, renewClaim } from './runs.ts'

const REFUSED_ALIKE = 8 // messages refused one by one, none accepted: the others of that change would be too

/**
 * Makes one change of many messages, in as few calls as Gmail allows. A batch that it refuses is halved until the messages that it minds are found.
 * Gives those, and why. Throws RetryLater, NeedsPerson, ClaimLost.
 */
export async function askInPieces(
  gmail: Gmail,
  run: Run,
  ids: string[],
  ask: (ids: string[]) => Promise<void>,
  signal: AbortSignal,
): Promise<{ refused: string[]; reason: string }> {
  const waiting = intoCalls(ids)
  const refused: string[] = []
  let accepted = 0
  let reason = ''
  for (let piece = waiting.shift(); piece; piece = waiting.shift()) {
    if (accepted === 0 && refused.length >= REFUSED_ALIKE) {
      refused.push(...piece)
      continue
    }
    await renewClaim(run)
    const answer = await askOnce(gmail, () => ask(piece), signal)
    if (!(answer instanceof Refused))
      accepted += piece.length // what is gone needs no change; history tells of it
    else if (piece.length > 1) waiting.unshift(...halves(piece))
    else {
      refused.push(...piece)
      reason = answer.reason
    }
  }
  return { refused, reason }
}

/** Makes one call. Gives why not, when Gmail refused it or when what it is about is not there any more. */
export async function askOnce(
  gmail: Gmail,
  ask: () => Promise<unknown>,
  signal: AbortSignal,
): Promise<Refused | Gone | undefined> {
  try {
    await ask()
    return undefined
  } catch (error) {
    if (error instanceof Gone || error instanceof Refused) return error
    if (error instanceof NeedsPerson && (await answersOtherwise(gmail, signal)))
      return new Refused(error.reason, '', error)
    throw error
  }
}

/** Some refusals of one call read like those of a whole mailbox ("Precondition check failed"). */
async function answersOtherwise(gmail: Gmail, signal: AbortSignal): Promise<boolean> {
  try {
    await getProfile(gmail, signal)
    return true
  } catch (error) {
    if (error instanceof NeedsPerson) return false
    throw error
  }
}

function halves(piece: string[]): string[][] {
  const middle = Math.ceil(piece.length / 2)
  return [piece.slice(0, middle), piece.slice(middle)].flatMap(intoCalls)
}
