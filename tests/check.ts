// `npm run check`: all that can be known without a database or a browser, in under a minute.
import { fileURLToPath } from 'node:url'
import { conclude, runTool, runVitest } from './steps.ts'
import type { Results } from './support/results.ts'

/** Runs the checks, two at a time. */
export async function check(): Promise<Results[]> {
  return (
    await Promise.all([
      inTurn(
        () =>
          runTool('Format and lint', {
            tool: 'biome',
            args: ['ci', '--error-on-warnings', '--colors=off', '--max-diagnostics=50'],
          }),
        () => runTool('Types of routes', { tool: 'next', args: ['typegen'] }),
        () => runTool('Types', { tool: 'tsc', args: ['--noEmit'] }),
      ),
      inTurn(
        () => runVitest('Unit tests', ['unit']),
        () => runTool('Unused code', { tool: 'knip', args: ['--no-progress'] }),
      ),
    ])
  ).flat()
}

async function inTurn(...steps: (() => Promise<Results>)[]): Promise<Results[]> {
  const results: Results[] = []
  for (const step of steps) results.push(await step())
  return results
}

if (process.argv[1] === fileURLToPath(import.meta.url)) conclude(await check())
