'use client'

import dynamic from 'next/dynamic'
import { useEffect } from 'react'
import { useShortcuts } from '#/components/keys/use-shortcuts.ts'
import { beWriter, openComposer, reopenComposers, useComposers } from './composers.ts'

// with the editor, which nobody needs before something is written
const ComposerStack = dynamic(() => import('./composer-stack.tsx').then((module) => module.ComposerStack), {
  ssr: false,
})

/** What the editor itself listens to: here to be known. With Ctrl where there is no ⌘. */
const WRITING = [
  { keys: 'mod+enter', words: 'Send', run: () => undefined },
  { keys: 'mod+shift+enter', words: 'Send and archive', run: () => undefined },
]

/** Opens mail to write from anywhere, and holds its windows. Once, in the shell. What was open before a reload, or was never saved, opens again. */
export function ComposeOpener({ person, undoSeconds }: { person: number; undoSeconds: number }) {
  const windows = useComposers().some(({ threadId }) => threadId === null)
  useShortcuts('Anywhere', [{ keys: 'c', words: 'Write a mail', run: () => openComposer({ kind: 'new' }) }])
  useShortcuts('While writing', WRITING)
  useEffect(() => beWriter({ id: person, undoSeconds }), [person, undoSeconds])
  useEffect(() => {
    reopenComposers()
    void import('./open-unsaved.ts').then(({ openUnsaved }) => openUnsaved())
  }, [])
  return windows && <ComposerStack />
}
