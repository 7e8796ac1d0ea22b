/** "184 KB", "2.4 MB": in thousands, as Gmail counts. */
export function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** How much of a file is there: "18.6 of 22.4 MB", "412 KB of 2.4 MB". */
export function shareOf(bytes: number, of: number): string {
  const whole = sizeOf(of)
  const unit = whole.slice(whole.indexOf(' '))
  const part = sizeOf(bytes)
  return `${part.endsWith(unit) ? part.slice(0, -unit.length) : part} of ${whole}`
}
