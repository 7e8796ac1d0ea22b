import { minute } from '#/demo/world/clock.ts'
import { LOTTE, SERVICE, type Stage, VERKOOP } from './stage.ts'

const [SIETSE, MARIT, METTE, CAMILLE, REMI, TOBIAS, ANKE, GIADA] = [
  'Sietse Wiersma <sietse@krommetand.example>',
  'Marit Wiersma <marit@krommetand.example>',
  'Mette Ravnsborg <mette@ravnsborg.example>',
  'Camille Berthoud <camille@pignon.example>',
  'Rémi Castaing <remi@pignon.example>',
  'Tobias Krell <tobias@krell.example>',
  'Anke Sommerfeld <anke@sommerfeld.example>',
  'Giada Tomasin <giada@tomasin.example>',
]

type Written = {
  from?: string
  to: string[]
  cc?: string[]
  subject: string
  html: string
  minutes: number // before the present moment
  answers?: string // the subject of the thread
  conflictOf?: number
  state?: 'open' | 'queued' | 'sent'
  file?: string
}

const DRAFTS: Written[] = [
  {
    from: VERKOOP,
    to: [SIETSE, MARIT],
    cc: ['Joris Pieterse <joris@velotech.example>'],
    subject: 'Levertermijnen en prijslijst 2027',
    html: '<p>Beste Sietse,</p><p>Bestellingen die voor 12 december binnen zijn, leveren we nog dit jaar.</p><p>Zoals beloofd vind je in de bijlage onze prijslijst voor 2027. De korting blijft gelden, ook op de naafdynamo’s.</p>',
    minutes: 2,
    file: 'Prijslijst-2027.pdf',
  },
  {
    to: [CAMILLE],
    cc: [REMI],
    subject: 'Re: Devis 2026-118',
    html: '<p>Bonjour Camille, c’est confirmé pour la semaine 49 : les 40 premières paires partent lundi</p>',
    minutes: 8,
    answers: 'Devis',
  },
  {
    to: [METTE],
    subject: 'Ordre 40771: levering uge 49',
    html: '<p>Hej Mette, ja, de 60 hjulsæt kommer i uge 49.</p>',
    minutes: 20,
  },
]

const IN_GMAIL: Written = {
  to: [METTE],
  subject: 'Ordre 40771: levering uge 49',
  html: '<p>Hej Mette, de 60 hjulsæt kommer først i uge 50, desværre.</p>',
  minutes: 14,
}

type Sent = Written & {
  is: 'asking' | 'failed' | 'sending' | 'queued' | 'sent'
  reason?: string
  after?: number // minutes from the present moment, for one that waits
  uploaded?: number // bytes
  size?: number
  tried?: [number, string][] // minutes before the present moment, what
}

const SENT: Sent[] = [
  {
    is: 'asking',
    from: VERKOOP,
    to: [ANKE],
    subject: 'AW: Rahmenvertrag 2027, Entwurf 3',
    html: '<p>Hallo Anke</p>',
    minutes: 11,
    reason: 'unknown',
    file: 'Rahmenvertrag-2027.docx',
    tried: [
      [11, 'queued'],
      [11, 'drafted'],
      [11, 'asked'],
      [10, 'unknown'],
      [1, 'asking'],
    ],
  },
  {
    is: 'failed',
    from: SERVICE,
    to: [TOBIAS],
    subject: 'Re: Reklamation: Speichenbruch, Charge L24-0917',
    html: '<p>Guten Tag Herr Krell</p>',
    minutes: 30,
    reason: 'too_large',
    file: 'RMA-fotos.zip',
    tried: [[30, 'queued']],
  },
  {
    is: 'failed',
    to: ['Wei-Lin Tsao <weilin@hsinhub.example>'],
    subject: 'Re: Hub shells: drawing rev. C and lead time',
    html: '<p>Dear Wei-Lin</p>',
    minutes: 90,
    reason: 'reconnect',
    tried: [[90, 'queued']],
  },
  {
    is: 'sending',
    from: VERKOOP,
    to: [SIETSE],
    subject: 'Levertermijnen en prijslijst 2027',
    html: '<p>Beste Sietse</p>',
    minutes: 1,
    uploaded: 18_600_000,
    size: 22_400_000,
    file: 'Catalogus-2027-druk.pdf',
  },
  {
    is: 'queued',
    from: VERKOOP,
    to: [GIADA],
    subject: 'Listino rivenditori 2027',
    html: '<p>Buongiorno Giada, in allegato</p>',
    minutes: 40,
    after: 46.3 * 60,
    file: 'Listino-2027.pdf',
  },
  {
    is: 'queued',
    to: ['Íñigo Salvatierra <inigo@salvatierra.example>'],
    subject: 'Re: Muestras para la feria de Valencia',
    html: '<p>Hola Íñigo</p>',
    minutes: 50,
    after: 21.3 * 60,
  },
  {
    is: 'sent',
    to: ['Joris Pieterse <joris@velotech.example>'],
    subject: 'Re: Voorraad velgen 28": nog 14 dozen',
    html: '<p>Dank</p>',
    minutes: 4,
  },
  {
    is: 'sent',
    from: SERVICE,
    to: [TOBIAS],
    subject: 'Re: Reklamation: Speichenbruch',
    html: '<p>Guten Tag</p>',
    minutes: 62,
    file: 'RMA-1042.pdf',
  },
]

