'use client'

import { Button } from '#/components/ui/button.tsx'
import { showKeySheet } from './registry.ts'

/** Opens the list of all keys. */
export function KeySheetButton() {
  return (
    <Button onClick={() => showKeySheet(true)} className="mt-3">
      Show all keys
    </Button>
  )
}
