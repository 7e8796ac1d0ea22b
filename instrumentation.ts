import type { Instrumentation } from 'next'

/** Runs once before the server takes requests. An environment or a key that does not fit ends it with words. Then it watches over the mailboxes, which a dead worker can't. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { checkBoot } = await import('#/lib/health/boot.ts')
  await checkBoot()
  const { watchLate } = await import('#/lib/mailboxes/late.ts')
  watchLate()
}

/** A page that failed: the log says where, under the code that the person sees. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { errorFields, log } = await import('#/lib/log.ts')
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  log('error', 'page.failed', {
    digest,
    route: context.routePath,
    method: request.method,
    ...errorFields(error),
  })
}
