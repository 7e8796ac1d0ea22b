import { useState } from 'react'
import { useClock } from '#/components/ui/clock.tsx'
import { fullTime } from '#/components/ui/dates.ts'
import { ApiError } from '#/lib/api/client.ts'
import { type Composer, closeComposer } from './composers.ts'
import { type Doubt, overlooked } from './missing.ts'
import { type SendWish, sendMail } from './send-mail.ts'
import { isAddress } from './typed-people.ts'
import type { Writing } from './writing.ts'

export type Sending = {
  busy: boolean
  /** What its writer may have overlooked, and how they wanted it sent. */
  asked: (Doubt & { wish: SendWish }) | null
  goOn: () => void
  send: (wish: SendWish) => Promise<void>
}

/** Sends a mail: first says what keeps it from being sent, then, once each, what may have been overlooked. */
export function useSending({ key, threadId }: Composer, writing: Writing, text: () => string): Sending {
  const clock = useClock()
  const [asked, setAsked] = useState<Sending['asked']>(null)
  const [told, setTold] = useState<ReadonlySet<string>>(new Set()) // doubts that were said already
  const [busy, setBusy] = useState(false)

  async function send(wish: SendWish) {
    const { draft, fields, files } = writing.now()
    if (busy || !draft || !fields) return
    const people = [...fields.to, ...fields.cc, ...fields.bcc]
    if (people.length === 0) return writing.setProblem({ words: 'Say whom this mail goes to.', field: 'to' })
    if (people.some(({ email }) => !isAddress(email))) return // each field says which
    if (files.some(({ received, size }) => received < size))
      return writing.setProblem({
        words: 'A file is still on its way. Send once it is there, or take it out.',
        field: 'files',
      })
    const attached = files.filter(({ contentId }) => !contentId).length
    const doubt = overlooked(draft, fields, attached, text()).find(({ sentence }) => !told.has(sentence))
    setAsked(doubt ? { ...doubt, wish } : null)
    if (doubt) {
      setTold(new Set([...told, doubt.sentence]))
      return
    }
    setBusy(true)
    try {
      const when = wish.sendAt === undefined ? null : `on ${fullTime(wish.sendAt, clock)}`
      await sendMail(writing, wish, threadId, when)
      closeComposer(key)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      writing.setProblem({ words: error.message, field: error.field })
    } finally {
      setBusy(false)
    }
  }

  return { busy, asked, goOn: () => setAsked(null), send }
}
