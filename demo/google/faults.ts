/** A fault on demand: which calls it meets, and what happens to them. Without `times` it lasts until the faults are cleared. */
export type Fault = {
  match: { path?: RegExp; method?: string; mailbox?: string }
  kind: (typeof FAULT_KINDS)[number]
  status: number
  reason?: string
  message?: string
  body?: unknown
  ms: number
  times: number
}

/** lost_answer: the change is made, and the connection dies without a byte. cut: it dies in the middle of the body. */
export const FAULT_KINDS = ['status', 'latency', 'cut', 'truncate', 'lost_answer'] as const

export type Faults = {
  add(faults: Fault[]): void
  clear(): void
  /** The faults that meet this call now: every latency, and the first of another kind. Each use is counted. */
  meet(call: { method: string; path: string; mailbox?: string | undefined }): Fault[]
}

export function createFaults(): Faults {
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
        fault.times -= 1
        met.push(fault)
      }
      faults = faults.filter((fault) => fault.times > 0)
      return met
    },
  }
}
