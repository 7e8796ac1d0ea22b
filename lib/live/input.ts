import { z } from 'zod'
import { readPosition } from './position.ts'

/** Where a page was in the events; without it, or with what is none, from now on. */
export const liveInput = z.object({ after: z.string().optional().transform(readPosition) })

/** Of one read; a feed goes on from the last one. A page that is told so many was not told all, and looks at everything that it shows. */
export const MOST_EVENTS = 500
