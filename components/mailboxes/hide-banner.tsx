'use client'

import { X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Tooltip } from '#/components/ui/tooltip.tsx'
import { callApi } from '#/lib/api/client.ts'
import type { TroubleKind } from '#/lib/sync/types.ts'

/** Puts a banner away until tomorrow. The mark on the rail stays, and the page that says more. */
export function HideBanner({ path, kind }: { path: string; kind?: TroubleKind }) {
  const router = useRouter()
  const [failed, setFailed] = useState(false)

  async function hide() {
    setFailed(false)
    try {
      await callApi('DELETE', path, { kind })
      router.refresh()
    } catch {
      setFailed(true)
    }
  }

  return (
    <>
      {failed && (
        <span role="alert" className="text-xs text-danger-ink">
          Could not hide this.
        </span>
      )}
      <Tooltip text="Hide until tomorrow">
        <button
          type="button"
          aria-label="Hide until tomorrow"
          onClick={hide}
          className="flex size-7 shrink-0 items-center justify-center rounded-md text-ink-2 hover:bg-hover hover:text-ink max-sm:size-10"
        >
          <X aria-hidden className="size-3.5" strokeWidth={1.75} />
        </button>
      </Tooltip>
    </>
  )
}
