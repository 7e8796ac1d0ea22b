'use client'

import { ChevronDown, ChevronRight, Ellipsis, Plus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { LabelTask } from '#/components/actions/label-dialog.tsx'
import { labelHue } from '#/components/mail/label-hue.ts'
import { classes } from '#/components/ui/classes.ts'
import { dotClass } from '#/components/ui/hue.ts'
import { Menu, MenuItem } from '#/components/ui/menu.tsx'
import { Tooltip } from '#/components/ui/tooltip.tsx'
import type { Rail, RailLabel } from '#/lib/mail/types.ts'
import { isFoldedAway, useFoldedLabels } from './folded-labels.ts'
import { ICON_BUTTON } from './icon-link.tsx'
import { RailGroup, RailItem } from './rail-item.tsx'

const LabelDialog = dynamic(
  () => import('#/components/actions/label-dialog.tsx').then((module) => module.LabelDialog),
  { ssr: false },
)

const INDENTS = ['pl-2', 'pl-5', 'pl-8']
const ROOM = 20 // letters that surely fit beside a count

/** The labels of all mailboxes as a tree. One with others beneath can be folded, and the browser remembers it. */
export function RailLabels({ rail }: { rail: Rail }) {
  const { labels } = rail
  const { folded, fold } = useFoldedLabels()
  const [task, setTask] = useState<LabelTask | null>(null)
  if (rail.mailboxes.length === 0) return null
  return (
    <>
      <RailGroup
        title="Labels"
        action={
          <Tooltip text="New label" side="top">
            <button
              type="button"
              aria-label="New label"
              onClick={() => setTask({ kind: 'new', under: null })}
              className={ICON_BUTTON}
            >
              <Plus aria-hidden />
            </button>
          </Tooltip>
        }
      >
        {labels
          .filter(({ path }) => !isFoldedAway(path, folded))
          .map((label) => (
            <RailItem
              key={label.path}
              address={label.address}
              icon={<Dot label={label} />}
              count={label.unread}
              quiet
              indent={INDENTS[label.depth]}
              tool={label.address !== null && <LabelMenu label={label} onTask={setTask} />}
              hint={label.depth > 0 || label.name.length > ROOM ? label.path : undefined}
              side={
                labels.some(({ path }) => path.startsWith(`${label.path}/`)) && (
                  <Fold
                    name={label.name}
                    folded={folded.includes(label.path)}
                    onFold={() => fold(label.path)}
                  />
                )
              }
            >
              {label.name}
            </RailItem>
          ))}
      </RailGroup>
      {task && <LabelDialog task={task} rail={rail} onClose={() => setTask(null)} />}
    </>
  )
}

/** What is only a parent of labels, and none itself, has no dot. */
const Dot = ({ label: { path, colour, address } }: { label: RailLabel }) =>
  address !== null && (
    <span className={classes('size-2 rounded-full', dotClass[labelHue({ name: path, colour })])} />
  )

function Fold({ name, folded, onFold }: { name: string; folded: boolean; onFold: () => void }) {
  const Icon = folded ? ChevronRight : ChevronDown
  return (
    <button
      type="button"
      aria-expanded={!folded}
      aria-label={`Labels under ${name}`}
      onClick={onFold}
      className="flex size-7 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink max-sm:size-10"
    >
      <Icon aria-hidden className="size-3.5" strokeWidth={2} />
    </button>
  )
}

/** What is done to a label itself: at its line's right, while one is near. */
function LabelMenu({ label, onTask }: { label: RailLabel; onTask: (task: LabelTask) => void }) {
  return (
    <Menu
      label={label.path}
      align="end"
      trigger={
        <button
          type="button"
          aria-label={`Change ${label.path}`}
          className="flex size-7 items-center justify-center rounded-md bg-canvas text-ink-3 hover:text-ink data-[state=open]:text-ink"
        >
          <Ellipsis aria-hidden className="size-4" strokeWidth={1.75} />
        </button>
      }
    >
      <MenuItem onSelect={() => onTask({ kind: 'change', label })}>Change name and colour</MenuItem>
      <MenuItem onSelect={() => onTask({ kind: 'new', under: label.path })}>New label under it</MenuItem>
      <MenuItem onSelect={() => onTask({ kind: 'delete', label })}>Delete</MenuItem>
    </Menu>
  )
}
