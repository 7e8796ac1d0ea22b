'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { focusPane } from './panes.ts'
import { pressKey } from './press-key.ts'
import { showKeySheet, switchSingleKeys, useKeys } from './registry.ts'
import { SequenceHint } from './sequence-hint.tsx'
import { useShortcuts } from './use-shortcuts.ts'

/** A chunk of its own: the page is read without it. */
const KeySheet = dynamic(() => import('./key-sheet.tsx').then((module) => module.KeySheet), { ssr: false })

/** Listens for the keys of the page and shows which there are. Once, in the shell. `single`: the person wants keys of one character. */
export function Keys({ single }: { single: boolean }) {
  const { sheet } = useKeys()
  const [asked, setAsked] = useState(false) // once there, it stays, so that the focus goes back when it closes
  if (sheet && !asked) setAsked(true)
  useEffect(() => switchSingleKeys(single), [single])
  useEffect(() => {
    document.addEventListener('keydown', pressKey)
    return () => document.removeEventListener('keydown', pressKey)
  }, [])
  useShortcuts('Anywhere', [
    { keys: 'f6', words: 'Next part of the page', run: () => focusPane(1) },
    { keys: 'shift+f6', words: 'The part before', run: () => focusPane(-1) },
    { keys: '?', words: 'These keys', run: () => showKeySheet(true) },
  ])
  return (
    <>
      <SequenceHint />
      {asked && <KeySheet />}
    </>
  )
}
