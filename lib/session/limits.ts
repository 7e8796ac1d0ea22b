/** A session that nobody used for this long is over (ASVS 7.3.1). */
export const IDLE_DAYS = 14

/** However much it is used, a session is over after this long and its owner signs in again (ASVS 7.3.2). */
export const ABSOLUTE_DAYS = 30

/** Use is noted at most this often, so that reading mail does not write a row with every page. */
export const TOUCH_MINUTES = 60

/** Random bytes in a session's token. Twice the 128 bits that ASVS 7.2.3 asks for. */
export const TOKEN_BYTES = 32
