import { z } from 'zod'

/** In digits alone: what only counts as a number is refused for its id, not for its signature. */
const idInput = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number)

export const remoteImageParams = z.object({ id: idInput, picture: z.string().max(8_000) })

/** Whose pictures to load always: the sender of this message. */
export const imageSenderInput = z.object({ messageId: z.number().int().positive() })
