/** A fault on demand: which calls it meets, and what happens to them. Without `times` it lasts until the faults are cleared. */
export type Fault = {
  /** What the journal calls it. */
  name?: string
  match: { path?: RegExp; method?: string; mailbox?: string }
  kind: (typeof FAULT_KINDS)[number]
  status: number
  reason?: string
  message?: string
  body?: unknown
  ms: number
  times: number
  /** Which share of the calls that match it meets, from 0 to 1. The seed and the order of the calls decide which. */
  chance: number
}

/**
 * lost_answer: the change is made, and the connection dies without a byte. cut: it dies in the middle of the body; in a resumable upload, of the
 * body that goes up, of which half is kept.
 */
export const FAULT_KINDS = ['status', 'latency', 'cut', 'truncate', 'lost_answer'] as const

export type Faults = {
  add(faults: Fault[]): void
  clear(): void
  /** The faults that meet this call now: every latency, and the first of another kind. Each use is counted. */
  meet(call: { method: string; path: string; mailbox?: string | undefined }): Fault[]
}

/** `draw` gives numbers from 0 up to 1, for faults that leave it to chance. */
export function createFaults(draw: () => number): Faults {
  let faults: Fault[] = []
  return {
    add(more) {
      faults.push(...more)
    },
    clear() {
      faults = []
    },
    meet(call) {
      const met: Fault[] = []
      for (const fault of faults) {
        const { path, method, mailbox } = fault.match
        if (path && !path.test(call.path)) continue
        if (method && method.toUpperCase() !== call.method) continue
        if (mailbox && mailbox.toLowerCase() !== call.mailbox?.toLowerCase()) continue
        if (fault.kind !== 'latency' && met.some((other) => other.kind !== 'latency')) continue
        if (fault.chance < 1 && draw() >= fault.chance) continue
        fault.times -= 1
        met.push(fault)
      }
      faults = faults.filter((fault) => fault.times > 0)
      return met
    },
  }
}
