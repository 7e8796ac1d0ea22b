/** Paragraphs as they are written in scripts, sorted into what a mail program makes of them. */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; rows: string[][] }

/** Consecutive "- " lines become one list, consecutive "|" lines one table, any other line a paragraph. */
export function blocksOf(paragraphs: string[]): Block[] {
  const blocks: Block[] = []
  for (const paragraph of paragraphs) {
    const last = blocks.at(-1)
    if (paragraph.startsWith('- ')) {
      const item = paragraph.slice(2)
      if (last?.kind === 'list') last.items.push(item)
      else blocks.push({ kind: 'list', items: [item] })
    } else if (paragraph.startsWith('|')) {
      const row = paragraph.split('|').slice(1)
      if (last?.kind === 'table') last.rows.push(row)
      else blocks.push({ kind: 'table', rows: [row] })
    } else blocks.push({ kind: 'text', text: paragraph })
  }
  return blocks
}

/** Blocks as plain text, an empty line between them. */
export function blocksAsText(blocks: Block[]): string {
  return blocks.map(blockAsText).join('\n\n')
}

/** Text made safe to stand in html. */
export function htmlText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

function blockAsText(block: Block): string {
  if (block.kind === 'text') return block.text
  if (block.kind === 'list') return block.items.map((item) => `- ${item}`).join('\n')
  const widths = (block.rows[0] ?? []).map((_, column) =>
    Math.max(...block.rows.map((row) => row[column]?.length ?? 0)),
  )
  return block.rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
