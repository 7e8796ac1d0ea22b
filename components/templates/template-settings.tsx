import { SettingsSection } from '#/components/settings/settings-page.tsx'
import type { MailboxDefault, TemplateRow, TemplateVariable } from '#/lib/templates/types.ts'
import { MailboxDefaults } from './mailbox-defaults.tsx'
import { OwnVariables } from './own-variables.tsx'

/** What holds for all templates: which one a mailbox begins with, and one's own variables. */
export function TemplateSettings({
  templates,
  defaults,
  variables,
}: {
  templates: TemplateRow[]
  defaults: MailboxDefault[]
  variables: TemplateVariable[]
}) {
  return (
    <div className="min-w-0 flex-1 px-6 pb-12 max-xl:border-t max-xl:border-line xl:overflow-y-auto max-md:px-4">
      <div className="mx-auto max-w-3xl">
        {defaults.length > 0 && (
          <SettingsSection
            title="Begin with"
            sentence="A new mail of a mailbox begins with this template. An answer begins empty."
          >
            <MailboxDefaults defaults={defaults} templates={templates} />
          </SettingsSection>
        )}
        <SettingsSection
          title="My variables"
          sentence="Words of your own for every template that you use, such as a telephone number. Colleagues have theirs. A value may hold other variables."
        >
          <OwnVariables variables={variables} />
        </SettingsSection>
      </div>
    </div>
  )
}
