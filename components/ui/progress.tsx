/** How far something is, 0 to 1. The number before the bar is the caller's; `label` says it whole for a screen reader. */
export function Progress({ label, value }: { label: string; value: number }) {
  return (
    <progress
      aria-label={label}
      max={1}
      value={Math.min(1, Math.max(0, value))}
      className="bar block h-1 w-full overflow-hidden rounded-full"
    />
  )
}
