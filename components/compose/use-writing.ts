import { useSyncExternalStore } from 'react'
import type { Writing, WritingState } from './writing.ts'

/** What is written, as it is now. */
export const useWriting = (writing: Writing): WritingState =>
  useSyncExternalStore(writing.subscribe, writing.now, writing.now)
