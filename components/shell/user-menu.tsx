'use client'

import { Keyboard, LogOut, Settings } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { showKeySheet } from '#/components/keys/registry.ts'
import { signOut } from '#/components/session/sign-out.ts'
import { Avatar } from '#/components/ui/avatar.tsx'
import { classes } from '#/components/ui/classes.ts'
import { Menu, MenuItem, MenuKeys, MenuNote } from '#/components/ui/menu.tsx'
import type { Viewer } from '#/lib/access/types.ts'

/** Who is signed in, and what belongs to them: settings, signing out. */
export function UserMenu({
  viewer,
  named = false,
  side,
}: {
  viewer: Viewer
  named?: boolean
  side: 'top' | 'right'
}) {
  const [problem, setProblem] = useState<string>()

  async function leave() {
    setProblem(undefined)
    try {
      await signOut()
    } catch {
      setProblem('Could not sign you out. Try again.')
    }
  }

  return (
    <>
      {problem && (
        <p role="alert" className="px-2 py-1 text-xs text-danger-ink">
          {problem}
        </p>
      )}
      <Menu
        label="You"
        side={side}
        align={named ? 'start' : 'end'}
        trigger={
          <button
            type="button"
            className={classes(
              'flex items-center gap-2 rounded-md hover:bg-hover data-[state=open]:bg-pressed',
              named ? 'h-8 min-w-0 flex-1 px-1.5 text-left' : 'size-10 justify-center',
            )}
          >
            <Avatar name={viewer.name} seed={viewer.email} size={named ? 20 : 28} />
            <span className={named ? 'min-w-0 flex-1 truncate text-ink-2' : 'sr-only'}>{viewer.name}</span>
          </button>
        }
      >
        <MenuNote>{viewer.email}</MenuNote>
        <MenuItem asChild>
          <Link href="/settings/look">
            <Settings aria-hidden className="size-4" strokeWidth={1.75} />
            Settings
          </Link>
        </MenuItem>
        <MenuItem onSelect={() => showKeySheet(true)}>
          <Keyboard aria-hidden className="size-4" strokeWidth={1.75} />
          Keys
          <MenuKeys>?</MenuKeys>
        </MenuItem>
        <MenuItem onSelect={leave}>
          <LogOut aria-hidden className="size-4" strokeWidth={1.75} />
          Sign out
        </MenuItem>
      </Menu>
    </>
  )
}
