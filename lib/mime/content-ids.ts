const LONGEST = 900 // characters; a header's line has 998 (RFC 5322 §2.1.1), and an id can't be broken

/** A content id as header and html name it when it is sent. Some mail programs make ones that no header may hold. */
export const writtenContentId = (id: string): string => id.slice(0, LONGEST).replace(/[^!-;=?-~]/g, '_')
