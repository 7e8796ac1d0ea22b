import { useState } from 'react'

/** What a mail answers, behind "…": it goes along unless it is taken out. Nothing in it runs or is fetched from elsewhere. */
export function Quoted({ html, onRemove }: { html: string; onRemove: () => void }) {
  const [open, setOpen] = useState(false)
  return (
    <div className="px-4 pb-3 max-sm:px-3">
      <div className="flex items-center gap-2">
        <button
          type="button"
          aria-expanded={open}
          aria-label="Quoted text"
          title="Quoted text"
          onClick={() => setOpen(!open)}
          className="flex h-5 w-8 items-center justify-center rounded-sm bg-pressed text-2xs font-semibold text-ink-2 hover:text-ink max-sm:h-10 max-sm:w-12"
        >
          …
        </button>
        {open && (
          <button
            type="button"
            onClick={onRemove}
            className="text-xs text-accent-ink hover:underline max-sm:h-10"
          >
            Send without the quote
          </button>
        )}
      </div>
      {open && (
        <iframe
          title="Quoted text"
          sandbox=""
          srcDoc={`<body style="margin:8px 0;font:14px/22px system-ui,sans-serif;background:#fff;color:#222">${html}</body>`}
          className="mt-2 h-56 w-full rounded-md border border-line bg-surface"
        />
      )}
    </div>
  )
}
