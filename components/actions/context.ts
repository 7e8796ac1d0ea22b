import { createContext } from 'react'
import type { ListActions } from './use-list-actions.ts'

/** What is done to the mail of the list that a thread is open of, for what lies deep in the thread. */
export const ActionsContext = createContext<ListActions | null>(null)
