'use client'

import { ChevronDown, ChevronRight } from 'lucide-react'
import { labelHue } from '#/components/mail/label-hue.ts'
import { classes } from '#/components/ui/classes.ts'
import { dotClass } from '#/components/ui/hue.ts'
import type { RailLabel } from '#/lib/mail/types.ts'
import { isFoldedAway, useFoldedLabels } from './folded-labels.ts'
import { RailGroup, RailItem } from './rail-item.tsx'

const INDENTS = ['pl-2', 'pl-5', 'pl-8']
const ROOM = 20 // letters that surely fit beside a count

/** The labels of all mailboxes as a tree. One with others beneath can be folded, and the browser remembers it. */
export function RailLabels({ labels }: { labels: RailLabel[] }) {
  const { folded, fold } = useFoldedLabels()
  if (labels.length === 0) return null
  return (
    <RailGroup title="Labels">
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
