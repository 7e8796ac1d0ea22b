import { expect, test } from 'vitest'
import { sha256 } from '#/lib/crypto.ts'
import { startWeb } from './web.ts'

test('a server that is asked to stop does so, though a page listens to it', async () => {
  const web = await startWeb()
  try {
    const [lotte] = await web.sql`
      insert into users (name, email, role) values ('Lotte', 'lotte@spaakwerk.example', 'owner') returning id`
    await web.sql`
      insert into auth_sessions (token_hash, user_id, expires_at)
      values (${sha256('token')}, ${lotte?.id}, now() + interval '1 hour')`
    const { body } = await fetch(`${web.address}/api/events`, { headers: { cookie: 'lilac.session=token' } })
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader?.read())?.value).toContain('retry')

    const asked = Date.now()
    await web.process.kill('SIGTERM')
    expect(Date.now() - asked).toBeLessThan(8_000)
    while (!(await reader?.read())?.done); // it was told of the end, not cut off
  } finally {
    await web.stop()
  }
})
