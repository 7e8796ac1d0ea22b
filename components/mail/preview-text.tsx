import { useEffect, useState } from 'react'
import { useClock } from '#/components/ui/clock.tsx'
import { fullTime } from '#/components/ui/dates.ts'
import { callApi } from '#/lib/api/client.ts'
import type { AttachmentView, MailPerson, TextPreview } from '#/lib/mail/types.ts'
import { nameOf } from './names.ts'
import { isPassing, NotShown, Waiting } from './preview-body.tsx'
import { ScrollRegion } from './scroll-region.tsx'

/** The words of a text, the rows of a table, the head and words of a mail. */
export function PreviewText({ file, onAgain }: { file: AttachmentView; onAgain: () => void }) {
  const [preview, setPreview] = useState<TextPreview>()
  const [problem, setProblem] = useState<Error>()

  useEffect(() => {
    let gone = false
    callApi<TextPreview>('GET', `/api/v1/attachments/${file.id}/preview`).then(
      (answer) => !gone && setPreview(answer),
      (error: Error) => !gone && setProblem(error),
    )
    return () => {
      gone = true
    }
  }, [file.id])

  if (problem)
    return (
      <NotShown file={file} onAgain={isPassing(problem) ? onAgain : undefined}>
        {problem.message}
      </NotShown>
    )
  if (!preview) return <Waiting>Fetching from Gmail</Waiting>
  return (
    <ScrollRegion label={file.name}>
      {preview.kind === 'mail' ? (
        <Mail mail={preview} />
      ) : preview.table ? (
        <Table rows={preview.table} />
      ) : (
        <pre className="p-4 font-mono text-xs whitespace-pre-wrap [overflow-wrap:anywhere]">
          {preview.text}
        </pre>
      )}
      {preview.cut && (
        <p className="border-t border-line px-4 py-3 text-xs text-ink-3">
          This is the beginning. Download the file for the rest.
        </p>
      )}
    </ScrollRegion>
  )
}

function Mail({ mail }: { mail: Extract<TextPreview, { kind: 'mail' }> }) {
  const clock = useClock()
  const rows = [
    ['From', mail.from ? [mail.from] : []],
    ['To', mail.to],
  ] as const
  return (
    <article className="p-5 max-sm:p-4">
      <h2 className="text-lg font-semibold tracking-tight [overflow-wrap:anywhere]">
        {mail.subject || '(no subject)'}
      </h2>
      <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-xs text-ink-3">
        {rows
          .filter(([, people]) => people.length > 0)
          .map(([word, people]) => (
            <div key={word} className="contents">
              <dt>{word}</dt>
              <dd className="text-ink-2 [overflow-wrap:anywhere]">{people.map(inFull).join(', ')}</dd>
            </div>
          ))}
        {mail.at !== null && (
          <div className="contents">
            <dt>Date</dt>
            <dd className="tnum text-ink-2">{fullTime(mail.at, clock)}</dd>
          </div>
        )}
        {mail.files.length > 0 && (
          <div className="contents">
            <dt>Files</dt>
            <dd className="text-ink-2 [overflow-wrap:anywhere]">{mail.files.join(', ')}</dd>
          </div>
        )}
      </dl>
      <p className="mt-4 max-w-[76ch] text-md whitespace-pre-wrap [overflow-wrap:anywhere]">{mail.text}</p>
    </article>
  )
}

const inFull = (person: MailPerson) =>
  nameOf(person) === person.email ? person.email : `${nameOf(person)} <${person.email}>`

function Table({ rows }: { rows: string[][] }) {
  const [head = [], ...body] = rows
  return (
    <table className="tnum border-collapse text-xs">
      <thead className="sticky top-0 bg-sunken">
        <tr>
          {head.map((cell, column) => (
            <th
              // biome-ignore lint/suspicious/noArrayIndexKey: a table from a file never changes
              key={column}
              scope="col"
              className="border-b border-line px-3 py-2 text-left font-semibold whitespace-nowrap"
            >
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {body.map((row, index) => (
          <tr // biome-ignore lint/suspicious/noArrayIndexKey: a table from a file never changes
            key={index}
            className="border-b border-line"
          >
            {row.map((cell, column) => (
              <td // biome-ignore lint/suspicious/noArrayIndexKey: a table from a file never changes
                key={column}
                className="max-w-80 px-3 py-1.5 align-top [overflow-wrap:anywhere]"
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
