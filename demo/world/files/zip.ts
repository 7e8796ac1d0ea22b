import { crc32, deflateRawSync } from 'node:zlib'

/** A zip archive of files; every one carries the same date, so that the bytes depend on the content alone. */
export function zip(files: { name: string; content: Buffer | string }[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const file of files) {
    const content = Buffer.from(file.content)
    const packed = deflateRawSync(content)
    const name = Buffer.from(file.name)
    const common = Buffer.alloc(26) // the fields that both headers share (APPNOTE 4.3.7 and 4.3.12)
    common.writeUInt16LE(20, 0) // version needed: 2.0, for deflate
    common.writeUInt16LE(0x0800, 2) // the name is UTF-8
    common.writeUInt16LE(8, 4) // deflate
    common.writeUInt32LE(0x5a21_0000, 6) // 1 January 2025, midnight
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(content.length, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed])
    parts.push(local)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, rest, name]))
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, list, end])
}
