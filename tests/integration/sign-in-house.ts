import { startGoogle, type TestGoogle } from '#/tests/support/google.ts'
import { type Answers, goThroughGoogle } from './at-google.ts'
import { type FalseGoogle, startFalseGoogle } from './false-google.ts'
import { Visitor } from './visitor.ts'
import { startWeb, type Web } from './web.ts'

/** The web server, with a Google in which Spaakwerk's people have accounts. */
export type House = {
  web: Web
  google: TestGoogle
  /** What stands between them, and can make Google's answers wrong. */
  between: FalseGoogle
  visitor(): Visitor
  stop(): Promise<void>
}

const PEOPLE = ['Noor', 'Bram', 'Lotte', 'Wim', 'Sietse', 'Giada']

/** Somebody's address at Spaakwerk. */
export const at = (name: string) => `${name.toLowerCase()}@spaakwerk.example`

export async function openHouse(env: Record<string, string> = {}): Promise<House> {
  const google = await startGoogle()
  const between = await startFalseGoogle(google.url)
  const web = await startWeb({ googleUrl: between.url, env })
  await google.control('clients', {
    clientId: web.env.GOOGLE_CLIENT_ID,
    clientSecret: web.env.GOOGLE_CLIENT_SECRET,
    redirectUris: [`${web.origin}/api/auth/callback/google`],
  })
  await google.control('people', {
    people: [
      ...PEOPLE.map((name) => ({ email: at(name), name })),
      { email: 'camille@pignon.example', name: 'Camille Berthoud' },
      { email: 'tobias.krell@mailbox.example', name: 'Tobias Krell', hd: null },
    ],
  })
  return {
    web,
    google,
    between,
    visitor: () => new Visitor(web.address),
    async stop() {
      await web.stop()
      await between.stop()
      await google.stop()
    },
  }
}

/** Presses the button of the sign-in page and answers Google. Gives what the way back answered, and which pages Google showed. */
export async function signIn(
  visitor: Visitor,
  answers: Answers,
  fields: Record<string, string> = { to: '/' },
): Promise<{ response: Response; pages: string[]; back: string }> {
  const there = await visitor.submit('/api/auth/signin/google', fields)
  const { back, pages } = await goThroughGoogle(there.headers.get('location') ?? '', answers)
  return { response: await visitor.get(pathIn(back)), pages, back }
}

/** Signs in somebody who must get in. */
export async function signedIn(house: House, name: string): Promise<Visitor> {
  const visitor = house.visitor()
  const { response } = await signIn(visitor, { email: at(name) })
  if (response.headers.get('location') !== `${house.web.origin}/`)
    throw new Error(`${name} was sent to ${response.headers.get('location')}`)
  return visitor
}

export const pathIn = (address: string) => new URL(address).pathname + new URL(address).search

/** How many rows each table that sign-in writes has. */
export async function counts({ web }: House): Promise<Record<string, number>> {
  const [row] = await web.sql`
    select (select count(*)::int from users) as users, (select count(*)::int from auth_accounts) as accounts,
           (select count(*)::int from auth_sessions) as sessions, (select count(*)::int from mailboxes) as mailboxes,
           (select count(*)::int from workspace) as workspaces, (select count(*)::int from audit_log) as audits`
  return { ...row }
}

/** Begins anew: nobody has ever signed in. */
export async function emptyHouse({ web, between }: House): Promise<void> {
  between.twist({})
  await web.sql`truncate workspace, users, auth_accounts, auth_sessions, invitations, audit_log, mailboxes, events restart identity cascade`
}
