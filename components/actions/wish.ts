/** What a person can do to mail. */
export type ActionKind =
  | 'read'
  | 'unread'
  | 'star'
  | 'unstar'
  | 'important'
  | 'unimportant'
  | 'archive'
  | 'inbox'
  | 'label'
  | 'unlabel'
  | 'move'
  | 'spam'
  | 'not_spam'
  | 'trash'
  | 'restore'
  | 'delete'
  | 'mute'
  | 'unmute'
  | 'snooze'
  | 'unsnooze'
  | 'remind'
  | 'unremind'

type Target =
  | { threads: number[]; place?: 'mail' | 'trash' | 'spam' }
  | { messages: number[] }
  | { list: string; except: number[] }

/** What a person wants of some threads or messages, as the API takes it; the key comes when it is sent. */
export type Wish = {
  kind: ActionKind
  target: Target
  label?: string // its name
  colour?: string | null // of that label, for the page alone
  from?: string // move: the label that it leaves
  until?: number // snooze, remind: ms since 1970
}

/** Whether a wish is about a thread as a whole, as far as one list shows it. */
export function isAbout({ target }: Wish, threadId: number, list: string): boolean {
  if ('threads' in target) return target.threads.includes(threadId)
  return 'list' in target && target.list === list && !target.except.includes(threadId)
}
