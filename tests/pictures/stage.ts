import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import postgres from 'postgres'
import { day, daysAgo, hour } from '#/demo/world/clock.ts'
import { fillGoogle } from '#/demo/world/seed.ts'
import { mailWithFiles } from '#/tests/support/mail-with-files.ts'
import { BOUNCE } from '#/tests/support/meaning-mails.ts'
import { type Product, startProduct, startWorker, WORKER_READY } from '#/tests/support/product.ts'
import { rawMail } from '#/tests/support/raw-mail.ts'

export const THEMES = ['light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** One person at two browsers, of which one likes the light and one the dark. */
export type Seat = Record<Theme, Page>

/** Everything that a state can be brought about with. */
export type Stage = Awaited<ReturnType<typeof setStage>>

/**
 * The whole product over Spaakwerk's mail. The world's present moment is 10:42 of today in Amsterdam, whenever this runs, so that each list says the same times.
 */
export async function setStage(browser: Browser) {
  const now = daysAgo(Date.now(), 0, 10, 42)
  const product = await startProduct({
    seed: 1,
    env: { ALLOWED_DOMAINS: 'spaakwerk.example', GMAIL_POLL_SECONDS: '60' },
  })
  await fillGoogle(product.google.url, { seed: 1, now })
  await product.google.control('messages', { mailbox: LOTTE, messages: furtherMail(now) })
  await product.worker.stop() // for another that has no budget to keep to: pages go on saying Gmail's own
  let worker = await hurriedWorker(product)
  const sql = postgres(product.databaseUrl, { max: 1, onnotice: () => undefined })
  const open = new Set<BrowserContext>()

  async function newest(subject: string): Promise<number> {
    const [row] = await sql<{ id: number }[]>`
      select id from threads where subject like ${`%${subject}%`} order by last_message_at desc, id limit 1`
    if (!row) throw new Error(`No thread is called ${subject}`)
    return row.id
  }

  return {
    product,
    now,
    sql,
    /** Two browsers of somebody who has not been here before. */
    async seat(): Promise<Seat> {
      const pages = THEMES.map(async (colorScheme) => {
        const context = await browser.newContext({
          baseURL: product.origin,
          locale: 'en-GB',
          timezoneId: 'Europe/Amsterdam',
          reducedMotion: 'reduce',
          colorScheme,
        })
        open.add(context)
        return context.newPage()
      })
      const [light, dark] = await Promise.all(pages)
      if (!light || !dark) throw new Error('A theme has no browser')
      return { light, dark }
    },
    /** Gives the dark browser the session of the light one. */
    async share({ light, dark }: Seat): Promise<void> {
      await dark.context().addCookies(await light.context().cookies())
    },
    /** Mail that arrives now, in Lotte's mailbox. */
    async deliver(name: string, subject: string, text: string): Promise<void> {
      await product.google.control('deliver', {
        raw: rawMail({
          from: name,
          to: LOTTE,
          subject,
          text,
          html: `<p>${text}</p>`,
          id: `${encodeURIComponent(subject)}@pictures.example`,
        }),
        rcpt: [LOTTE],
      })
      await this.look()
    },
    /** Lets the worker look at Gmail at once rather than within a minute. */
    async look(): Promise<void> {
      await sql`update mailboxes set next_sync_at = now(), breaker_until = null`
    },
    /** Waits until a mailbox's row says so. */
    async mailbox(address: string, wanted: { phase?: string; trouble?: string | null }): Promise<void> {
      await expect
        .poll(
          async () => {
            const [row] = await sql`select phase, trouble from mailboxes where address = ${address}`
            return row ? { ...row } : undefined
          },
          { timeout: 120_000, message: `${address} ${JSON.stringify(wanted)}` },
        )
        .toMatchObject(wanted)
    },
    /** The address of the newest thread with this subject, in a list. */
    async thread(subject: string, list = 'all'): Promise<string> {
      return `/mail/${list}/${await newest(subject)}`
    },
    /** The address of its newest message as it came. */
    async original(subject: string): Promise<string> {
      const [row] = await sql`
        select id from messages where thread_id = ${await newest(subject)} order by internal_at desc limit 1`
      return `/mail/original/${row?.id}`
    },
    async print(subject: string): Promise<string> {
      return `/mail/print/${await newest(subject)}`
    },
    /** The address of a label's list. */
    async label(name: string): Promise<string> {
      const [row] = await sql`select id from labels where name = ${name} order by id limit 1`
      if (!row) throw new Error(`No label is called ${name}`)
      return `/mail/label-${row.id}`
    },
    async idOf(address: string): Promise<number> {
      const [row] = await sql`select id from mailboxes where address = ${address}`
      return Number(row?.id)
    },
    /** While it is away nothing changes by itself. */
    async stopWorker(): Promise<void> {
      await worker.stop()
    },
    async startWorker(): Promise<void> {
      worker = await hurriedWorker(product)
    },
    /** As if only a share of a mailbox had been fetched, newest first. The worker has to be away. */
    async fetchBack(address: string, share: number): Promise<void> {
      const id = await this.idOf(address)
      await sql`
        update messages set state = 'listed' where id in (
          select id from messages where mailbox_id = ${id} and state = 'stored' order by internal_at
           limit (select round(count(*) * ${1 - share}::float8) from messages where mailbox_id = ${id} and state = 'stored'))`
      await sql`update mailboxes set phase = 'fetching', last_synced_at = now() where id = ${id}`
      await this.count(id)
    },
    async fetched(address: string): Promise<void> {
      const id = await this.idOf(address)
      await sql`update messages set state = 'stored' where mailbox_id = ${id} and state = 'listed'`
      await sql`update mailboxes set phase = 'live' where id = ${id}`
      await this.count(id)
    },
    async count(id: number): Promise<void> {
      await sql`
        update mailboxes set counts = '{"listed":0,"stored":0,"skipped":0,"failed":0,"gone":0}'::jsonb || (
          select jsonb_object_agg(state, n) from (
            select state, count(*) as n from messages where mailbox_id = ${id} group by state) by_state)
         where id = ${id}`
    },
    /** As if a minute had gone by: fetching in a hurry took more than Gmail's own limit leaves for pages. */
    async rest(): Promise<void> {
      await sql`delete from quota_leases where released_at is not null`
    },
    /** Waits until so many messages of a mailbox have failed. */
    async failed(address: string, count: number): Promise<void> {
      const id = await this.idOf(address)
      await expect
        .poll(
          async () => (await sql`select from messages where mailbox_id = ${id} and state = 'failed'`).length,
          { timeout: 60_000 },
        )
        .toBe(count)
    },
    /** Whether Lotte has Gmail: "on", "off", "domainPolicy". */
    async gmail(mail: string): Promise<void> {
      await product.google.control('people', { people: [{ email: LOTTE, name: 'Lotte Verhagen', mail }] })
      await this.look()
    },
    /** Google's answers to what is asked for a mailbox. */
    async fault(mailbox: string, path: string, how: object): Promise<void> {
      await product.google.control('faults', {
        faults: [{ match: { path, mailbox }, kind: 'status', ...how }],
      })
    },
    async noFaults(): Promise<void> {
      await product.google.control('faults', undefined, 'DELETE')
    },
    /** Moves Google's clock past the world's moment, so that what arrives is newer than all that is there. */
    async catchUp(): Promise<void> {
      const behind = now + hour / 60 - Date.now()
      if (behind > 0 && behind < day) await product.google.control('clock', { advance: behind })
    },
    async strike(): Promise<void> {
      for (const context of open) await context.close()
      await sql.end()
      await worker.stop()
      await product.stop()
    },
  }
}

export const LOTTE = 'lotte@spaakwerk.example'
export const VERKOOP = 'verkoop@spaakwerk.example'
export const SERVICE = 'service@spaakwerk.example'

async function hurriedWorker(product: Product) {
  const worker = startWorker({ ...product.env, GMAIL_UNITS_PER_MINUTE: '10000000' })
  await worker.waitFor(WORKER_READY)
  return worker
}

/** What the world has none of: a mail that did not arrive, a file of text. Neither is in the inbox. */
const furtherMail = (now: number) =>
  [BOUNCE, NOTES].map((raw, index) => ({
    raw,
    labelIds: [],
    internalDate: now - (index + 1) * 20 * (hour / 60),
  }))

const NOTES = mailWithFiles({
  from: 'Camille Berthoud <camille@pignon.example>',
  to: LOTTE,
  subject: 'Notes de la visite',
  html: '<p>Bonjour Lotte,</p><p>Mes notes de la visite de mardi sont dans le fichier.</p><p>Camille</p>',
  files: [
    {
      name: 'notes-visite.txt',
      type: 'text/plain; charset=utf-8',
      bytes: Buffer.from(
        [
          'Visite à Deventer, mardi',
          '',
          'Moyeux dynamo : 120 paires, livraison en deux fois.',
          '  - 60 paires fin novembre, à Lyon',
          '  - 60 paires mi-décembre, à l’atelier de la Croix-Rousse',
          'Rayons : essayer la charge L24-1002 avant de commander.',
          'À demander à Bram : le délai pour les jantes percées à 28.',
          '',
        ].join('\n'),
      ),
    },
  ],
})
