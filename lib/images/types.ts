/** A sender whose remote pictures a person always wants to see. */
export type ImageSender = {
  id: number
  email: string
  since: number // ms since 1970
}
