'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { callApi } from '#/lib/api/client.ts'
import type { ImageSender } from '#/lib/images/types.ts'
import { forgetImages } from './queries.ts'

/** The senders whose remote images somebody always loads, each with the way to be asked again. */
export function ImageSenders({ senders: given }: { senders: ImageSender[] }) {
  const client = useQueryClient()
  const [senders, setSenders] = useState(given)
  const place = useRef<HTMLDivElement>(null)
  const ask = useMutation({
    networkMode: 'always',
    mutationFn: ({ id }: ImageSender) => callApi('DELETE', `/api/v1/image-senders/${id}`),
    onSuccess: async (_, { id }) => {
      setSenders((all) => all.filter((sender) => sender.id !== id))
      place.current?.focus()
      await forgetImages(client)
    },
  })

  return (
    <div ref={place} tabIndex={-1} className="outline-none">
      <p role="status" className="sr-only">
        {ask.isSuccess ? `You will be asked about ${ask.variables.email} again.` : ''}
      </p>
      {ask.error && (
        <p role="alert" className="mb-2 text-xs text-danger-ink">
          {ask.error.message}
        </p>
      )}
      {senders.length === 0 ? (
        <p className="text-ink-3">You are asked for every sender.</p>
      ) : (
        <ul aria-label="Senders" className="divide-y divide-line border-y border-line">
          {senders.map((sender) => (
            <li key={sender.id} className="flex min-h-11 items-center gap-3 py-1.5">
              <span className="min-w-0 flex-1 truncate">{sender.email}</span>
              <Button
                size="sm"
                busy={ask.isPending && ask.variables.id === sender.id}
                onClick={() => ask.mutate(sender)}
                aria-label={`Ask again: ${sender.email}`}
              >
                Ask again
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
