import { z } from 'zod'

// What a mail is beside its text, kept as json when it is stored, and checked when it is read back.

const person = z.object({ name: z.string(), email: z.string() })

/** A day as the calendar has it, in no zone: 2026-11-24. */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** All-day events name their first and last day. Others begin and end at a moment (ms); `zone` is the organiser's, null where it is not known. */
const eventTime = z.discriminatedUnion('allDay', [
  z.object({ allDay: z.literal(true), first: day, last: day }),
  z.object({
    allDay: z.literal(false),
    start: z.number(),
    end: z.number().nullable(),
    zone: z.string().nullable(),
  }),
])

/** `days` as iCalendar has them: TU, or -1FR for the last Friday. `until` is the last day. `other`: a rule that is more than this says. */
const recurrence = z.object({
  unit: z.enum(['day', 'week', 'month', 'year']),
  interval: z.number(),
  days: z.array(z.string()),
  monthDays: z.array(z.number()),
  until: day.nullable(),
  count: z.number().nullable(),
  other: z.boolean(),
})

/** An event that a mail invites to, changes, answers, or cancels (RFC 5546). */
export const invitationSchema = z.object({
  method: z.enum(['REQUEST', 'CANCEL', 'REPLY', 'COUNTER', 'PUBLISH']),
  uid: z.string(),
  changed: z.boolean(), // it was sent before, and is another now
  cancelled: z.boolean(),
  title: z.string(),
  when: eventTime.nullable(),
  repeats: recurrence.nullable(),
  oneOfMany: z.boolean(), // it is about one occurrence of an event that repeats
  place: z.string(),
  link: z.string().nullable(), // of a call; http or https
  comment: z.string(), // of somebody who answers
  organiser: person.nullable(),
  attendees: z.array(
    person.extend({ answer: z.enum(['accepted', 'declined', 'tentative', 'none']), optional: z.boolean() }),
  ),
  otherAttendees: z.number(), // how many more there are
  otherEvents: z.number(), // in the same calendar
})

/**
 * What became of a mail for one person, as their server or program reports: `read` and `deleted` (unread) are answers to a request for a
 * receipt. `said` is what the server wrote, in its own words.
 */
const fate = person.extend({
  outcome: z.enum(['failed', 'delayed', 'delivered', 'relayed', 'read', 'deleted']),
  reason: z.enum([
    ...(['no_such_person', 'no_such_domain', 'moved', 'full', 'switched_off', 'too_large', 'spam'] as const),
    ...(['not_allowed', 'not_proven', 'no_answer', 'loop', 'bad_content', 'gave_up', 'unknown'] as const),
  ]),
  status: z.string().nullable(), // RFC 3463, such as 5.1.1
  said: z.string(),
})

/** A report on a mail of ours, and which mail that was. */
export const deliveryReportSchema = z.object({
  recipients: z.array(fate),
  otherRecipients: z.number(), // how many more there are
  triedUntil: z.number().nullable(), // ms: of one that is delayed
  original: z.object({ subject: z.string().nullable(), messageId: z.string().nullable() }),
})

/**
 * Why a sender may not be who they seem to be. `claims`: the name holds another address. `marks`: the name holds characters that can't be seen
 * or turn text around; `name` shows them. `domain`: the domain has letters beyond a to z, which may look like others (`deceptive`: they do);
 * both of its forms are given.
 */
export const senderWarningSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('claims'), claims: z.string() }),
  z.object({ kind: z.literal('marks'), name: z.string() }),
  z.object({ kind: z.literal('domain'), written: z.string(), ascii: z.string(), deceptive: z.boolean() }),
])
