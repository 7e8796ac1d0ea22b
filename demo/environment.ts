import type { DemoState } from './state.ts'

/** What a process needs of the machine, and nothing of the person's own settings: a DATABASE_URL in the shell is another product's. */
export function machineEnvironment(): Record<string, string> {
  const names = ['PATH', 'HOME', 'USERPROFILE', 'SYSTEMROOT', 'TMPDIR', 'TEMP', 'TMP', 'TZ']
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
}

/** Every variable of the product. One that is left out would come from a .env file where there is one; an empty one counts as unset. */
export function productEnvironment(options: {
  state: DemoState
  databaseUrl: string
  googleUrl: string
  origin: string
  /** The folder of the production build. */
  build: string
  allowedDomain: string
}): Record<string, string> {
  const { state } = options
  return {
    ...machineEnvironment(),
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_DIST_DIR: options.build,
    DATABASE_URL: options.databaseUrl,
    DIRECT_DATABASE_URL: '',
    NEXTAUTH_URL: options.origin,
    NEXTAUTH_SECRET: state.nextauthSecret,
    GOOGLE_CLIENT_ID: state.clientId,
    GOOGLE_CLIENT_SECRET: state.clientSecret,
    GOOGLE_BASE_URL: options.googleUrl,
    ENCRYPTION_KEY: state.encryptionKey,
    ENCRYPTION_KEYS_OLD: '',
    REMOTE_IMAGE_ALLOW: new URL(options.googleUrl).host, // where the world's senders have their pictures
    ALLOWED_DOMAINS: options.allowedDomain,
    GMAIL_UNITS_PER_MINUTE: '',
    GMAIL_CONCURRENCY: '',
    GMAIL_POLL_SECONDS: '5', // new mail shows while one looks
  }
}
