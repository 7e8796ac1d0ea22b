// biome-ignore lint/style/noRestrictedImports: this runs before setup on a Node that does not know #/ yet
import { startAfterSetup } from '../demo/setup.mjs'

await startAfterSetup('tests/run.ts')
