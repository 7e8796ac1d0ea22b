import { zip } from './zip.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const packageTypes = 'http://schemas.openxmlformats.org/package/2006/content-types'
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const openXml = 'application/vnd.openxmlformats-officedocument'

/** A workbook of one sheet, the least that spreadsheet programs open (ECMA-376 part 1). Numbers stay numbers. */
export function xlsx(rows: (string | number)[][]): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const cells = rows.map(
    (row, index) =>
      `<row r="${index + 1}">${row.map((cell, column) => sheetCell(cell, column, index)).join('')}</row>`,
  )
  return zip([
    types([
      ['/xl/workbook.xml', 'spreadsheetml.sheet.main+xml'],
      ['/xl/worksheets/sheet1.xml', 'spreadsheetml.worksheet+xml'],
    ]),
    relations('_rels/.rels', 'officeDocument', 'xl/workbook.xml'),
    relations('xl/_rels/workbook.xml.rels', 'worksheet', 'worksheets/sheet1.xml'),
    {
      name: 'xl/workbook.xml',
      content: `${declaration}<workbook xmlns="${main}" xmlns:r="${officeRelations}"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `${declaration}<worksheet xmlns="${main}"><sheetData>${cells.join('')}</sheetData></worksheet>`,
    },
  ])
}

/** A document of plain paragraphs. */
export function docx(paragraphs: string[]): Buffer {
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${xml(text)}</w:t></w:r></w:p>`)
  return zip([
    types([['/word/document.xml', 'wordprocessingml.document.main+xml']]),
    relations('_rels/.rels', 'officeDocument', 'word/document.xml'),
    {
      name: 'word/document.xml',
      content: `${declaration}<w:document xmlns:w="${main}"><w:body>${body.join('')}</w:body></w:document>`,
    },
  ])
}

function types(parts: [name: string, type: string][]) {
  const list = parts.map(([name, type]) => `<Override PartName="${name}" ContentType="${openXml}.${type}"/>`)
  const standard =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
  return {
    name: '[Content_Types].xml',
    content: `${declaration}<Types xmlns="${packageTypes}">${standard}${list.join('')}</Types>`,
  }
}

function relations(name: string, kind: string, target: string) {
  const one = `<Relationship Id="rId1" Type="${officeRelations}/${kind}" Target="${target}"/>`
  return { name, content: `${declaration}<Relationships xmlns="${relationships}">${one}</Relationships>` }
}

function sheetCell(value: string | number, column: number, row: number): string {
  const place = `${String.fromCharCode(65 + column)}${row + 1}`
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`
  return `<c r="${place}" t="inlineStr"><is><t>${xml(value)}</t></is></c>`
}

function xml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
