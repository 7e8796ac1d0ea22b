/** The four petals. Decoration: the name stands beside it, or the link around it has one. */
export function Mark({ className = 'size-5' }: { className?: string }) {
  return (
    <svg aria-hidden="true" className={`shrink-0 fill-accent ${className}`} viewBox="0 0 20 20">
      <path d="M9.4 9.4C5.6 9.4 2.6 7.6 2.6 4.9c0-1.3 1-2.3 2.3-2.3 2.7 0 4.5 3 4.5 6.8Z" />
      <path opacity=".62" d="M10.6 9.4c0-3.8 1.8-6.8 4.5-6.8 1.3 0 2.3 1 2.3 2.3 0 2.7-3 4.5-6.8 4.5Z" />
      <path opacity=".62" d="M9.4 10.6c0 3.8-1.8 6.8-4.5 6.8a2.3 2.3 0 0 1-2.3-2.3c0-2.7 3-4.5 6.8-4.5Z" />
      <path d="M10.6 10.6c3.8 0 6.8 1.8 6.8 4.5 0 1.3-1 2.3-2.3 2.3-2.7 0-4.5-3-4.5-6.8Z" />
    </svg>
  )
}
