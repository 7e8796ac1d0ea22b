import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import type { ListState } from './list-state.ts'

/** How a list was left: its rows, how far down one had read, which row had the place. */
export type ListMemory = { state: ListState; scroll: number; row: number | undefined }

const memories = new WeakMap<QueryClient, Map<string, ListMemory>>()

/** How the lists were left, by address, so that one comes back to where one was. */
export function useListMemories(): Map<string, ListMemory> {
  const client = useQueryClient()
  const known = memories.get(client) ?? new Map<string, ListMemory>()
  memories.set(client, known)
  return known
}
