import { defineConfig } from 'vitest/config'
import { resultsReporter } from './tests/support/results.ts'

const withPostgres = {
  globalSetup: ['tests/support/global-setup.ts'],
  testTimeout: 60_000, // ms; each starts processes of its own and waits for what they do
  hookTimeout: 60_000,
}

export default defineConfig({
  test: {
    reporters: process.env.TEST_RESULTS
      ? ['default', resultsReporter(process.env.TEST_RESULTS)]
      : ['default'],
    maxWorkers: 3, // on two cores: most tests wait for processes that they started
    testTimeout: 30_000, // ms; a slow machine is not a fault
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{app,components,db,demo,lib,jobs,tests}/**/*.test.{ts,tsx}'],
          exclude: ['tests/{integration,contract}/**'],
        },
      },
      {
        extends: true,
        test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], ...withPostgres },
      },
      {
        extends: true,
        test: { name: 'integration', include: ['tests/integration/**/*.test.ts'], ...withPostgres },
      },
    ],
  },
})
