const MAIL = 'https://mail.google.com/'
const PREFIX = 'https://www.googleapis.com/auth/'

/** Granted by signing in; the consent page names them but asks no tick. */
export const ALWAYS_GRANTED = new Set([
  'openid',
  'email',
  'profile',
  `${PREFIX}userinfo.email`,
  `${PREFIX}userinfo.profile`,
])

/** What the consent page says about each Gmail scope. */
export const SCOPE_WORDS: Record<string, string> = {
  [MAIL]: 'Read, compose, send and permanently delete all your email from Gmail',
  [`${PREFIX}gmail.modify`]: 'Read, compose and send emails from your Gmail account',
  [`${PREFIX}gmail.readonly`]: 'View your email messages and settings',
  [`${PREFIX}gmail.compose`]: 'Manage drafts and send emails',
  [`${PREFIX}gmail.send`]: 'Send email on your behalf',
  [`${PREFIX}gmail.insert`]: 'Add emails into your Gmail mailbox',
  [`${PREFIX}gmail.labels`]: 'See and edit your email labels',
  [`${PREFIX}gmail.metadata`]:
    'View your email message metadata such as labels and headers, but not the email body',
  [`${PREFIX}gmail.settings.basic`]: 'See, edit, create or change your email settings and filters in Gmail',
  [`${PREFIX}gmail.settings.sharing`]:
    'Manage your sensitive mail settings, including who can manage your mail',
}

const FULL_NAMES: Record<string, string> = {
  email: `${PREFIX}userinfo.email`,
  profile: `${PREFIX}userinfo.profile`,
}

/** The scopes in a request, in the long form that Google answers with; undefined when one is unknown. */
export function knownScopes(text: string): string[] | undefined {
  const scopes = [...new Set(text.split(/\s+/).filter(Boolean))].map((scope) => FULL_NAMES[scope] ?? scope)
  return scopes.every((scope) => ALWAYS_GRANTED.has(scope) || scope in SCOPE_WORDS) ? scopes : undefined
}

/** The scopes that open a method, by their short names; F is the whole mailbox. */
export function scopesNamed(names: string): Set<string> {
  return new Set(names.split(' ').map((name) => (name === 'F' ? MAIL : `${PREFIX}gmail.${name}`)))
}

/** Whether a token may see no more of mail than its headers: then searches and bodies are refused. */
export function onlyMetadata(scopes: string[]): boolean {
  const mail = scopes.filter((scope) => scope in SCOPE_WORDS && !BESIDE_MAIL.has(scope))
  return mail.every((scope) => scope === `${PREFIX}gmail.metadata`)
}

const BESIDE_MAIL = scopesNamed('labels send insert settings.basic settings.sharing')
