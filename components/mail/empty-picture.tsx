import { useId } from 'react'

/** A lilac in an empty tray, for an inbox in which nothing waits. Decoration. */
export function EmptyPicture() {
  const blossom = useId()
  return (
    <svg aria-hidden="true" className="w-44" viewBox="0 0 176 136">
      <defs>
        <g id={blossom}>
          <path d="M-.8-.8C-6-.8-9-3.2-9-6.5A2.9 2.9 0 0 1-6-9.4C-2.8-9.4-.8-5.8-.8-.8Z" />
          <path d="M.8-.8C.8-5.8 3.2-9.4 6.4-9.4A2.9 2.9 0 0 1 9.3-6.5C9.3-3.2 5.8-.8.8-.8Z" />
          <path d="M-.8.8C-.8 5.8-3.2 9.4-6.4 9.4A2.9 2.9 0 0 1-9.3 6.5C-9.3 3.2-5.8.8-.8.8Z" />
          <path d="M.8.8C5.8.8 9.3 3.2 9.3 6.5A2.9 2.9 0 0 1 6.4 9.4C3.2 9.4.8 5.8.8.8Z" />
        </g>
      </defs>
      <path
        d="M36 66h104l14 30H22Z"
        className="fill-sunken stroke-line-strong"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <path d="M88 108V60" className="stroke-success" strokeWidth="2.5" />
      <path d="M88 86c14-1 22-9 24-21-14 0-23 8-24 21Z" className="fill-success" opacity=".75" />
      <path d="M88 92c-12-1-19-7-21-17 12 0 20 6 21 17Z" className="fill-success" opacity=".5" />
      {BLOSSOMS.map(([place, colour]) => (
        <use key={place} href={`#${blossom}`} transform={place} className={colour} />
      ))}
      <path
        d="M22 96h40c4 0 4 12 13 12h26c9 0 9-12 13-12h40v26a8 8 0 0 1-8 8H30a8 8 0 0 1-8-8Z"
        className="fill-surface stroke-line-strong"
        strokeWidth="1.5"
      />
    </svg>
  )
}

const BLOSSOMS = [
  ['translate(88 54) scale(1.1)', 'fill-accent'],
  ['translate(72 48) rotate(20)', 'fill-lilac'],
  ['translate(104 48) rotate(50)', 'fill-accent-line'],
  ['translate(80 36) rotate(40)', 'fill-accent-line'],
  ['translate(97 34) rotate(10)', 'fill-lilac'],
  ['translate(88 20) rotate(30) scale(.85)', 'fill-accent'],
  ['translate(66 62) scale(.8)', 'fill-accent-line'],
  ['translate(110 62) rotate(25) scale(.8)', 'fill-lilac'],
  ['translate(89 8) rotate(15) scale(.55)', 'fill-lilac'],
] as const
