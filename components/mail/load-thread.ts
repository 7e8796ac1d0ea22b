import { callApi } from '#/lib/api/client.ts'
import type { OpenThread, Place } from '#/lib/mail/types.ts'

const MOST = 20 // of one question, as the API allows

type Waiting = {
  id: number
  place: Place
  resolve(thread: OpenThread | null): void
  reject(error: unknown): void
}

let waiting: Waiting[] = []

/** Reads a thread. What is asked for in the same moment goes in one question. */
export function loadThread(id: number, place: Place): Promise<OpenThread | null> {
  return new Promise((resolve, reject) => {
    if (waiting.length === 0) queueMicrotask(ask)
    waiting.push({ id, place, resolve, reject })
  })
}

function ask(): void {
  const asked = waiting
  waiting = []
  for (const place of ['mail', 'trash', 'spam'] as const) {
    const here = asked.filter((one) => one.place === place)
    for (let start = 0; start < here.length; start += MOST)
      void askFor(place, here.slice(start, start + MOST))
  }
}

async function askFor(place: Place, asked: Waiting[]): Promise<void> {
  try {
    const ids = [...new Set(asked.map(({ id }) => id))]
    const threads = await callApi<OpenThread[]>(
      'GET',
      `/api/v1/threads/open?ids=${ids.join(',')}&place=${place}`,
    )
    const byId = new Map(threads.map((thread) => [thread.id, thread]))
    for (const { id, resolve } of asked) resolve(byId.get(id) ?? null)
  } catch (error) {
    for (const { reject } of asked) reject(error)
  }
}
