import { type Database, openDatabase } from '#/db/client.ts'
import { keyRing, seal } from '#/lib/crypto.ts'
import { grantPurpose } from '#/lib/gmail/client.ts'
import type { TestGoogle } from '#/tests/support/google.ts'
import type { Ids, Who } from './access-table.ts'
import { addMailbox, addMessage, labelRow, type Mailbox } from './mailroom.ts'
import { addPerson, openSession } from './team.ts'
import { startWeb, type Web } from './web.ts'

/** Stands in Lotte's mail and in its file, and nowhere else. */
export const SECRET = 'Zwijgplicht-4711'

/** The web server over a small team, with a session open for each kind of person. */
export type House = { web: Web; ids: Ids; cookies: Record<Who, string>; stop(): Promise<void> }

const kept = globalThis as { lilacDatabase?: Database }

export async function furnishHouse(google: TestGoogle, env: Record<string, string> = {}): Promise<House> {
  const web = await startWeb({ googleUrl: google.url, env })
  kept.lilacDatabase = openDatabase(web.databaseUrl, { max: 1, name: 'test' })
  const { sql } = web
  await sql`insert into workspace (name) values ('Spaakwerk')`
  const owner = await addPerson(sql, 'Noor', 'owner')
  const gone = await addPerson(sql, 'Wim')
  const person = await addPerson(sql, 'Sietse')
  const lotte = await addMailbox('Lotte')
  const bram = await addMailbox('Bram')
  const [invitation] = await sql`
    insert into invitations (email, role, invited_by) values ('giada@spaakwerk.example', 'member', ${owner}) returning id`
  const [imageSender] = await sql`
    insert into image_senders (user_id, email) values (${lotte.viewer.userId}, 'news@velorama.example') returning id`
  const [action] = await sql`
    insert into mail_actions (user_id, key, kind, state) values (${lotte.viewer.userId}, gen_random_uuid(), 'archive', 'applied') returning id`
  const cookies = {
    stranger: 'lilac.session=nobodys',
    deactivated: await openSession(sql, gone),
    member: await openSession(sql, bram.viewer.userId),
    owner: await openSession(sql, owner),
    mailOwner: await openSession(sql, lotte.viewer.userId),
  }
  await sql`update users set deactivated_at = now() where id = ${gone}` // the session is left there on purpose
  return {
    web,
    cookies,
    ids: {
      mailbox: lotte.id,
      person,
      invitation: Number(invitation?.id),
      imageSender: Number(imageSender?.id),
      action: Number(action?.id),
      label: await labelRow(lotte.id, 'Klanten'),
      ...(await receiveMail(google, web, lotte)),
      ...(await beginMail(web, lotte)),
      ...(await keepTemplate(web, lotte)),
    },
    async stop() {
      await kept.lilacDatabase?.$client.end()
      await web.stop()
    },
  }
}

/** A mail with a file and a picture, at Google and stored as a sync would store it, and access to fetch the file. */
async function receiveMail(google: TestGoogle, web: Web, mailbox: Mailbox) {
  const { sql, env } = web
  const client = { clientId: env.GOOGLE_CLIENT_ID ?? '', clientSecret: env.GOOGLE_CLIENT_SECRET ?? '' }
  await google.control('clients', { ...client, redirectUris: [`${web.origin}/api/auth/callback/google`] })
  await google.control('people', { people: [{ email: mailbox.address, name: 'Lotte' }] })
  const grant = await google.control<{ refreshToken: string; sub: string }>('grant', {
    clientId: client.clientId,
    email: mailbox.address,
  })
  const sealed = seal(keyRing(env.ENCRYPTION_KEY ?? ''), grantPurpose(mailbox.id), grant.refreshToken)
  await sql`update mailboxes set sealed_refresh_token = ${sealed}, issuer = ${google.url}, subject = ${grant.sub} where id = ${mailbox.id}`
  const { ids } = await google.control<{ ids: string[] }>('messages', {
    mailbox: mailbox.address,
    messages: [
      { raw: Buffer.from(MAIL).toString('base64url'), labelIds: ['INBOX'], internalDate: Date.parse(AT) },
    ],
  })
  const { id: message, threadId: thread } = await addMessage(mailbox, {
    thread: 'a',
    at: AT,
    subject: SECRET,
    text: SECRET,
    html: `<p>${SECRET}</p>`,
  })
  await sql`update messages set gmail_id = ${ids[0] ?? ''} where id = ${message}`
  await sql`insert into inline_images (hash, type, bytes) values ('a', 'image/gif', ${Buffer.from(SECRET)})`
  const [file, picture] = await sql`
    insert into attachments (message_id, part_id, content_id, name, type, size, inline, image_hash, bytes_kind) values
      (${message}, '1', null, 'geheim.txt', 'text/plain', ${SECRET.length}, false, null, 'text'),
      (${message}, '2', 'picture', 'picture.gif', 'image/gif', ${SECRET.length}, true, 'a', 'raster') returning id`
  return { message, thread, file: Number(file?.id), picture: Number(picture?.id) }
}

