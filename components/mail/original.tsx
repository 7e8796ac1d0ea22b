'use client'

import { Download } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { callApi } from '#/lib/api/client.ts'
import type { OriginalView } from '#/lib/mail/types.ts'
import { MailRoute, SenderChecks } from './original-way.tsx'
import { ScrollRegion } from './scroll-region.tsx'

/** A message as Gmail took it in: who vouches for its sender, the way it came, its head, its source. Gmail is asked for it when the page is there. */
export function Original({ messageId, subject }: { messageId: number; subject: string }) {
  const [original, setOriginal] = useState<OriginalView>()
  const [problem, setProblem] = useState<string>()
  const [attempt, setAttempt] = useState(1)
  const address = `/api/v1/messages/${messageId}/original`

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    let gone = false
    setProblem(undefined)
    callApi<OriginalView>('GET', address).then(
      (answer) => !gone && setOriginal(answer),
      (error: Error) => !gone && setProblem(error.message),
    )
    return () => {
      gone = true
    }
  }, [address, attempt])

  useEffect(() => {
    if (original) document.getElementById(location.hash.slice(1))?.scrollIntoView() // what the address names was not there before
  }, [original])

  return (
    <main className="mx-auto max-w-[60rem] p-4 max-sm:p-0">
      <div className="rounded-xl bg-surface shadow-card max-sm:rounded-none">
        <header className="flex flex-wrap items-center gap-3 px-5 py-4 max-sm:px-4">
          <h1 className="min-w-0 flex-1 basis-60 text-xl font-semibold tracking-tight [overflow-wrap:anywhere]">
            {subject || '(no subject)'}
            <span className="block text-xs font-normal tracking-normal text-ink-3">As Gmail took it in</span>
          </h1>
          <a
            href={`${address}?download`}
            className="inline-flex h-8 items-center gap-2 rounded-md border border-line-strong px-3 font-medium hover:bg-hover max-sm:h-10"
          >
            <Download aria-hidden className="size-4 text-ink-3" strokeWidth={1.75} />
            Download .eml
          </a>
        </header>
        {!original && (
          <div className="flex min-h-60 flex-col items-center justify-center gap-4 border-t border-line p-6 text-center">
            <p role={problem ? 'alert' : 'status'} className="max-w-md text-ink-2">
              {problem ?? 'Fetching the original from Gmail'}
            </p>
            {problem && <Button onClick={() => setAttempt(attempt + 1)}>Try again</Button>}
          </div>
        )}
        {original && (
          <>
            <Section id="sender" title="The sender">
              <SenderChecks checks={original.checks} />
            </Section>
            <Section id="route" title="The way it came">
              <MailRoute route={original.route} />
            </Section>
            <Section id="headers" title="Headers">
              <Headers fields={original.fields} />
            </Section>
            <Section id="source" title="Source">
              <div className="flex max-h-[80dvh] rounded-lg border border-line">
                <ScrollRegion label="Source of the message">
                  <pre className="w-max min-w-full p-3 font-mono text-xs">{original.source}</pre>
                </ScrollRegion>
              </div>
              {original.cut && (
                <p className="mt-2 text-xs text-ink-3">
                  This is the first megabyte. Download the message for the rest.
                </p>
              )}
            </Section>
          </>
        )}
      </div>
    </main>
  )
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="scroll-mt-4 border-t border-line px-5 py-4 max-sm:px-4"
    >
      <h2 id={`${id}-title`} className="mb-2 text-xs font-semibold">
        {title}
      </h2>
      {children}
    </section>
  )
}

function Headers({ fields }: { fields: OriginalView['fields'] }) {
  return (
    <table className="w-full table-fixed border-collapse text-xs">
      <colgroup className="max-sm:hidden">
        <col className="w-48" />
        <col />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name may come many times, and a head never changes
          <tr key={index} className="align-top max-sm:block max-sm:py-1.5">
            <th
              scope="row"
              className="py-1 pr-3 text-left font-medium [overflow-wrap:anywhere] max-sm:block max-sm:py-0"
            >
              {field.name}
            </th>
            <td className="py-1 text-ink-2 [overflow-wrap:anywhere] max-sm:block max-sm:py-0">
              {field.text}
              {field.raw.includes('=?') && (
                <span className="mt-0.5 block font-mono text-2xs whitespace-pre-wrap text-ink-3">
                  {field.raw}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
