/**
 * Why there is no picture: `refused` – its address leads where we ask nobody; `unreachable`; `slow`; `too_large`; `no_picture` – what
 * came is none that is shown.
 */
export type NoImageReason = 'refused' | 'unreachable' | 'slow' | 'too_large' | 'no_picture'

export class NoImage extends Error {
  override name = 'NoImage'
  readonly reason: NoImageReason

  constructor(reason: NoImageReason, message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}
