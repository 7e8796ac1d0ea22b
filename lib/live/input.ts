import { z } from 'zod'
import { readPosition } from './position.ts'

/** Where a page was in the events; without it, or with what is none, from now on. */
export const liveInput = z.object({ after: z.string().optional().transform(readPosition) })
