import { useMutation, useQueryClient } from '@tanstack/react-query'
import { callApi } from '#/lib/api/client.ts'

/**
 * Whether the reader has said, since this message was opened, that they know its sender. What is kept of other messages is read again when it is
 * shown next; what is on the screen stays, so that the word can be taken back.
 */
export function useKnownSender(messageId: number) {
  const client = useQueryClient()
  return useMutation<boolean, Error, boolean>({
    mutationFn: async (known) => {
      await callApi(known ? 'POST' : 'DELETE', `/api/v1/messages/${messageId}/known-sender`, {})
      return known
    },
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey: [kind] }) => kind === 'thread' || kind === 'message',
        refetchType: 'none',
      }),
  })
}
