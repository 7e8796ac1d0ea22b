import { LoaderCircle } from 'lucide-react'
import Link from 'next/link'
import type { ComponentProps } from 'react'
import { classes } from './classes.ts'

type Look = { variant?: Variant; size?: 'md' | 'sm' }
type Variant = keyof typeof VARIANTS

const VARIANTS = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'border border-line-strong bg-surface text-ink hover:bg-hover active:bg-pressed',
  ghost: 'text-ink-2 hover:bg-hover hover:text-ink active:bg-pressed',
  danger: 'bg-danger-solid text-on-danger',
  link: 'text-accent-ink hover:underline',
}

/** A button. While `busy` its label stays, a turning mark stands before it, and it takes no second press. */
export function Button({
  variant = 'secondary',
  size = 'md',
  busy = false,
  className,
  children,
  type = 'button',
  onClick,
  ...rest
}: ComponentProps<'button'> & Look & { busy?: boolean | undefined }) {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={classes(look(variant, size), className)}
    >
      {busy && (
        <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin motion-reduce:animate-none" />
      )}
      {children}
    </button>
  )
}

/** A link that looks like a button: for what goes to another page. */
export function ButtonLink({
  variant = 'secondary',
  size = 'md',
  className,
  ...rest
}: ComponentProps<typeof Link> & Look) {
  return <Link {...rest} className={classes(look(variant, size), className)} />
}

const look = (variant: Variant, size: 'md' | 'sm') =>
  classes(
    'inline-flex shrink-0 items-center justify-center rounded-md font-medium whitespace-nowrap transition-colors duration-(--t-fast)',
    'disabled:border-transparent disabled:bg-pressed disabled:text-ink-off',
    size === 'md'
      ? 'h-8 gap-2 px-3 text-sm max-sm:h-10'
      : 'h-7 gap-1.5 px-2 text-xs max-sm:h-10 [&>svg]:size-3.5',
    VARIANTS[variant],
  )
