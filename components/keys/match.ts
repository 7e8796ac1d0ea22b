/** What a press means among the keys that are known: run one, wait for what follows, or nothing of ours. */
export type Match = { kind: 'run'; keys: string } | { kind: 'wait'; first: string } | { kind: 'none' }

/** `first` is the beginning of a sequence that was pressed just before ("g" of "g i"), null for none. A key that does not go on with it counts by itself. */
export function matchKeys(first: string | null, combo: string, known: string[]): Match {
  const sequence = `${first} ${combo}`
  if (first !== null && known.includes(sequence)) return { kind: 'run', keys: sequence }
  if (known.includes(combo)) return { kind: 'run', keys: combo }
  if (known.some((keys) => keys.startsWith(`${combo} `))) return { kind: 'wait', first: combo }
  return { kind: 'none' }
}
