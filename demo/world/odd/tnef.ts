/** MAPI attributes of a TNEF stream ([MS-OXTNEF] 2.1.3): level, name with type, content. */
type Attribute = [level: 1 | 2, name: number, content: Buffer]

const signature = 0x223e_9f78
const names = {
  version: 0x0008_9006,
  codepage: 0x0006_9007,
  messageClass: 0x0007_8008,
  subject: 0x0001_8004,
  body: 0x0002_800c,
  rendering: 0x0006_9002,
  title: 0x0001_8010,
  data: 0x0006_800f,
}

/** A winmail.dat as old Outlooks send it: subject, body and one file, in windows-1252. */
export function winmail(subject: string, body: string, file: { name: string; content: Buffer }): Buffer {
  const attributes: Attribute[] = [
    [1, names.version, Buffer.from([0, 0, 1, 0])],
    [1, names.codepage, Buffer.from([0xe4, 0x04, 0, 0, 0, 0, 0, 0])], // 1252
    [1, names.messageClass, text('IPM.Microsoft Mail.Note')],
    [1, names.subject, text(subject)],
    [1, names.body, text(body)],
    [2, names.rendering, Buffer.from([1, 0, 0xff, 0xff, 0xff, 0xff, 0x20, 0, 0x20, 0, 0, 0, 0, 0])],
    [2, names.title, text(file.name)],
    [2, names.data, file.content],
  ]
  const head = Buffer.alloc(6)
  head.writeUInt32LE(signature, 0)
  head.writeUInt16LE(0x0101, 4) // the key of this stream, any number
  return Buffer.concat([head, ...attributes.map(attribute)])
}

function attribute([level, name, content]: Attribute): Buffer {
  const head = Buffer.alloc(9)
  head.writeUInt8(level, 0)
  head.writeUInt32LE(name, 1)
  head.writeUInt32LE(content.length, 5)
  const sum = Buffer.alloc(2)
  sum.writeUInt16LE(
    content.reduce((total, byte) => (total + byte) & 0xffff, 0),
    0,
  )
  return Buffer.concat([head, content, sum])
}

function text(value: string): Buffer {
  return Buffer.from(`${value}\0`, 'latin1')
}
