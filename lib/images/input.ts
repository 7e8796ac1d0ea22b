import { z } from 'zod'

const idInput = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)

export const remoteImageParams = z.object({ id: idInput, picture: z.string().max(8_000) })

/** Whose pictures to load always: the sender of this message. */
export const imageSenderInput = z.object({ messageId: z.number().int().positive() })
