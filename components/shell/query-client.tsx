'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ApiError } from '#/lib/api/client.ts'

const TRIES = 2 // more than one, since a server that starts anew is away for a moment

/** What the pages have read, kept while one goes about, so that what was there once is there at once. */
export function KeepReads({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            networkMode: 'always', // a Lilac on the same machine or network needs no internet
            refetchOnWindowFocus: false, // events say what changed
            retry: (failed, error) =>
              failed < TRIES && error instanceof ApiError && error.code === 'no_connection',
          },
        },
      }),
  )
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
