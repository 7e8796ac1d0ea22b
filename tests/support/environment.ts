/** How the product is known at the local Google in tests. */
export const TEST_CLIENT = {
  clientId: 'lilac-test.apps.googleusercontent.com',
  clientSecret: 'a-client-secret-for-tests',
}

/** A complete environment for a process of the product, and nothing of the machine's own but what a process needs to start. */
export function testEnvironment(options: {
  databaseUrl: string
  googleUrl: string
  /** The product's own origin; needed only where somebody signs in. */
  origin?: string
  /** Further variables, or others instead of these. */
  extra?: Record<string, string>
}): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_DIST_DIR: '.next-test',
    DATABASE_URL: options.databaseUrl,
    NEXTAUTH_URL: options.origin ?? 'http://localhost:3000',
    NEXTAUTH_SECRET: 'a-secret-for-tests-that-is-long-enough',
    GOOGLE_CLIENT_ID: TEST_CLIENT.clientId,
    GOOGLE_CLIENT_SECRET: TEST_CLIENT.clientSecret,
    GOOGLE_BASE_URL: options.googleUrl,
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    GMAIL_POLL_SECONDS: '1',
    SEND_LOOK_SECONDS: '0.2',
    ...options.extra,
  }
}