/** A mail that she writes, with a file. */
async function beginMail({ sql }: Web, mailbox: Mailbox) {
  const [draft] = await sql`
    insert into drafts (user_id, mailbox_id, key, kind, from_email, subject, html)
    values (${mailbox.viewer.userId}, ${mailbox.id}, gen_random_uuid(), 'new', ${mailbox.address}, ${SECRET}, ${SECRET}) returning id`
  const [file] = await sql`
    insert into outgoing_files (draft_id, key, name, type, size, received)
    values (${Number(draft?.id)}, gen_random_uuid(), 'geheim.txt', 'text/plain', ${SECRET.length}, ${SECRET.length}) returning id`
  await sql`insert into outgoing_file_chunks (file_id, start, bytes) values (${Number(file?.id)}, 0, ${Buffer.from(SECRET)})`
  const [other] = await sql`
    insert into drafts (user_id, mailbox_id, key, kind, from_email, subject, state)
    values (${mailbox.viewer.userId}, ${mailbox.id}, gen_random_uuid(), 'new', ${mailbox.address}, ${SECRET}, 'queued') returning id`
  const [queued] = await sql`
    insert into outbox (draft_id, mailbox_id, user_id, send_at, version)
    values (${Number(other?.id)}, ${mailbox.id}, ${mailbox.viewer.userId}, now() + interval '1 hour', 1) returning id`
  return { draft: Number(draft?.id), draftFile: Number(file?.id), outbox: Number(queued?.id) }
}

/** A template of her own with a file, in a folder of everybody's, and a variable. */
async function keepTemplate({ sql }: Web, { viewer }: Mailbox) {
  const [folder] = await sql`insert into template_folders (name) values ('Inkoop') returning id`
  const [template] = await sql`
    insert into templates (folder_id, owner_id, name, subject, html)
    values (${Number(folder?.id)}, ${viewer.userId}, ${SECRET}, ${SECRET}, ${SECRET}) returning id`
  const [file] = await sql`
    insert into outgoing_files (template_id, key, name, type, size, received)
    values (${Number(template?.id)}, gen_random_uuid(), 'geheim.txt', 'text/plain', ${SECRET.length}, ${SECRET.length}) returning id`
  await sql`insert into outgoing_file_chunks (file_id, start, bytes) values (${Number(file?.id)}, 0, ${Buffer.from(SECRET)})`
  await sql`insert into template_variables (user_id, name, value) values (${viewer.userId}, 'geheim', ${SECRET})`
  return { template: Number(template?.id), templateFile: Number(file?.id), folder: Number(folder?.id) }
}

const AT = '2026-11-20T10:00:00Z'

const MAIL = [
  'From: Camille <camille@pignon.example>',
  'To: lotte@spaakwerk.example',
  `Subject: ${SECRET}`,
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=x',
  '',
  '--x',
  'Content-Type: text/plain',
  '',
  SECRET,
  '--x',
  'Content-Type: text/plain; name=geheim.txt',
  'Content-Disposition: attachment; filename=geheim.txt',
  '',
  SECRET,
  '--x--',
].join('\r\n')
