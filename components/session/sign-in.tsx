import { ChevronDown, EyeOff, MailCheck, Server } from 'lucide-react'
import type { ReactNode } from 'react'
import { Mark } from '#/components/brand/mark.tsx'
import { Banner } from '#/components/ui/banner.tsx'
import type { Words } from '#/lib/session/types.ts'
import { GoogleMark } from './google-mark.tsx'
import { LilacPicture } from './lilac-picture.tsx'

/** The one way in. `team` is null until the first person has come; `problem` says why the last try did not succeed. */
export function SignIn({ team, to, problem }: { team: string | null; to: string; problem: Words | null }) {
  return (
    <div className="flex min-h-dvh bg-canvas">
      <main className="flex w-full flex-col px-6 py-10 sm:px-24 lg:w-[620px] lg:shrink-0">
        <p className="flex items-center gap-2 text-lg font-semibold tracking-tight">
          <Mark className="size-6" />
          Lilac
        </p>
        <div className="my-auto py-10">
          <h1 className="text-2xl font-semibold tracking-tight">Sign in to {team ?? 'Lilac'}</h1>
          <p className="mt-2 text-md text-pretty text-ink-2">
            Use the Google account of your work mail. Lilac keeps no password of yours.
          </p>
          {problem && (
            <div className="mt-6">
              <Banner tone="danger" what={problem.what} meaning={problem.meaning} />
            </div>
          )}
          <GoogleForm to={to} other={problem !== null} />
          <ul className="mt-8 space-y-3 text-ink-2">
            <Fact icon={<MailCheck {...ICON} />}>
              Your mail stays in Gmail. What you do there shows here.
            </Fact>
            <Fact icon={<EyeOff {...ICON} />}>Your mail is yours alone. No colleague sees it.</Fact>
            <Fact icon={<Server {...ICON} />}>
              This server is run by {team ?? 'your team'}. Nothing leaves it for us.
            </Fact>
          </ul>
        </div>
        <div className="text-xs text-ink-3">
          <p>
            {team
              ? `No invitation yet? Ask an owner of ${team}.`
              : 'Nobody has signed in yet. The first person owns this Lilac and invites the others.'}
          </p>
          <details className="group/more mt-1">
            <summary className="flex min-h-6 w-fit list-none items-center gap-1 rounded-sm font-medium text-accent-ink hover:underline max-sm:min-h-10 [&::-webkit-details-marker]:hidden">
              What Lilac asks Google for
              <ChevronDown aria-hidden className="size-3 group-open/more:rotate-180" strokeWidth={2} />
            </summary>
            <p className="mt-2 max-w-[60ch] text-pretty text-ink-2">
              Your name and address, so that it knows you. Reading, labelling, drafting and sending your mail,
              so that you can do it here. It can’t delete a mail for ever, and you can end its access in your
              Google account at any time.
            </p>
          </details>
        </div>
      </main>
      <div className="relative m-3 ml-0 hidden min-w-0 flex-1 overflow-hidden rounded-xl bg-accent-soft lg:block">
        <LilacPicture />
      </div>
    </div>
  )
}

/** A plain form, so that one click is enough even before any script has run. After a refusal Google asks which account. */
function GoogleForm({ to, other }: { to: string; other: boolean }) {
  return (
    <form method="post" action="/api/auth/signin/google" className="mt-8">
      <input type="hidden" name="to" value={to} />
      {other && <input type="hidden" name="account" value="other" />}
      <button
        type="submit"
        className="flex h-11 w-full items-center justify-center gap-3 rounded-md border border-line-control bg-surface text-md font-medium shadow-card transition-colors duration-(--t-fast) hover:bg-sunken"
      >
        <GoogleMark />
        Continue with Google
      </button>
    </form>
  )
}

const ICON = { 'aria-hidden': true, className: 'mt-0.5 size-4 shrink-0 text-accent-ink', strokeWidth: 1.75 }

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-3">
      {icon}
      <span>{children}</span>
    </li>
  )
}
