const MOST_ROWS = 500
const MOST_COLUMNS = 50

/**
 * The first rows of comma-separated values (RFC 4180), by whichever of comma, semicolon and tab its first line holds most of. Null when that makes no
 * table: one column, or nothing at all.
 */
export function readTable(text: string): string[][] | null {
  const firstLine = text.slice(0, text.indexOf('\n') + 1 || undefined)
  const counts = [',', ';', '\t'].map((mark) => [firstLine.split(mark).length, mark] as const)
  const [columns, mark] = counts.reduce((most, one) => (one[0] > most[0] ? one : most))
  if (columns < 2) return null
  return readRows(text, mark)
}

function readRows(text: string, mark: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const endCell = () => {
    if (row.length < MOST_COLUMNS) row.push(cell)
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (quoted) {
      if (char !== '"') cell += char
      else if (text[at + 1] === '"') cell += text[++at]
      else quoted = false
    } else if (char === '"' && cell === '') quoted = true
    else if (char === mark) endCell()
    else if (char === '\n') {
      endCell()
      rows.push(row)
      row = []
      if (rows.length === MOST_ROWS) return rows
    } else cell += char
  }
  if (cell !== '' || row.length > 0) {
    endCell()
    rows.push(row)
  }
  return rows
}
