import { generateKeyPairSync, sign } from 'node:crypto'

/** A certificate for one host name, signed by itself, and its key, both as PEM: what Node has no call for. */
export function selfSigned(host: string): { cert: string; key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(ECDSA_SHA256)
  const name = sequence(element(0x31, sequence(COMMON_NAME, element(0x0c, Buffer.from(host)))))
  const extension = sequence(
    SUBJECT_ALT_NAME,
    element(0x04, sequence(element(0x82, Buffer.from(host)))), // RFC 5280 §4.2.1.6: a dNSName
  )
  const body = sequence(
    element(0xa0, Buffer.from('020102', 'hex')), // version 3
    Buffer.from('020101', 'hex'), // serial number
    algorithm,
    name,
    sequence(time('20200101000000Z'), time('21200101000000Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(extension)),
  )
  const signature = sign('sha256', body, privateKey)
  const certificate = sequence(body, algorithm, element(0x03, Buffer.concat([Buffer.alloc(1), signature])))
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

const ECDSA_SHA256 = Buffer.from('06082a8648ce3d040302', 'hex') // 1.2.840.10045.4.3.2
const COMMON_NAME = Buffer.from('0603550403', 'hex') // 2.5.4.3
const SUBJECT_ALT_NAME = Buffer.from('0603551d11', 'hex') // 2.5.29.17

const sequence = (...parts: Buffer[]) => element(0x30, Buffer.concat(parts))
const time = (text: string) => element(0x18, Buffer.from(text))

/** Tag, length, content (X.690 §8.1). */
function element(tag: number, content: Buffer): Buffer {
  const size = content.length
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}
