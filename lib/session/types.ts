/** Who a person is at Google, from a verified id token. Issuer and subject are the identity; the address may change. */
export type Identity = {
  issuer: string
  subject: string
  email: string
  emailVerified: boolean
  hostedDomain: string | null // the Workspace that the account belongs to
  name: string
  image: string | null
  locale: string | null
}

/** What Google gave along with it: the scopes as granted, which may be fewer than asked for, and a refresh token when it gave one. */
export type Grant = {
  userId: number
  by: 'joining' | 'sign_in' | 'consent' // a person's first sign-in, a later one, or a consent asked for a mailbox
  issuer: string
  subject: string
  address: string
  scopes: string[]
  refreshToken: string | undefined
}

/** Why somebody does not get in. */
export type Refusal = 'not_invited' | 'other_domain' | 'other_account' | 'email_unverified' | 'deactivated'

/** Whether somebody gets in. */
export type Admission = { userId: number; joined: boolean } | { refused: Refusal }

/** What else can go wrong on the way to Google and back. */
export type SignInProblem = Refusal | 'declined' | 'not_completed' | 'google_silent' | 'failed'

/** Why a consent for a mailbox came to nothing. */
export type ConsentProblem =
  | 'declined'
  | 'wrong_account'
  | 'scope'
  | 'no_lasting_access'
  | 'mailbox_taken'
  | 'erasing'
  | 'google_silent'
  | 'policy'
  | 'setup'
  | 'not_completed'

/** What a person reads when something stopped them: what happened, and what it means for them. */
export type Words = { what: string; meaning: string }
