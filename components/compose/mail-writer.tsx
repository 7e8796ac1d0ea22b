'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { Editor } from '@tiptap/core'
import { CircleAlert } from 'lucide-react'
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useState } from 'react'
import { useOutgoing } from '#/components/mail/queries.ts'
import { Button } from '#/components/ui/button.tsx'
import { Skeleton } from '#/components/ui/skeleton.tsx'
import type { SendAddress } from '#/lib/drafts/types.ts'
import { type Composer, textId } from './composers.ts'
import { Conflict } from './conflict.tsx'
import { TextEditor } from './editor.tsx'
import { FIELDS } from './fields.ts'
import { MailFiles } from './mail-files.tsx'
import { PeopleFields } from './people-fields.tsx'
import { putAway } from './put-away.ts'
import { Quoted } from './quoted.tsx'
import { SavedWords } from './saved-words.tsx'
import { useFiles } from './use-files.ts'
import { useSending } from './use-sending.ts'
import { useWriting } from './use-writing.ts'
import { WriterFoot } from './writer-foot.tsx'
import { WriterNotes } from './writer-notes.tsx'
import type { Writing } from './writing.ts'
import { replaceSignature, writtenText } from './written-text.ts'

/** A mail being written: whom it goes to, its subject, its text, its files, and what sends it. The same in a window and under a thread. */
export function MailWriter({ composer, writing }: { composer: Composer; writing: Writing }) {
  const { key, threadId, quiet } = composer
  useOther(key, writing)
  const inThread = threadId !== null
  const { draft, fields, files, problem, round } = useWriting(writing)
  const [editor, setEditor] = useState<Editor | null>(null)
  const { take, drop } = useFiles(writing, editor)
  const client = useQueryClient()
  const sending = useSending(composer, writing, () => {
    const addresses = client.getQueryData<SendAddress[]>(['send-addresses']) ?? []
    const own = addresses.find(
      ({ mailboxId, email }) => mailboxId === fields?.mailboxId && email === fields.fromEmail,
    )
    return writtenText(editor, own?.signature ?? '')
  })
  if (!draft || !fields) return <OnItsWay writing={writing} />

  const isNew = draft.kind === 'new' || draft.kind === 'forward'
  const errorOf = (name: string) => (problem?.field?.split('.')[0] === name ? problem.words : undefined)
  const placed = [...FIELDS, 'subject'].some((name) => errorOf(name))

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      void sending.send({ archive: event.shiftKey })
    } else if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault()
      putAway(key, writing)
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields in it
    <div
      data-place={inThread ? 'thread' : 'window'}
      onKeyDown={onKeyDown}
      {...drop}
      className="group/writer flex min-h-0 flex-1 flex-col data-over:bg-accent-soft"
    >
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <PeopleFields
          writing={writing}
          fields={fields}
          inThread={inThread}
          focus={!quiet && isNew && fields.to.length === 0}
          errorOf={errorOf}
          onSender={({ mailboxId, email, signature }, before) => {
            writing.change({ mailboxId, fromEmail: email })
            if (editor && before?.signature !== signature) replaceSignature(editor, signature)
          }}
        />
        {(!inThread || draft.kind === 'forward') && (
          <Subject
            subject={fields.subject}
            error={errorOf('subject')}
            onSubject={(subject) => writing.change({ subject })}
          />
        )}
        <div className="px-4 py-3 max-sm:px-3">
          <TextEditor
            key={round}
            id={textId(key)}
            html={fields.html}
            focus={!quiet && (!isNew || fields.to.length > 0)}
            onText={(html) => writing.change({ html })}
            onFiles={(list) => take(list)}
            onEditor={setEditor}
          />
        </div>
        <Conflict composerKey={key} writing={writing} />
        <MailFiles files={files} holder={writing} />
        {fields.quote !== null && (
          <Quoted html={fields.quote} onRemove={() => writing.change({ quote: null })} />
        )}
      </div>
      <WriterNotes sending={sending} problem={placed ? null : problem} />
      <WriterFoot composer={composer} writing={writing} editor={editor} sending={sending} onFiles={take} />
    </div>
  )
}

/** What was written elsewhere comes here at once, as long as nobody is writing here; else both texts are kept: see Conflict. */
function useOther(key: string, writing: Writing) {
  const { drafts } = useOutgoing()
  const { draft } = useWriting(writing)
  const newest = drafts.find(({ id }) => id === draft?.id)?.version ?? 0
  const look = useEffectEvent(() => {
    const here = document.getElementById(textId(key))?.closest('[data-landmark]')
    if (document.hidden || !here?.contains(document.activeElement)) writing.look(newest)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: it looks when there is something newer
  useEffect(look, [newest])
}

/** It is being begun or opened; or could not be. */
function OnItsWay({ writing }: { writing: Writing }) {
  const { problem } = useWriting(writing)
  return (
    <div className="space-y-3 p-4">
      {problem ? (
        <>
          <p role="alert" className="text-danger-ink">
            {problem.words}
          </p>
          <Button onClick={writing.retry}>Try again</Button>
        </>
      ) : (
        <>
          <Skeleton className="w-2/3" />
          <Skeleton className="w-full" />
          <SavedWords writing={writing} />
        </>
      )}
    </div>
  )
}

function Subject({
  subject,
  error,
  onSubject,
}: {
  subject: string
  error: string | undefined
  onSubject: (subject: string) => void
}) {
  const id = useId()
  return (
    <div className="border-b border-line">
      <input
        aria-label="Subject"
        placeholder="Subject"
        dir="auto"
        value={subject}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? id : undefined}
        onChange={(event) => onSubject(event.target.value)}
        className="h-10 w-full bg-transparent px-4 text-md font-medium outline-none placeholder:text-ink-3 max-sm:px-3"
      />
      {error && (
        <p
          id={id}
          role="alert"
          className="flex items-center gap-1 px-4 pb-1.5 text-xs text-danger-ink max-sm:px-3"
        >
          <CircleAlert aria-hidden className="size-3 shrink-0" strokeWidth={2} />
          {error}
        </p>
      )}
    </div>
  )
}
