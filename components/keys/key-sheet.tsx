'use client'

import Link from 'next/link'
import { Fragment } from 'react'
import { Dialog } from '#/components/ui/dialog.tsx'
import { KeyCap } from '#/components/ui/key-cap.tsx'
import { capsOf } from './combo.ts'
import { type Shortcut, showKeySheet, useKeys } from './registry.ts'
import { SingleKeysSwitch } from './single-keys-switch.tsx'

/** Every key that works on this page, those of the page itself first. */
export function KeySheet() {
  const { sheet, groups } = useKeys()
  return (
    <Dialog
      title="Keys"
      open={sheet}
      onClose={() => showKeySheet(false)}
      className="sm:max-w-[60rem]"
      words
      foot={<Foot />}
    >
      <div className="columns-3 gap-8 px-6 pt-5 pb-3 max-lg:columns-2 max-sm:columns-1 max-sm:px-4">
        {gathered(groups).map(([group, list]) => (
          <section key={group} className="mb-6 break-inside-avoid">
            <h3 className="border-b border-line-strong pb-1.5 text-xs font-semibold">{group}</h3>
            <dl>
              {list.map(({ keys, words }) => (
                <div key={keys} className="flex min-h-7 items-center justify-between gap-3 max-sm:min-h-9">
                  <dt className="text-ink-2">{words}</dt>
                  <dd className="flex shrink-0 items-center gap-1 text-xs text-ink-3">
                    {capsOf(keys).map((cap, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: the second key of a sequence may be the first again
                      <Fragment key={index}>
                        {index > 0 && 'then'}
                        <KeyCap>{cap}</KeyCap>
                      </Fragment>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

function Foot() {
  return (
    <footer className="flex shrink-0 flex-wrap items-center justify-between gap-x-6 gap-y-1 border-t border-line bg-sunken px-6 py-1.5 max-sm:px-4">
      <SingleKeysSwitch />
      <Link
        href="/settings/look"
        onClick={() => showKeySheet(false)}
        className="font-medium text-accent-ink hover:underline max-sm:leading-10"
      >
        Look and keys
      </Link>
    </footer>
  )
}

const LAST = ['Anywhere', 'Go to']

/** The lists of a group as one, and the groups that every page has at the end. */
function gathered(groups: { group: string; list: Shortcut[] }[]): [string, Shortcut[]][] {
  const lists = new Map<string, Map<string, Shortcut>>()
  for (const { group, list } of groups) {
    const known = lists.get(group) ?? new Map<string, Shortcut>()
    lists.set(group, new Map([...known, ...list.map((one): [string, Shortcut] => [one.keys, one])]))
  }
  return [...lists]
    .map(([group, list]): [string, Shortcut[]] => [group, [...list.values()]])
    .sort(([a], [b]) => LAST.indexOf(a) - LAST.indexOf(b))
}
