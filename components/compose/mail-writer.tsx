'use client'

import type { Editor } from '@tiptap/core'
import { CircleAlert, Image as ImageIcon, Paperclip, Trash2, TriangleAlert, Type } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, useState } from 'react'
import { addNotice } from '#/components/actions/notices.ts'
import { Button } from '#/components/ui/button.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { fullTime } from '#/components/ui/dates.ts'
import { Skeleton } from '#/components/ui/skeleton.tsx'
import { ApiError, callApi } from '#/lib/api/client.ts'
import type { SendAddress } from '#/lib/drafts/types.ts'
import { type Composer, closeComposer, textId } from './composers.ts'
import { Conflict } from './conflict.tsx'
import { TextEditor } from './editor.tsx'
import { EditorTools } from './editor-tools.tsx'
import { FileTool } from './file-tool.tsx'
import { FromMenu } from './from-menu.tsx'
import { keepAsAnother } from './keep-both.ts'
import { MailFiles } from './mail-files.tsx'
import { type Doubt, overlooked } from './missing.ts'
import { putAway } from './put-away.ts'
import { Quoted } from './quoted.tsx'
import { RecipientsField } from './recipients-field.tsx'
import { SavedWords } from './saved-words.tsx'
import { SendButtons } from './send-buttons.tsx'
import { type SendWish, sendMail } from './send-mail.ts'
import { ThreadFiles } from './thread-files.tsx'
import { TOOL } from './tool.ts'
import { isAddress } from './typed-people.ts'
import { addFile } from './uploads.ts'
import { useWriting } from './use-writing.ts'
import type { Writing } from './writing.ts'

const PICTURE = /^image\/(png|jpe?g|gif|webp)$/

