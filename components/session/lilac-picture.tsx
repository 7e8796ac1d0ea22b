import { useId } from 'react'

const BLOSSOMS = 260
const GOLDEN_RATIO = 0.618034 // no two blossoms that follow each other come close

/** A panicle of lilac, drawn from a rule rather than a file: blossoms that are many at its foot and few at its tip. Decoration. */
export function LilacPicture() {
  const blossom = useId()
  return (
    <svg aria-hidden="true" className="size-full" viewBox="0 0 800 880" preserveAspectRatio="xMidYMid slice">
      <defs>
        <g id={blossom}>
          <path d="M-1-1C-7-1-11-4-11-8a3.5 3.5 0 0 1 3.5-3.5C-3.5-11.5-1-7-1-1Z" />
          <path d="M1-1C1-7 4-11.5 8-11.5A3.5 3.5 0 0 1 11.5-8C11.5-4 7-1 1-1Z" />
          <path d="M-1 1C-1 7-4 11.5-8 11.5A3.5 3.5 0 0 1-11.5 8C-11.5 4-7 1-1 1Z" />
          <path d="M1 1C7 1 11.5 4 11.5 8A3.5 3.5 0 0 1 8 11.5C4 11.5 1 7 1 1Z" />
          <circle r="1.3" className="fill-accent-soft" />
        </g>
      </defs>
      <path d="M330 880C300 740 170 700 20 800c60 60 170 130 310 80Z" className="fill-green" opacity=".55" />
      <path d="M330 880c40-70 140-90 240 0Z" className="fill-green" opacity=".4" />
      <path
        d="M352 900c-8-60-6-90 20-150"
        className="stroke-green"
        fill="none"
        strokeWidth="12"
        opacity=".7"
      />
      {Array.from({ length: BLOSSOMS }, (_, index) => {
        const { x, y, turn, size, light } = placeOf(index)
        return (
          <use
            // biome-ignore lint/suspicious/noArrayIndexKey: the picture never changes
            key={index}
            href={`#${blossom}`}
            transform={`translate(${x} ${y}) rotate(${turn}) scale(${size})`}
            className={light ? 'fill-accent-line' : 'fill-lilac'}
          />
        )
      })}
    </svg>
  )
}

/** Where a blossom stands: ever higher, anywhere across the panicle, which is widest at a third of its height. */
function placeOf(index: number) {
  const up = index / BLOSSOMS
  const across = 2 * ((index * GOLDEN_RATIO) % 1) - 1
  const width = 6 + 225 * Math.sin(Math.PI * (1 - up) ** 1.6)
  return {
    x: Math.round(400 + 50 * up + width * across),
    y: Math.round(800 - 720 * up + 30 * across ** 2),
    turn: Math.round((index * 53) % 90),
    size: Number((1.9 - 0.8 * up).toFixed(2)),
    light: index % 3 === 0,
  }
}
