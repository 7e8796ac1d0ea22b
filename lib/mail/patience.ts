import { AppError } from '#/lib/errors.ts'
import { Gone, NeedsPerson, Refused, RetryLater } from '#/lib/gmail/errors.ts'
import { errorFields, log } from '#/lib/log.ts'

type Opened = { size: number; bytes: ReadableStream<Uint8Array> }

/** What a person reads when Gmail does not give what was asked for. */
export type GmailWords = { google_silent: string; reconnect: string; gone: string }

/**
 * Opens a stream from Gmail that a person waits for. Given up when Google is silent for `patience` ms, at the beginning or between two pieces, and
 * when `signal` says that nobody waits any more. Throws an AppError with `words`.
 */
export async function openPatiently(
  open: (signal: AbortSignal) => Promise<Opened>,
  { patience, signal }: { patience: number; signal: AbortSignal },
  words: GmailWords,
): Promise<Opened> {
  const silence = new AbortController()
  const waiting = async <T>(answer: Promise<T>): Promise<T> => {
    const timer = setTimeout(() => silence.abort(new RetryLater('Google is silent')), patience)
    return answer.finally(() => clearTimeout(timer))
  }
  try {
    const { size, bytes } = await waiting(open(AbortSignal.any([signal, silence.signal])))
    const reader = bytes.getReader()
    const watched = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await waiting(reader.read()).catch((error: unknown) => {
          throw inWords(error, silence.signal.aborted, words)
        }) // a slow browser is not a silent Google: this is asked only when it wants more
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: (reason) => reader.cancel(reason),
    })
    return { size, bytes: watched }
  } catch (error) {
    throw inWords(error, silence.signal.aborted, words)
  }
}

/** An error of Gmail as a person reads it; any other as it is. A connection that broke is a TypeError of fetch. */
function inWords(error: unknown, silent: boolean, words: GmailWords): unknown {
  if (silent || error instanceof RetryLater || error instanceof Refused || error instanceof TypeError) {
    log('warn', 'gmail.not_opened', { ...errorFields(error), reason: (error as Error).message })
    return new AppError(502, 'google_silent', words.google_silent, { cause: error })
  }
  if (error instanceof NeedsPerson) return new AppError(409, 'reconnect', words.reconnect, { cause: error })
  if (error instanceof Gone) return new AppError(404, 'gone', words.gone, { cause: error })
  return error
}
