import { writeFileSync } from 'node:fs'
import type { Reporter, TestCase, TestModule } from 'vitest/node'

/** What one part of a run came to. */
export type Results = { passed: number; failed: number; skipped: { name: string; reason: string }[] }

/** For a run by tests/run.ts: writes what vitest found into the file that it names. A file that could not be loaded counts as one failed test. */
export function resultsReporter(file: string): Reporter {
  return {
    onTestRunEnd(modules, unhandled) {
      const results: Results = { passed: 0, failed: unhandled.length, skipped: [] }
      for (const module of modules) {
        if (module.errors().length > 0) results.failed += 1
        for (const test of module.children.allTests()) count(results, module, test)
      }
      writeFileSync(file, JSON.stringify(results))
    },
  }
}

function count(results: Results, module: TestModule, test: TestCase): void {
  const result = test.result()
  if (result.state === 'passed') results.passed += 1
  else if (result.state === 'skipped')
    results.skipped.push({
      name: `${module.relativeModuleId}: ${test.fullName}`,
      reason: result.note ?? 'no reason given',
    })
  else results.failed += 1
}
