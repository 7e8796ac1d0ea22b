import { KeySheetButton } from '#/components/keys/key-sheet-button.tsx'
import { SingleKeysSwitch } from '#/components/keys/single-keys-switch.tsx'
import { ImageSenders } from '#/components/mail/image-senders.tsx'
import type { ImageSender } from '#/lib/images/types.ts'
import type { Look, Region } from '#/lib/me/types.ts'
import { RegionChoice } from './region-choice.tsx'
import { localeChoices, zoneChoices } from './region-choices.ts'
import { SettingsPage, SettingsSection } from './settings-page.tsx'
import { ThemeChoice } from './theme-choice.tsx'
import { UndoChoice } from './undo-choice.tsx'

/** What somebody chooses for themselves alone: colours, how dates and numbers are written, keys, how long what they send can be taken back, whose images are loaded. */
export function LookSettings({
  look,
  region,
  imageSenders,
}: {
  look: Look
  region: Region
  imageSenders: ImageSender[]
}) {
  return (
    <SettingsPage title="Look and keys">
      <SettingsSection title="Theme" sentence="On every device that you sign in with.">
        <ThemeChoice chosen={look.theme} />
      </SettingsSection>
      <SettingsSection
        title="Dates and numbers"
        sentence="Lilac speaks English. Dates, times and numbers are written as you are used to."
      >
        <RegionChoice chosen={region} locales={localeChoices()} zones={zoneChoices(region.zone)} />
      </SettingsSection>
      <SettingsSection title="Keys">
        <SingleKeysSwitch />
        <KeySheetButton />
      </SettingsSection>
      <SettingsSection
        title="Undo send"
        sentence="What you send waits in the outbox for so long, and you can take it back until then."
      >
        <UndoChoice chosen={look.undoSeconds} />
      </SettingsSection>
      <SettingsSection
        title="Remote images"
        sentence="Images that a mail fetches from its sender’s server wait until you load them. For these senders they are always loaded; the sender sees Lilac, and nothing of you."
      >
        <ImageSenders senders={imageSenders} />
      </SettingsSection>
    </SettingsPage>
  )
}
