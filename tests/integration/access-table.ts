/** Who asks. The mail is `mailOwner`'s; `owner` owns the workspace and no mail. */
export const WHO = ['stranger', 'deactivated', 'member', 'owner', 'mailOwner'] as const
export type Who = (typeof WHO)[number]

/** Rows that a line's address names. All of mail belongs to `mailOwner`. */
export type Ids = {
  mailbox: number
  thread: number
  message: number
  file: number
  picture: number
  imageSender: number
  invitation: number
  person: number
  draft: number
  draftFile: number
  action: number
  outbox: number
  label: number
  template: number // her own
  templateFile: number
  folder: number // of templates, which is everybody's
}

/** A status; with a path, a redirect to it. */
type Expected = number | `${number} ${string}`

export type Line = {
  /** As the files say it. */
  route: string
  at: (ids: Ids) => string
  body?: (ids: Ids) => unknown
  expected: Record<Who, Expected>
  /** Sent as the bytes of a file. */
  bytes?: true
  /** Sent as a form, since nobody is signed in yet. */
  form?: true
  /** A GET that begins or ends something by nature, or notes what it learned from Google on the way. */
  writes?: true
  /** Holds nothing of anybody, so a browser may keep it. */
  kept?: true
  /** Asks for no session. */
  everybodys?: true
}

const CLICK = '0195f2aa-5a3e-7c1e-9b1d-6d0c3f0a7e01' // the key of one
const MAKING = '0195f2aa-5a3e-7c1e-9b1d-6d0c3f0a7e02'
const RENAMING = '0195f2aa-5a3e-7c1e-9b1d-6d0c3f0a7e03'
const DELETING = '0195f2aa-5a3e-7c1e-9b1d-6d0c3f0a7e04'
const UNDOING = '0195f2aa-5a3e-7c1e-9b1d-6d0c3f0a7e05'
const NOT_FOR = { stranger: 401, deactivated: 401 } as const
const SIGN_IN = { stranger: '307 /sign-in', deactivated: '307 /sign-in' } as const
const all = (expected: Expected): Record<Who, Expected> => ({
  stranger: expected,
  deactivated: expected,
  member: expected,
  owner: expected,
  mailOwner: expected,
})

