import { startAfterSetup } from './setup.mjs'

await startAfterSetup('demo/start.ts')