/** A mail being written: whom it goes to, its subject, its text, its files, and what sends it. The same in a window and under a thread. */
export function MailWriter({ composer, writing }: { composer: Composer; writing: Writing }) {
  const { key, threadId } = composer
  const inThread = threadId !== null
  const clock = useClock()
  const { draft, fields, files, saving, savedAt, problem, other, round } = useWriting(writing)
  const [editor, setEditor] = useState<Editor | null>(null)
  const [tools, setTools] = useState(false)
  const [copies, setCopies] = useState(false) // Cc and Bcc were asked for
  const [asked, setAsked] = useState<(Doubt & { wish: SendWish }) | null>(null)
  const [told, setTold] = useState<ReadonlySet<string>>(new Set()) // doubts that were said already
  const [sending, setSending] = useState(false)
  const [over, setOver] = useState(false) // files are held above it

  if (!draft || !fields)
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
            <SavedWords saving={saving} savedAt={null} />
          </>
        )}
      </div>
    )

  const isNew = draft.kind === 'new' || draft.kind === 'forward'
  const showCopies = copies || fields.cc.length > 0 || fields.bcc.length > 0
  const errorOf = (name: string) => (problem?.field?.split('.')[0] === name ? problem.words : undefined)
  const placed = ['to', 'cc', 'bcc', 'subject'].some((name) => errorOf(name))

  async function send(wish: SendWish) {
    if (sending || !draft || !fields) return
    const people = [...fields.to, ...fields.cc, ...fields.bcc]
    if (people.length === 0) return writing.setProblem({ words: 'Say whom this mail goes to.', field: 'to' })
    if (people.some(({ email }) => !isAddress(email))) return // each field says which
    if (files.some(({ received, size }) => received < size))
      return writing.setProblem({
        words: 'A file is still on its way. Send once it is there, or take it out.',
        field: 'files',
      })
    const attached = files.filter(({ contentId }) => !contentId).length
    const doubts = overlooked(draft, fields, attached, textOf(editor))
    const doubt = doubts.find(({ sentence }) => !told.has(sentence))
    setAsked(doubt ? { ...doubt, wish } : null)
    if (doubt) {
      setTold(new Set([...told, doubt.sentence]))
      return
    }
    setSending(true)
    try {
      const when = wish.sendAt === undefined ? null : `on ${fullTime(wish.sendAt, clock)}`
      await sendMail(writing, wish, threadId, when)
      closeComposer(key)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      writing.setProblem({ words: error.message, field: error.field })
    } finally {
      setSending(false)
    }
  }

  /** Files that were chosen, dropped or pasted: pictures stand in the text, unless they were chosen as files. */
  function take(list: File[], asFiles = false): boolean {
    for (const file of list) void takeOne(file, !asFiles && PICTURE.test(file.type))
    return list.length > 0
  }
  async function takeOne(file: File, inText: boolean) {
    const made = await addFile(writing, file, inText)
    if (!made?.contentId || !editor) return
    const attrs = { src: made.address, alt: made.name, cid: made.contentId }
    editor.chain().focus().insertContent({ type: 'image', attrs }).run()
  }
  function onDrop(event: DragEvent) {
    setOver(false)
    if (event.defaultPrevented || event.dataTransfer.files.length === 0) return
    event.preventDefault()
    take([...event.dataTransfer.files], true)
  }

  async function discard() {
    writing.end()
    closeComposer(key)
    try {
      if (draft) await callApi('DELETE', `/api/v1/drafts/${draft.id}`)
    } catch (error) {
      addNotice({
        tone: 'error',
        words: `The draft is still there: ${error instanceof Error ? error.message : String(error)}`,
        left: null,
      })
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      void send({ archive: event.shiftKey })
    } else if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault()
      putAway(key, writing)
    }
  }

  function chooseSender({ mailboxId, email, signature }: SendAddress, before: SendAddress | undefined) {
    writing.change({ mailboxId, fromEmail: email })
    if (editor && before?.signature !== signature) replaceSignature(editor, signature)
  }

  const field = (name: 'to' | 'cc' | 'bcc', label: 'To' | 'Cc' | 'Bcc') => (
    <RecipientsField
      name={label}
      people={fields[name]}
      onPeople={(people) => writing.change({ [name]: people })}
      error={errorOf(name)}
      focus={(name === 'to' && isNew && fields.to.length === 0) || (name === 'cc' && copies)}
    >
      {name === 'to' && !showCopies && (
        <button
          type="button"
          onClick={() => setCopies(true)}
          className="h-7 shrink-0 rounded-md px-1.5 text-xs text-ink-3 hover:text-ink max-sm:h-10"
        >
          Cc Bcc
        </button>
      )}
      {name === 'to' && inThread && (
        <FromMenu mailboxId={fields.mailboxId} email={fields.fromEmail} short onChoose={chooseSender} />
      )}
    </RecipientsField>
  )

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields in it
    <div
      data-place={inThread ? 'thread' : 'window'}
      onKeyDown={onKeyDown}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      data-over={over || undefined}
      className="data-over:bg-accent-soft group/writer flex min-h-0 flex-1 flex-col"
    >
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        {!inThread && (
          <div className="flex min-h-9 items-center gap-2 border-b border-line px-4 py-1 max-sm:px-3">
            <span className="w-9 shrink-0 text-xs text-ink-3">From</span>
            <FromMenu
              mailboxId={fields.mailboxId}
              email={fields.fromEmail}
              short={false}
              onChoose={chooseSender}
            />
          </div>
        )}
        {field('to', 'To')}
        {showCopies && field('cc', 'Cc')}
        {showCopies && field('bcc', 'Bcc')}
        {(!inThread || draft.kind === 'forward') && (
          <input
            aria-label="Subject"
            placeholder="Subject"
            value={fields.subject}
            aria-invalid={errorOf('subject') ? true : undefined}
            onChange={(event) => writing.change({ subject: event.target.value })}
            className="h-10 w-full border-b border-line bg-transparent px-4 text-md font-medium outline-none placeholder:text-ink-3 max-sm:px-3"
          />
        )}
        <div className="px-4 py-3 max-sm:px-3">
          <TextEditor
            key={round}
            id={textId(key)}
            html={fields.html}
            focus={!isNew || fields.to.length > 0}
            onText={(html) => writing.change({ html })}
            onFiles={(list) => take(list)}
            onEditor={setEditor}
          />
        </div>
        {other && (
          <Conflict
            other={other}
            onChoose={(choice) => {
              if (choice === 'both') void keepAsAnother(fields, writing)
              else writing.settle(choice)
            }}
          />
        )}
        <MailFiles files={files} writing={writing} />
        {fields.quote !== null && (
          <Quoted html={fields.quote} onRemove={() => writing.change({ quote: null })} />
        )}
      </div>
      {asked && (
        <p
          role="alert"
          className="flex flex-wrap items-center gap-2 border-t border-line bg-warn-soft px-4 py-1.5 text-warn-ink"
        >
          <TriangleAlert aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
          <span className="flex-1">{asked.sentence}</span>
          <Button size="sm" onClick={() => setAsked(null)}>
            Go on writing
          </Button>
          <Button size="sm" onClick={() => void send(asked.wish)}>
            {asked.send}
          </Button>
        </p>
      )}
      {problem && !placed && (
        <p
          role="alert"
          className="flex items-center gap-2 border-t border-line bg-danger-soft px-4 py-2 text-danger-ink"
        >
          <CircleAlert aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
          {problem.words}
        </p>
      )}
      {errorOf('subject') && (
        <p role="alert" className="px-4 py-1 text-xs text-danger-ink">
          {errorOf('subject')}
        </p>
      )}
      {tools && editor && <EditorTools editor={editor} />}
      <div className="flex h-13 shrink-0 items-center gap-1 px-3 max-sm:h-14 group-data-[place=window]/writer:border-t group-data-[place=window]/writer:border-line">
        {!inThread && <SendButtons busy={sending} up onSend={(wish) => void send(wish)} />}
        <button
          type="button"
          aria-label="Formatting"
          title="Formatting"
          aria-pressed={tools}
          onClick={() => setTools(!tools)}
          className={TOOL}
        >
          <Type aria-hidden className="size-4" strokeWidth={1.75} />
        </button>
        <FileTool name="Attach files" Icon={Paperclip} onFiles={(list) => take(list, true)} />
        <FileTool
          name="Put in a picture"
          Icon={ImageIcon}
          accept="image/png,image/jpeg,image/gif,image/webp"
          onFiles={(list) => take(list)}
        />
        {draft.threadId !== null && <ThreadFiles threadId={draft.threadId} writing={writing} />}
        <button
          type="button"
          aria-label="Discard draft"
          title="Discard draft"
          onClick={() => void discard()}
          className={TOOL}
        >
          <Trash2 aria-hidden className="size-4" strokeWidth={1.75} />
        </button>
        <span className="flex-1" />
        {inThread && <SavedWords saving={saving} savedAt={savedAt} />}
        {inThread && <SendButtons busy={sending} up={false} onSend={(wish) => void send(wish)} />}
      </div>
    </div>
  )
}

/** What somebody wrote, without the signature. */
function textOf(editor: Editor | null): string {
  let text = ''
  editor?.state.doc.forEach((node) => {
    if (node.type.name !== 'signature') text += `${node.textContent}\n`
  })
  return text
}

/** Another sender's signature in the place of the one that is there, or at the end. */
function replaceSignature(editor: Editor, signature: string) {
  let at: { from: number; to: number } | undefined
  editor.state.doc.forEach((node, offset) => {
    if (node.type.name === 'signature') at = { from: offset, to: offset + node.nodeSize }
  })
  const content = signature ? `<div class="gmail_signature">${signature}</div>` : ''
  if (at) editor.chain().deleteRange(at).insertContentAt(at.from, content).run()
  else if (content) editor.commands.insertContentAt(editor.state.doc.content.size, content)
}
