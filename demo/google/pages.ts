import type { Person } from './mailbox.ts'
import { ALWAYS_GRANTED, SCOPE_WORDS } from './scopes.ts'

/** Whom to sign in as. `hint` is an address that was asked for but is nobody's here. */
export function chooserPage(url: URL, people: Person[], hint: string): string {
  const entries = people
    .map(
      (person) => `<li><button type="submit" name="person" value="${escaped(person.sub)}">
<strong>${escaped(person.name)}</strong><span>${escaped(person.email)}</span></button></li>`,
    )
    .join('\n')
  const none = people.length === 0 ? '<p>Nobody has an account here yet.</p>' : ''
  const unknown = hint ? `<p>${escaped(hint)} has no account here. Choose another one.</p>` : ''
  return page(
    'Choose an account',
    `${unknown}${none}<form method="post" action="${actionOf(url)}"><ul>${entries}</ul>
<p class="actions"><button type="submit" name="answer" value="cancel" class="quiet">Cancel</button></p></form>`,
  )
}

/** What to allow: a tick for each scope beyond signing in. */
export function consentPage(url: URL, client: string, person: Person, scopes: string[]): string {
  const asked = scopes.filter((scope) => !ALWAYS_GRANTED.has(scope))
  const ticks = asked
    .map(
      (scope) => `<li><label><input type="checkbox" name="scope" value="${escaped(scope)}" checked>
<span>${escaped(SCOPE_WORDS[scope] ?? scope)}</span></label></li>`,
    )
    .join('\n')
  const choices = ticks
    ? `<fieldset><legend>Select what ${escaped(client)} can access</legend><ul>${ticks}</ul></fieldset>`
    : ''
  return page(
    `${client} wants to access your account`,
    `<p>${escaped(person.name)} (${escaped(person.email)})</p>
<p>It will see your name and email address.</p>
<form method="post" action="${actionOf(url)}"><input type="hidden" name="person" value="${escaped(person.sub)}">
${choices}
<p class="actions"><button type="submit" name="answer" value="cancel" class="quiet">Cancel</button>
<button type="submit" name="answer" value="allow" class="main">Continue</button></p></form>`,
  )
}

export function errorPage(title: string, sentence: string): string {
  return page('Access blocked', `<p>${escaped(sentence)}</p><p><strong>${escaped(title)}</strong></p>`)
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} – local Google</title><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><main><p class="sign">Local Google, for demo and tests</p><h1>${escaped(title)}</h1>
${content}
</main></body>
</html>`
}

const STYLE = `
:root { color-scheme: light dark; --back: #f3f4f6; --card: #fff; --text: #1d1f23; --soft: #53575f; --line: #c9ccd2; --main: #1a56c4; --on-main: #fff }
@media (prefers-color-scheme: dark) {
  :root { --back: #17181b; --card: #212327; --text: #eceef1; --soft: #b0b5bd; --line: #4a4e56; --main: #8ab4f8; --on-main: #10233f }
}
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, sans-serif }
main { width: min(30rem, calc(100vw - 2rem)); margin: 1rem; padding: 2rem; background: var(--card); border: 1px solid var(--line); border-radius: 12px }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere }
.sign { margin: 0 0 1.5rem; color: var(--soft); font-size: .875rem }
ul { list-style: none; margin: 0; padding: 0 }
fieldset { margin: 1rem 0 0; padding: 0; border: 0 }
legend { padding: 0 0 .5rem; font-weight: 600 }
li button { display: flex; flex-direction: column; width: 100%; padding: .625rem .75rem; text-align: left; border: 0; border-bottom: 1px solid var(--line); background: none; color: inherit; font: inherit; cursor: pointer }
li button span { color: var(--soft); font-size: .875rem }
li button:hover { background: var(--back) }
label { display: flex; gap: .75rem; padding: .625rem 0; border-bottom: 1px solid var(--line) }
input[type=checkbox] { flex: none; width: 1.125rem; height: 1.125rem; margin: .1875rem 0 0; accent-color: var(--main) }
.actions { display: flex; justify-content: flex-end; gap: .75rem; margin: 1.5rem 0 0 }
.actions button { padding: .5rem 1.25rem; border: 1px solid var(--line); border-radius: 999px; background: none; color: inherit; font: inherit; cursor: pointer }
.actions .main { background: var(--main); border-color: var(--main); color: var(--on-main) }
:focus-visible { outline: 3px solid var(--main); outline-offset: 2px }
`

function actionOf(url: URL): string {
  return escaped(url.pathname + url.search)
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