/** Every address of the product, and what it answers to whom. Another's id answers like one that does not exist. */
export const TABLE: Line[] = [
  // Pages
  {
    route: 'PAGE /',
    at: () => '/',
    expected: { ...SIGN_IN, member: '307 /mail/inbox', owner: '307 /welcome', mailOwner: '307 /mail/inbox' },
  },
  {
    route: 'PAGE /sign-in',
    at: () => '/sign-in',
    expected: { stranger: 200, deactivated: 200, member: '307 /', owner: '307 /', mailOwner: '307 /' },
  },
  {
    route: 'PAGE /welcome',
    at: () => '/welcome',
    expected: { ...SIGN_IN, member: 200, owner: 200, mailOwner: '307 /mail/inbox' },
  },
  {
    route: 'PAGE /mail',
    at: () => '/mail',
    expected: {
      ...SIGN_IN,
      member: '307 /mail/inbox',
      owner: '307 /mail/inbox',
      mailOwner: '307 /mail/inbox',
    },
  },
  {
    route: 'PAGE /mail/[list]/[[...thread]]',
    at: () => '/mail/inbox',
    expected: { ...SIGN_IN, member: 200, owner: 200, mailOwner: 200 },
  },
  {
    route: 'PAGE /mail/[list]/[[...thread]]',
    at: ({ mailbox }) => `/mail/mailbox-${mailbox}`,
    expected: { ...SIGN_IN, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'PAGE /mail/[list]/[[...thread]]',
    at: ({ thread }) => `/mail/inbox/${thread}`,
    expected: { ...SIGN_IN, member: 404, owner: 404, mailOwner: 200 },
  },
  ...['/settings', '/settings/look'].map((path) => ({
    route: `PAGE ${path}`,
    at: () => path,
    expected: { ...SIGN_IN, member: 200, owner: 200, mailOwner: 200 },
  })),
  ...['/mail/drafts', '/mail/outbox'].map((path) => ({
    route: `PAGE ${path}`,
    at: () => path,
    expected: { ...SIGN_IN, member: 200, owner: 200, mailOwner: 200 },
  })),
  {
    route: 'PAGE /settings/templates',
    at: () => '/settings/templates',
    expected: { ...SIGN_IN, member: 200, owner: 200, mailOwner: 200 },
  },
  {
    route: 'PAGE /settings/templates/[id]',
    at: ({ template }) => `/settings/templates/${template}`,
    expected: { ...SIGN_IN, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'PAGE /settings/team',
    at: () => '/settings/team',
    expected: { ...SIGN_IN, member: 200, owner: 200, mailOwner: 200 },
  },
  {
    route: 'PAGE /settings/mailboxes',
    at: () => '/settings/mailboxes',
    expected: { ...SIGN_IN, member: 200, owner: 200, mailOwner: 200 },
  },
  {
    route: 'PAGE /settings/mailboxes/[id]',
    at: ({ mailbox }) => `/settings/mailboxes/${mailbox}`,
    expected: { ...SIGN_IN, member: 404, owner: 404, mailOwner: 200 },
  },

  // Sign-in and health: nobody needs a session
  {
    route: 'GET /api/auth/[...nextauth]',
    at: () => '/api/auth/callback/google',
    expected: all('303 /sign-in?error=not_completed'),
    writes: true,
  },
  {
    route: 'POST /api/auth/[...nextauth]',
    at: () => '/api/auth/signin/google',
    form: true,
    expected: all(303),
  },
  { route: 'GET /api/health/live', at: () => '/api/health/live', expected: all(200) },
  { route: 'GET /api/health/ready', at: () => '/api/health/ready', expected: all(200) },
  ...(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).map((method) => ({
    route: `${method} /api/[...unknown]`,
    at: () => '/api/v1/nothing',
    expected: all(404),
  })),

  // Oneself
  {
    route: 'PATCH /api/v1/me',
    at: () => '/api/v1/me',
    body: () => ({ theme: 'dark' }),
    expected: { ...NOT_FOR, member: 204, owner: 204, mailOwner: 204 },
  },
  {
    route: 'POST /api/v1/me/region',
    at: () => '/api/v1/me/region',
    body: () => ({ zone: 'Europe/Amsterdam' }),
    expected: { ...NOT_FOR, member: 204, owner: 204, mailOwner: 204 },
  },

  // Mailboxes
  {
    route: 'POST /api/v1/mailboxes/consent',
    at: () => '/api/v1/mailboxes/consent',
    body: ({ mailbox }) => ({ mailboxId: mailbox }),
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'POST /api/v1/mailboxes/[id]/start',
    at: ({ mailbox }) => `/api/v1/mailboxes/${mailbox}/start`,
    body: () => ({ start: 'everything' }),
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 204 },
  },
  {
    route: 'POST /api/v1/mailboxes/[id]/look',
    at: ({ mailbox }) => `/api/v1/mailboxes/${mailbox}/look`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 204 },
  },
  {
    route: 'POST /api/v1/mailboxes/[id]/pause',
    at: ({ mailbox }) => `/api/v1/mailboxes/${mailbox}/pause`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 204 },
  },
  {
    route: 'DELETE /api/v1/mailboxes/[id]/pause',
    at: ({ mailbox }) => `/api/v1/mailboxes/${mailbox}/pause`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 204 },
  },
  {
    route: 'DELETE /api/v1/mailboxes/[id]/banner',
    at: ({ mailbox }) => `/api/v1/mailboxes/${mailbox}/banner`,
    body: () => ({ kind: 'reconnect' }),
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 204 },
  },
  {
    route: 'POST /api/v1/mailboxes/[id]/retries',
    at: ({ mailbox }) => `/api/v1/mailboxes/${mailbox}/retries`,
    body: () => ({}),
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 404 }, // nothing has failed
  },

  // Mail
  {
    route: 'GET /api/v1/threads',
    at: ({ mailbox }) => `/api/v1/threads?list=mailbox-${mailbox}`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'GET /api/v1/threads',
    at: () => '/api/v1/threads?list=inbox',
    expected: { ...NOT_FOR, member: 200, owner: 200, mailOwner: 200 },
  },
  {
    route: 'GET /api/v1/threads/open', // another's thread is left out of the answer
    at: ({ thread }) => `/api/v1/threads/open?ids=${thread}`,
    expected: { ...NOT_FOR, member: 200, owner: 200, mailOwner: 200 },
  },
  {
    route: 'GET /api/v1/lists/[list]',
    at: ({ mailbox }) => `/api/v1/lists/mailbox-${mailbox}`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'GET /api/v1/outgoing',
    at: () => '/api/v1/outgoing',
    expected: { ...NOT_FOR, member: 200, owner: 200, mailOwner: 200 },
  },
  {
    route: 'GET /api/v1/rail',
    at: () => '/api/v1/rail',
    expected: { ...NOT_FOR, member: 200, owner: 200, mailOwner: 200 },
  },
  { route: 'GET /api/frame', at: () => '/api/frame', expected: all(200), everybodys: true, kept: true },
  {
    route: 'GET /api/v1/messages/[id]',
    at: ({ message }) => `/api/v1/messages/${message}`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'GET /api/v1/messages/[id]/html',
    at: ({ message }) => `/api/v1/messages/${message}/html`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'GET /api/v1/messages/[id]/images/[attachment]',
    at: ({ message, picture }) => `/api/v1/messages/${message}/images/${picture}`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'GET /api/v1/messages/[id]/remote-images/[picture]',
    at: ({ message }) => `/api/v1/messages/${message}/remote-images/unsigned`,
    expected: { ...NOT_FOR, member: 403, owner: 403, mailOwner: 403 },
  },
  {
    route: 'POST /api/v1/messages/[id]/known-sender',
    at: ({ message }) => `/api/v1/messages/${message}/known-sender`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 204 },
  },
  {
    route: 'DELETE /api/v1/messages/[id]/known-sender',
    at: ({ message }) => `/api/v1/messages/${message}/known-sender`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 204 },
  },
  {
    route: 'POST /api/v1/actions',
    at: () => '/api/v1/actions',
    body: ({ thread }) => ({ key: CLICK, kind: 'star', target: { threads: [thread] } }),
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'GET /api/v1/actions/recent',
    at: () => '/api/v1/actions/recent',
    expected: { ...NOT_FOR, member: 200, owner: 200, mailOwner: 200 },
  },
  {
    route: 'GET /api/v1/actions/[id]',
    at: ({ action }) => `/api/v1/actions/${action}`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'POST /api/v1/actions/[id]/undo',
    at: ({ action }) => `/api/v1/actions/${action}/undo`,
    body: () => ({ key: UNDOING }),
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'POST /api/v1/actions/[id]/cancel',
    at: ({ action }) => `/api/v1/actions/${action}/cancel`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'POST /api/v1/labels',
    at: () => '/api/v1/labels',
    body: ({ mailbox }) => ({ key: MAKING, mailboxes: [mailbox], name: 'Beurs' }),
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'PATCH /api/v1/labels/[id]',
    at: ({ label }) => `/api/v1/labels/${label}`,
    body: () => ({ key: RENAMING, name: 'Klanten 2026' }),
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'POST /api/v1/labels/[id]/deletion',
    at: ({ label }) => `/api/v1/labels/${label}/deletion`,
    body: () => ({ key: DELETING }),
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'GET /api/v1/image-senders',
    at: () => '/api/v1/image-senders',
    expected: { ...NOT_FOR, member: 200, owner: 200, mailOwner: 200 },
  },
  {
    route: 'POST /api/v1/image-senders',
    at: () => '/api/v1/image-senders',
    body: ({ message }) => ({ messageId: message }),
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'DELETE /api/v1/image-senders/[id]',
    at: ({ imageSender }) => `/api/v1/image-senders/${imageSender}`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 204 },
  },
  {
    route: 'GET /api/v1/attachments/[id]',
    at: ({ file }) => `/api/v1/attachments/${file}`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
    writes: true,
  },
  {
    route: 'GET /api/v1/messages/[id]/files',
    at: ({ message }) => `/api/v1/messages/${message}/files`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
    writes: true,
  },
  {
    route: 'GET /api/v1/attachments/[id]/preview',
    at: ({ file }) => `/api/v1/attachments/${file}/preview`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
    writes: true,
  },
  {
    route: 'GET /api/v1/messages/[id]/original',
    at: ({ message }) => `/api/v1/messages/${message}/original`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'GET /api/v1/threads/[id]/print',
    at: ({ thread }) => `/api/v1/threads/${thread}/print`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'PAGE /mail/original/[message]',
    at: ({ message }) => `/mail/original/${message}`,
    expected: { ...SIGN_IN, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'PAGE /mail/print/[thread]',
    at: ({ thread }) => `/mail/print/${thread}`,
    expected: { ...SIGN_IN, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'GET /api/v1/pdfjs/[folder]/[file]',
    at: () => '/api/v1/pdfjs/cmaps/UniGB-UTF16-H.bcmap',
    expected: { ...NOT_FOR, member: 200, owner: 200, mailOwner: 200 },
    kept: true,
  },
  {
    route: 'GET /api/events',
    at: () => '/api/events',
    expected: { ...NOT_FOR, member: 200, owner: 200, mailOwner: 200 },
  },
  {
    route: 'GET /api/v1/events',
    at: () => '/api/v1/events?after=0-0',
    expected: { ...NOT_FOR, member: 200, owner: 200, mailOwner: 200 },
  },

  // Writing
  {
    route: 'GET /api/v1/send-addresses',
    at: () => '/api/v1/send-addresses',
    expected: { ...NOT_FOR, member: 200, owner: 200, mailOwner: 200 },
  },
  {
    route: 'GET /api/v1/recipients',
    at: () => '/api/v1/recipients?q=cam',
    expected: { ...NOT_FOR, member: 200, owner: 200, mailOwner: 200 },
  },
  {
    route: 'GET /api/v1/drafts',
    at: () => '/api/v1/drafts',
    expected: { ...NOT_FOR, member: 200, owner: 200, mailOwner: 200 },
  },
  {
    route: 'POST /api/v1/drafts',
    at: () => '/api/v1/drafts',
    body: ({ message }) => ({
      key: '11111111-1111-4111-8111-111111111111',
      kind: 'reply',
      messageId: message,
    }),
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'GET /api/v1/drafts/[id]',
    at: ({ draft }) => `/api/v1/drafts/${draft}`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'PATCH /api/v1/drafts/[id]',
    at: ({ draft }) => `/api/v1/drafts/${draft}`,
    body: () => ({ version: 1, subject: 'Wiel' }),
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'POST /api/v1/drafts/[id]/files',
    at: ({ draft }) => `/api/v1/drafts/${draft}/files`,
    body: ({ file }) => ({ key: '11111111-1111-4111-8111-111111111112', attachmentId: file }),
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'PUT /api/v1/drafts/[id]/files/[file]',
    at: ({ draft, draftFile }) => `/api/v1/drafts/${draft}/files/${draftFile}?start=0`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
    bytes: true,
  },
  {
    route: 'GET /api/v1/drafts/[id]/files/[file]',
    at: ({ draft, draftFile }) => `/api/v1/drafts/${draft}/files/${draftFile}`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'DELETE /api/v1/drafts/[id]/files/[file]',
    at: ({ draft, draftFile }) => `/api/v1/drafts/${draft}/files/${draftFile}`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 204 },
  },
  {
    route: 'GET /api/v1/outbox',
    at: () => '/api/v1/outbox',
    expected: { ...NOT_FOR, member: 200, owner: 200, mailOwner: 200 },
  },
  {
    route: 'POST /api/v1/outbox',
    at: () => '/api/v1/outbox',
    body: ({ draft }) => ({ draftId: draft, version: 2 }),
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 400 },
  },
  {
    route: 'DELETE /api/v1/outbox/banner',
    at: () => '/api/v1/outbox/banner',
    body: () => ({}),
    expected: { ...NOT_FOR, member: 204, owner: 204, mailOwner: 204 },
  },
  {
    route: 'PATCH /api/v1/outbox/[id]',
    at: ({ outbox }) => `/api/v1/outbox/${outbox}`,
    body: () => ({ sendAt: Date.now() + 3_600_000 }),
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'POST /api/v1/outbox/[id]/retry',
    at: ({ outbox }) => `/api/v1/outbox/${outbox}/retry`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 409 },
  },
  {
    route: 'POST /api/v1/outbox/[id]/settle',
    at: ({ outbox }) => `/api/v1/outbox/${outbox}/settle`,
    body: () => ({ as: 'sent' }),
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 409 },
  },
  {
    route: 'POST /api/v1/outbox/[id]/now',
    at: ({ outbox }) => `/api/v1/outbox/${outbox}/now`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'POST /api/v1/outbox/[id]/cancel',
    at: ({ outbox }) => `/api/v1/outbox/${outbox}/cancel`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },

  // Templates
  {
    route: 'GET /api/v1/templates',
    at: () => '/api/v1/templates',
    expected: { ...NOT_FOR, member: 200, owner: 200, mailOwner: 200 },
  },
  {
    route: 'POST /api/v1/templates',
    at: () => '/api/v1/templates',
    body: ({ folder }) => ({ name: 'Prijslijst', folderId: folder }),
    expected: { ...NOT_FOR, member: 200, owner: 200, mailOwner: 200 },
  },
  {
    route: 'GET /api/v1/templates/[id]',
    at: ({ template }) => `/api/v1/templates/${template}`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'PATCH /api/v1/templates/[id]',
    at: ({ template }) => `/api/v1/templates/${template}`,
    body: () => ({ version: 1, name: 'Prijslijst 2027' }),
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'POST /api/v1/templates/[id]/preview',
    at: ({ template }) => `/api/v1/templates/${template}/preview`,
    body: () => ({ subject: 'a', html: 'b', recipient: { email: 'camille@pignon.example' } }),
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'POST /api/v1/templates/[id]/files',
    at: ({ template }) => `/api/v1/templates/${template}/files`,
    body: () => ({ key: '11111111-1111-4111-8111-111111111113', name: 'a.pdf', size: 3 }),
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'PUT /api/v1/templates/[id]/files/[file]',
    at: ({ template, templateFile }) => `/api/v1/templates/${template}/files/${templateFile}?start=0`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
    bytes: true,
  },
  {
    route: 'GET /api/v1/templates/[id]/files/[file]',
    at: ({ template, templateFile }) => `/api/v1/templates/${template}/files/${templateFile}`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'POST /api/v1/drafts/[id]/template',
    at: ({ draft }) => `/api/v1/drafts/${draft}/template`,
    body: ({ template }) => ({ templateId: template, fromEmail: 'lotte@spaakwerk.example' }),
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
  {
    route: 'PATCH /api/v1/mailboxes/[id]/default-template',
    at: ({ mailbox }) => `/api/v1/mailboxes/${mailbox}/default-template`,
    body: ({ template }) => ({ templateId: template }),
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 204 },
  },
  {
    route: 'DELETE /api/v1/templates/[id]/files/[file]',
    at: ({ template, templateFile }) => `/api/v1/templates/${template}/files/${templateFile}`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 204 },
  },
  {
    route: 'DELETE /api/v1/templates/[id]',
    at: ({ template }) => `/api/v1/templates/${template}`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 204 },
  },
  {
    route: 'POST /api/v1/template-folders',
    at: () => '/api/v1/template-folders',
    body: () => ({ name: 'Verkoop' }),
    expected: { ...NOT_FOR, member: 200, owner: 409, mailOwner: 409 }, // there is one by now
  },
  {
    route: 'PATCH /api/v1/template-folders/[id]',
    at: ({ folder }) => `/api/v1/template-folders/${folder}`,
    body: () => ({ name: 'Service' }),
    expected: { ...NOT_FOR, member: 200, owner: 200, mailOwner: 200 },
  },
  {
    route: 'DELETE /api/v1/template-folders/[id]',
    at: ({ folder }) => `/api/v1/template-folders/${folder}`,
    expected: { ...NOT_FOR, member: 204, owner: 404, mailOwner: 404 }, // gone by now
  },
  {
    route: 'GET /api/v1/template-variables',
    at: () => '/api/v1/template-variables',
    expected: { ...NOT_FOR, member: 200, owner: 200, mailOwner: 200 },
  },
  {
    route: 'POST /api/v1/template-variables',
    at: () => '/api/v1/template-variables',
    body: () => ({ name: 'kade', value: 'Kade 3, Sneek' }),
    expected: { ...NOT_FOR, member: 200, owner: 200, mailOwner: 200 },
  },
  {
    route: 'DELETE /api/v1/template-variables/[name]', // one that only she has
    at: () => '/api/v1/template-variables/geheim',
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 204 },
  },
  {
    route: 'GET /api/v1/template-values',
    at: () => '/api/v1/template-values?email=camille@pignon.example',
    expected: { ...NOT_FOR, member: 200, owner: 200, mailOwner: 200 },
  },
  {
    route: 'DELETE /api/v1/drafts/[id]',
    at: ({ draft }) => `/api/v1/drafts/${draft}`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 204 },
  },
  {
    route: 'POST /api/v1/drafts/[id]/restoration',
    at: ({ draft }) => `/api/v1/drafts/${draft}/restoration`,
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 204 },
  },

  // Team
  {
    route: 'POST /api/v1/team/invitations',
    at: () => '/api/v1/team/invitations',
    body: () => ({ email: 'elin@spaakwerk.example' }),
    expected: { ...NOT_FOR, member: 403, owner: 200, mailOwner: 403 },
  },
  {
    route: 'DELETE /api/v1/team/invitations/[id]',
    at: ({ invitation }) => `/api/v1/team/invitations/${invitation}`,
    expected: { ...NOT_FOR, member: 403, owner: 204, mailOwner: 403 },
  },
  {
    route: 'POST /api/v1/team/people/[id]/deactivation',
    at: ({ person }) => `/api/v1/team/people/${person}/deactivation`,
    expected: { ...NOT_FOR, member: 403, owner: 204, mailOwner: 403 },
  },
  {
    route: 'DELETE /api/v1/team/people/[id]/deactivation',
    at: ({ person }) => `/api/v1/team/people/${person}/deactivation`,
    expected: { ...NOT_FOR, member: 403, owner: 204, mailOwner: 403 },
  },

  // Last, since it ends the access that the lines above use
  {
    route: 'POST /api/v1/mailboxes/[id]/disconnection',
    at: ({ mailbox }) => `/api/v1/mailboxes/${mailbox}/disconnection`,
    body: () => ({ mail: 'keep' }),
    expected: { ...NOT_FOR, member: 404, owner: 404, mailOwner: 200 },
  },
]
