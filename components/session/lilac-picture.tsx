import { useId } from 'react'

const TRIED = 330 // places, of which three in five lie within the panicle
const BACK = 190 // of them are behind, darker
const WIDTH = 172 // half of it, where it is widest
const HEIGHT = 650
const LEAF = 'color-mix(in oklab, var(--success) 72%, var(--accent-soft))'

/** A panicle of lilac with its leaves, drawn from a rule rather than a file. Decoration. */
export function LilacPicture() {
  const blossom = useId()
  const leaf = useId()
  return (
    <svg
      aria-hidden="true"
      className="absolute inset-0 size-full"
      viewBox="0 0 600 900"
      preserveAspectRatio="xMidYMid slice"
    >
      <defs>
        <g id={blossom}>
          <path d="M-1-1C-7-1-11-4-11-8a3.5 3.5 0 0 1 3.5-3.5C-3.5-11.5-1-7-1-1Z" />
          <path d="M1-1C1-7 4-11.5 8-11.5A3.5 3.5 0 0 1 11.5-8C11.5-4 7-1 1-1Z" />
          <path d="M-1 1C-1 7-4 11.5-8 11.5A3.5 3.5 0 0 1-11.5 8C-11.5 4-7 1-1 1Z" />
          <path d="M1 1C7 1 11.5 4 11.5 8A3.5 3.5 0 0 1 8 11.5C4 11.5 1 7 1 1Z" />
          <circle r="1.3" className="fill-accent-soft" />
        </g>
        <g id={leaf}>
          <path
            d="M0 0C-46-12-96-62-84-126-76-176-26-206 0-262 26-206 76-176 84-126 96-62 46-12 0 0Z"
            fill={LEAF}
          />
          <path
            d="M0-4C3-90 2-160 0-226M0-60C-18-84-38-98-58-108M0-60C18-84 38-98 58-108M1-118C-14-140-30-152-48-160M1-118C16-140 32-152 50-160"
            className="fill-none stroke-accent-soft"
            strokeWidth="2.5"
            strokeLinecap="round"
            opacity=".55"
          />
        </g>
      </defs>
      <g transform="translate(268 748) rotate(12) scale(.9)">
        <path d="M0-20C-4 60-14 130-40 240" stroke={LEAF} strokeWidth="8" strokeLinecap="round" fill="none" />
        <use href={`#${leaf}`} transform="translate(-10 40) rotate(104) scale(.95)" opacity=".85" />
        <use href={`#${leaf}`} transform="translate(-8 24) rotate(-92) scale(1.02)" />
        {blossoms.map(({ x, y, turn, size, colour }) => (
          <use
            key={`${x} ${y}`}
            href={`#${blossom}`}
            transform={`translate(${x} ${y}) rotate(${turn}) scale(${size})`}
            fill={colour}
          />
        ))}
      </g>
    </svg>
  )
}

/** Spread evenly by the R2 sequence (https://extremelearning.com.au/unreasonable-effectiveness-of-quasirandom-sequences), in the shape of a drop. */
const blossoms = Array.from({ length: TRIED }, (_, index) => {
  const up = (0.5 + index * 0.5698403) % 1
  const x = Math.round(WIDTH * (2 * ((0.5 + index * 0.7548777) % 1) - 1))
  const back = index < BACK
  const share = back ? Math.round(70 - 0.12 * x) : 40 + ((index * 23) % 37) // of the colour, in percent; the light comes from the right
  return {
    x,
    y: Math.round(-HEIGHT * up),
    turn: (index * 53) % 90,
    size: Number(((back ? 1.72 : 1.64) - 0.6 * up).toFixed(2)),
    colour: `color-mix(in oklch, var(${back ? '--accent' : '--accent-line'}) ${share}%, var(--lilac))`,
    within: Math.abs(x) <= WIDTH * Math.sin(Math.PI * up ** 0.75),
  }
}).filter(({ within }) => within)
