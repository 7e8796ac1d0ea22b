import { createHash } from 'node:crypto'

/**
 * Every choice that Google leaves itself: documented nowhere, or seen both ways. A client must work with all of them. Each is decided by
 * the seed alone, so that seeds 1, 2 and 3 together show every option of two or three.
 */
export type Choices = ReturnType<typeof chooseBySeed>

/** The choices of one seed; any whole number is a seed. */
export function chooseBySeed(seed: number) {
  const pick = <T>(shift: number, ...options: [T, ...T[]]): T =>
    options[(seed + shift) % options.length] ?? options[0]
  return {
    seed,
    paths: pick(
      2,
      {
        authorize: '/o/oauth2/v2/auth',
        token: '/token',
        revoke: '/revoke',
        keys: '/oauth2/v3/certs',
        userinfo: '/v1/userinfo',
      },
      {
        authorize: '/signin/oauth/start',
        token: '/oauth/v4/exchange',
        revoke: '/oauth/v4/end',
        keys: '/keys/jwks',
        userinfo: '/oauth/v4/who',
      },
      {
        authorize: '/accounts/authorize',
        token: '/accounts/token',
        revoke: '/accounts/revoke',
        keys: '/accounts/certs',
        userinfo: '/accounts/userinfo',
      },
    ),
    messageIdDigits: pick(2, 16, 14, 17),
    firstMessageNamesThread: pick(2, true, true, false),
    labelIds: pick(2, 'short', 'long'),
    draftIds: pick(2, 'r', 'r-', 's:'),
    pageTokens: pick(2, 'digits', 'letters', 'tilde'),
    /** Lists are in order of arrival give or take this many ms. */
    listJitterMs: pick(2, 180_000, 600_000, 90_000),
    base64Padding: pick(2, true, false),
    emptyLabelIds: pick(2, 'absent', 'empty'),
    labelOrder: pick(1, 'up', 'down'),
    /** Without: containers under the root carry no partId. */
    containerPartIds: pick(2, true, false),
    quotaError: pick(2, 'quota 403', 'quota 429', 'retry after'),
    tooLargeError: pick(2, 413, 400),
    coloursInLabelList: pick(2, false, true),
    /** The first history id of a mailbox is above this, each step between 1 and the gap. */
    historyBase: pick(2, 1_000, 48_000_000, 9_000_000_000),
    historyGap: pick(2, 40, 7, 900),
    /** The labels on a record's message: as they were then, as they are now, or none on label records. */
    historyLabels: pick(2, 'then', 'now', 'absent'),
    batchInOneRecord: pick(2, false, true),
    /** With: a page of history begins with the last record of the page before it. */
    historyPagesOverlap: pick(2, false, false, true),
    labelDeletionInHistory: pick(2, true, false),
    inlineTextBytes: pick(2, 64_000, 16_000, 100_000),
    /** Whether text bodies too large to come inline are turned into UTF-8 like the small ones. */
    largeTextInUtf8: pick(2, true, true, false),
    smallTextFilesInline: pick(2, false, false, true),
    rfc822AttachmentId: pick(2, true, false),
    requoteDecodedNames: pick(2, false, true),
    /** How many newer gets of a message make an attachment id of it stale; a minute always does. */
    attachmentIdGets: pick(2, 3, 5, 8),
    messageIdHeader: pick(2, 'Message-ID', 'Message-Id'),
    sentCopyKeepsBcc: pick(2, true, true, false),
  }
}

/** Hex digits that look random but follow from the seed and the given words alone. */
export function digits(choices: Choices, length: number, ...words: (string | number)[]): string {
  return createHash('sha256')
    .update([choices.seed, ...words].join('\n'))
    .digest('hex')
    .slice(0, length)
}

/** A whole number from 0 up to, not including, `limit`, that follows from the seed and the words alone. */
export function dice(choices: Choices, limit: number, ...words: (string | number)[]): number {
  return Number.parseInt(digits(choices, 8, ...words), 16) % limit
}
