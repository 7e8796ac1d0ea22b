/** How what is sent to some people differs from usual: for proofs of a client that has to find out whether it was sent. */
export type OddSending = {
  /** One of its recipients; all mail where it is left out. */
  to?: RegExp
  /** When the copy under SENT can be seen. Whoever it goes to has the mail at once. */
  copyAfterMs: number
  /** Headers that the copy lacks. */
  dropHeaders: string[]
  /** The copy stands in a thread of its own, whatever was asked for. */
  newThread: boolean
}
