import { useId } from 'react'

const BLOSSOMS = 230
const GOLDEN_ANGLE = 137.508 // degrees; no two blossoms that follow each other stand in line

/** A panicle of lilac, drawn from a rule rather than a file: blossoms in a spiral, wide at the foot and few at the tip. Decoration. */
export function LilacPicture() {
  const blossom = useId()
  return (
    <svg aria-hidden="true" className="size-full" viewBox="0 0 800 880" preserveAspectRatio="xMidYMid slice">
      <defs>
        <g id={blossom}>
          <path d="M-1-1C-7-1-11-4-11-8a3.5 3.5 0 0 1 3.5-3.5C-3.500-11.500-1-7-1-1Z" />
          <path d="M1-1C1-7 4-11.500 8-11.500A3.500 3.500 0 0 1 11.500-8C11.500-4 7-1 1-1Z" />
          <path d="M-1 1C-1 7-4 11.500-8 11.500A3.500 3.500 0 0 1-11.500 8C-11.500 4-7 1-1 1Z" />
          <path d="M1 1C7 1 11.500 4 11.500 8A3.500 3.500 0 0 1 8 11.500C4 11.500 1 7 1 1Z" />
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

/** Where a blossom stands: along the stem from foot to tip, round it by the golden angle, nearer to it the higher up. */
function placeOf(index: number) {
  const up = 1 - Math.sqrt(1 - index / BLOSSOMS)
  const round = (index * GOLDEN_ANGLE * Math.PI) / 180
  const width = 190 * (1 - up) ** 0.8 * Math.sqrt(Math.abs(Math.sin(index * 2.4)))
  return {
    x: Math.round(400 + 60 * up + width * Math.cos(round)),
    y: Math.round(760 - 660 * up + 0.35 * width * Math.sin(round)),
    turn: Math.round((index * 53) % 90),
    size: Number((1.7 - 0.6 * up).toFixed(2)),
    light: index % 3 === 0,
  }
}
