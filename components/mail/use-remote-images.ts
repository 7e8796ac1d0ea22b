import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from '#/lib/api/client.ts'
import type { MessageDetails } from '#/lib/mail/types.ts'
import { forgetImages, messageQuery } from './queries.ts'

/**
 * Whether an open message shows its remote pictures. Loaded once, they are there until it is closed; what is said of its sender for good
 * changes all open mail of theirs at once.
 */
export function useRemoteImages({ id, body, remoteImages }: MessageDetails) {
  const client = useQueryClient()
  const [wanted, setWanted] = useState(false)
  const once = useQuery({ ...messageQuery(id, { view: 'html', images: 'on' }), enabled: wanted })
  const { always } = remoteImages
  const change = useMutation({
    networkMode: 'always',
    mutationFn: () =>
      always === null
        ? callApi('POST', '/api/v1/image-senders', { messageId: id })
        : callApi('DELETE', `/api/v1/image-senders/${always}`),
    onSuccess: async () => {
      await forgetImages(client)
      setWanted(false) // not before: they would go and come again
    },
  })
  const loaded = wanted ? once.data : undefined
  return {
    body: loaded?.body ?? body,
    shown: remoteImages.shown || loaded !== undefined,
    loading: wanted && once.isLoading,
    changing: change.isPending,
    changed: change.isSuccess, // by a press that led here
    problem: (wanted ? once.error : null) ?? change.error,
    show: () => setWanted(true),
    hide: () => setWanted(false),
    change: () => change.mutate(),
  }
}
