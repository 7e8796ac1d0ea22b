import { LabelChip } from '#/components/ui/chip.tsx'
import type { LabelName } from '#/lib/mail/types.ts'
import { labelHue } from './label-hue.ts'

/** A label on a thread: the last part of its name, which is the whole one on hovering. */
export function Label({ label }: { label: LabelName }) {
  return (
    <LabelChip name={label.name.split('/').at(-1) ?? label.name} title={label.name} hue={labelHue(label)} />
  )
}