/** Some drafts, of which one was also changed in Gmail. */
export async function writeDrafts(stage: Stage): Promise<void> {
  let last = 0
  for (const draft of DRAFTS) last = await insertDraft(stage, draft)
  await insertDraft(stage, { ...IN_GMAIL, conflictOf: last })
}

/** An outbox with mail in every state. */
export async function sendMails(stage: Stage): Promise<void> {
  for (const mail of SENT) {
    const draft = await insertDraft(stage, { ...mail, state: mail.is === 'sent' ? 'sent' : 'queued' })
    const at = (minutes: number) => new Date(stage.now - minutes * minute)
    const history = (mail.tried ?? []).map(([minutes, what]) => ({ at: at(minutes).getTime(), what }))
    await stage.sql`
      insert into outbox (draft_id, mailbox_id, user_id, state, send_at, sent_at, version, size, uploaded, reason, history)
      select id, mailbox_id, user_id, ${mail.is}, ${at(mail.after === undefined ? mail.minutes : -mail.after)},
             ${mail.is === 'sent' ? at(mail.minutes) : null}, version, ${mail.size ?? null}, ${mail.uploaded ?? 0},
             ${mail.reason ?? null}, ${stage.sql.json(history)}
        from drafts where id = ${draft}`
  }
}

/** Nothing was written and nothing sent. */
export async function clearWritten({ sql }: Stage): Promise<void> {
  await sql`delete from outbox`
  await sql`delete from drafts`
}

async function insertDraft(stage: Stage, draft: Written): Promise<number> {
  const { sql, now } = stage
  const { from = LOTTE, to, cc = [], subject, html, minutes, answers, state = 'open', conflictOf } = draft
  const thread = answers === undefined ? null : Number((await stage.thread(answers)).split('/').at(-1))
  const [row] = await sql<{ id: number }[]>`
    insert into drafts (user_id, mailbox_id, key, kind, thread_id, message_id, from_email, "to", cc, subject, html, version, saved_version, state, conflict_of, updated_at)
    select owner_id, id, gen_random_uuid(), ${thread === null ? 'new' : 'reply_all'}, ${thread}::bigint,
           (select max(id) from messages where thread_id = ${thread}), address, ${sql.json(to.map(person))}, ${sql.json(cc.map(person))},
           ${subject}, ${html}, 2, 2, ${state}, ${conflictOf ?? null}, ${new Date(now - minutes * minute)}
      from mailboxes where address = ${from} returning id`
  const id = Number(row?.id)
  if (draft.file)
    await sql`
      insert into outgoing_files (draft_id, key, name, type, size, received)
      values (${id}, gen_random_uuid(), ${draft.file}, 'application/pdf', 412000, 412000)`
  return id
}

function person(words: string) {
  const [, name = '', email = ''] = /^(.*) <(.*)>$/.exec(words) ?? []
  return { name, email }
}
