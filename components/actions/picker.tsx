'use client'

import { Popover } from 'radix-ui'
import { useRef } from 'react'
import { LabelPicker } from './label-picker.tsx'
import { SnoozeMenu } from './snooze-menu.tsx'
import type { ListActions } from './use-list-actions.ts'

/** A choice beside the control that it belongs to. */
export function PickerPanel({ actions }: { actions: ListActions }) {
  const { picker } = actions
  const anchor = useRef(picker?.at ?? null)
  if (!picker) return null
  anchor.current = picker.at
  const { kind, at, on } = picker
  return (
    <Popover.Root open onOpenChange={(open) => !open && actions.endPick()}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal container={document.querySelector('main')}>
        <Popover.Content
          aria-label={NAMES[kind]}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => {
            const first =
              event.currentTarget instanceof Element &&
              event.currentTarget.querySelector<HTMLElement>('[data-preset]')
            if (!first) return
            event.preventDefault()
            first.focus()
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (document.activeElement === document.body && at.isConnected) at.focus()
          }}
          className="fade-in z-50 flex max-h-[min(26rem,var(--radix-popover-content-available-height))] w-72 max-w-[calc(100vw-1rem)] flex-col overflow-hidden rounded-lg bg-raised shadow-pop outline-none"
        >
          {kind === 'snooze' || kind === 'remind' ? (
            <SnoozeMenu
              remind={kind === 'remind'}
              onChoose={(wish, until) => actions.putOff(wish, until, on)}
            />
          ) : (
            <LabelPicker
              key={on.map(({ id }) => id).join()}
              move={kind === 'move'}
              on={on}
              actions={actions}
            />
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

const NAMES = {
  label: 'Labels',
  move: 'Move to a label',
  snooze: 'Snooze',
  remind: 'Remind me if nobody answers',
}
