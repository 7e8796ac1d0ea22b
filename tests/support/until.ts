import { setTimeout as pause } from 'node:timers/promises'

const LOOK_EVERY_MS = 15

/** Waits until something is so, looking again and again. Throws after `within` ms, naming what it waited for. */
export async function until(
  isSo: () => Promise<boolean>,
  { of, within }: { of: string; within: number },
): Promise<void> {
  const end = Date.now() + within
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Waited ${within / 1000} s in vain for ${of}`)
    await pause(LOOK_EVERY_MS)
  }
}
