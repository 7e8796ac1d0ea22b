import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium, type Page, type Route } from '@playwright/test'
import { seconds } from '#/demo/progress.ts'
import { runBuild } from '#/tests/steps.ts'
import { WINDOWS } from '#/tests/support/axe.ts'
import { findBrowser } from '#/tests/support/browser.ts'
import { startTestServer } from '#/tests/support/database.ts'
import { type Seat, type Stage, setStage, THEMES } from './stage.ts'
import { lives, type State, type Who } from './state.ts'
import { states } from './states.ts'
import { takePicture } from './take.ts'

// `npm run pictures`: every page and state, in both themes and at four widths, into docs/pictures. Any words behind it are the states that are
// wanted, by their beginnings: npm run pictures -- inbox thread-long

const [PHONE, TABLET, SMALL, USUAL] = WINDOWS
const WIDTHS = [USUAL, SMALL, TABLET, PHONE] as const
const FOLDER = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))
const { positionals: wanted } = parseArgs({ allowPositionals: true })
const isWanted = ({ name }: State) => wanted.length === 0 || wanted.some((begin) => name.startsWith(begin))

const began = Date.now()
const build = await runBuild('Production build', '.next-test') // made anew only where the sources have changed
if (build.failed > 0) process.exit(1)
const server = await startTestServer()
process.env.TEST_POSTGRES_URL = server.url
const browser = await chromium.launch(await findBrowser())
const stage = await setStage(browser)
const taken = new Map<string, number>() // bytes, by name
try {
  const seats: Record<Who, Seat> = {
    lotte: await stage.seat(),
    bram: await stage.seat(),
    stranger: await stage.seat(),
  }
  for (const state of states)
    if (isWanted(state) || state.needed) await show(state, stage, seats[state.who ?? 'lotte'])
} finally {
  await browser.close()
  await stage.strike()
  await server.stop()
}
if (wanted.length === 0 && !process.exitCode) removeOthers()
const megabytes = [...taken.values()].reduce((sum, bytes) => sum + bytes, 0) / 1e6
console.log(`\n${taken.size} pictures, ${megabytes.toFixed(1)} MB, ${seconds(began, 0)}`)

/** A state that does not come about is said, with what the server said meanwhile, and the others still get their pictures. */
async function show(state: State, stage: Stage, seat: Seat): Promise<void> {
  const start = Date.now()
  const said = stage.product.web.output().length
  try {
    for (const theme of THEMES) await seat[theme].setViewportSize(WIDTHS[0])
    await state.before?.(stage, seat)
    if (isWanted(state)) await takeAll(state, stage, seat)
    await state.after?.(stage, seat)
    console.log(`  ✓ ${state.name.padEnd(28)} ${seconds(start, 1).padStart(7)}`)
  } catch (error) {
    process.exitCode = 1
    await clearUp(state, stage, seat)
    const [words] = (error instanceof Error ? error.message : String(error)).split('\n')
    console.log(`  ✗ ${state.name.padEnd(28)} ${words}`)
    console.log(stage.product.web.output().slice(said).trim())
  }
}

/** What is left of a state that did not come about is not for the next ones to show. */
async function clearUp(state: State, stage: Stage, seat: Seat): Promise<void> {
  try {
    for (const theme of THEMES) await seat[theme].unrouteAll({ behavior: 'ignoreErrors' })
    await state.after?.(stage, seat)
  } catch {
    // what kept it from coming about says more
  }
}

/** Both themes side by side, from the widest window down. */
async function takeAll(state: State, stage: Stage, seat: Seat): Promise<void> {
  const address = typeof state.at === 'function' ? await state.at(stage, seat) : state.at
  const each = state.each || state.api
  const begin = async (page: Page, width: number) => {
    if (state.api) await page.route(state.api.path, state.api.answers === 'failure' ? fail : () => undefined)
    if (address !== undefined) await page.goto(address)
    if (state.act) await lives(page)
    await state.act?.(page, width)
  }
  if (!each) await Promise.all(THEMES.map((theme) => begin(seat[theme], WIDTHS[0].width)))
  await state.meanwhile?.(stage)
  const themes = await Promise.allSettled(
    THEMES.map(async (theme) => {
      const page = seat[theme]
      for (const size of WIDTHS) {
        await page.setViewportSize(size)
        if (each) await begin(page, size.width)
        await state.see(page).waitFor()
        const name = `${state.name}-${size.width}-${theme}.webp`
        taken.set(name, await takePicture(page, join(FOLDER, name)))
        if (each) await page.unrouteAll({ behavior: 'ignoreErrors' })
      }
    }),
  )
  for (const theme of themes) if (theme.status === 'rejected') throw theme.reason
}

function fail(route: Route): Promise<void> {
  const error = { code: 'internal', message: 'Something broke on the server.' }
  return route.fulfill({ status: 500, json: { error } })
}

/** Pictures of states that are no more. */
function removeOthers(): void {
  for (const name of readdirSync(FOLDER)) if (!taken.has(name)) rmSync(join(FOLDER, name))
}
