import fc from 'fast-check'

/** Ways to write an address that leads into one's own machine or network, as hosts of a URL; each was a bypass somewhere. */
export const PRIVATE_HOSTS = [
  ...['127.0.0.1', '127.1', '127.0.1', '0x7f.1', '0x7f000001', '0X7F.0x0.0x0.0x1', '2130706433'],
  ...[
    '017700000001',
    '0177.1',
    '00000177.0.0.01',
    '①②⑦.0.0.1',
    '１２７．０．０．１',
    '127。0。0。1',
    '127.0.0.1.',
  ],
  ...['%31%32%37.0.0.1', '0', '0.0.0.0', '0x0', '10.1', '10.255.255.255', '100.64.0.1', '100.127.255.254'],
  ...['169.254.169.254', '0xa9fea9fe', '2852039166', '0251.0376.0251.0376', '172.16.0.1', '172.31.255.255'],
  ...[
    '192.0.0.192',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.0.1',
    '0xc0.0xa8.1',
    '198.18.0.1',
    '198.19.255.255',
  ],
  ...['198.51.100.7', '203.0.113.7', '224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255'],
  ...['168.63.129.16', '[::]', '[::1]', '[0:0:0:0:0:0:0:1]', '[0000::0001]', '[::127.0.0.1]', '[::7f00:1]'],
  ...['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::FFFF:7F00:0001]', '[0:0:0:0:0:ffff:127.0.0.1]'],
  ...[
    '[::ffff:0:127.0.0.1]',
    '[64:ff9b::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::10.0.0.1]',
    '[100::1]',
  ],
  ...['[2002:7f00:1::]', '[2002:c0a8:0101::1]', '[2001::1]', '[2001:0:53aa:64c::80ff:fffe]', '[2001:10::1]'],
  ...['[2001:20::1]', '[2001:db8::1]', '[3fff::1]', '[5f00::1]', '[fc00::1]', '[fd00::]', '[fd00:ec2::254]'],
  ...['[fe80::1]', '[fec0::1]', '[ff02::1]', '[4000::1]', '[e000::1]'],
]

/** What no address of the web is: the parser must refuse it. */
export const UNREADABLE_HOSTS = [
  '[fe80::1%eth0]',
  '[fe80::1%25eth0]',
  '127.0.0.256',
  '0x1ffffffff',
  '[::1',
  '1.2.3.4.5',
]

/** Any IPv4 address that is not of the public internet, as a number. By the IANA registry, and not by the product's own list. */
export const privateIpv4 = fc.oneof(
  ...[
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ].map(([net, bits]) => {
    const first = numberOf(String(net))
    return fc.integer({ min: first, max: first + 2 ** (32 - Number(bits)) - 1 })
  }),
)

/** Some spelling of an IPv4 address, as the host of a URL: in parts of any number and base, other digits, and inside IPv6. */
export const spelled = (address: number) =>
  fc.oneof(
    fc
      .record({
        parts: fc.integer({ min: 1, max: 4 }),
        bases: fc.array(fc.constantFrom(8, 10, 16), { minLength: 4, maxLength: 4 }),
        zeros: fc.integer({ min: 0, max: 5 }),
        digits: fc.constantFrom(plain, fullWidth, circled, percent),
        dot: fc.constantFrom('.', '。', '．', '｡'),
        end: fc.constantFrom('', '.'),
      })
      .map(({ parts, bases, zeros, digits, dot, end }) => {
        const texts = inParts(address, parts).map((part, index) => written(part, bases[index] ?? 10, zeros))
        return texts.map(digits).join(dot) + end
      }),
    fc
      .record({
        before: fc.constantFrom(
          '::ffff:',
          '::',
          '64:ff9b::',
          '::ffff:0:',
          '64:ff9b:1::',
          'fe80::',
          'fd00::5efe:',
        ),
        dotted: fc.boolean(),
        upper: fc.boolean(),
      })
      .map(({ before, dotted, upper }) => {
        const text = before + (dotted ? dottedOf(address) : inGroups(address))
        return `[${upper ? text.toUpperCase() : text}]`
      }),
    fc.constantFrom(
      `[2002:${inGroups(address)}::1]`,
      `[2001:0:4136:e378:8000:63bf:${inGroups(~address >>> 0)}]`,
    ),
  )

export const dottedOf = (address: number) => inParts(address, 4).join('.')

export function numberOf(dotted: string): number {
  return dotted.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}

/** The last part holds all bytes that the others leave. */
function inParts(address: number, count: number): number[] {
  const firsts = Array.from(
    { length: count - 1 },
    (_, index) => Math.floor(address / 256 ** (3 - index)) % 256,
  )
  return [...firsts, address % 256 ** (5 - count)]
}

function written(part: number, base: number, zeros: number): string {
  if (base === 16) return `0x${'0'.repeat(zeros)}${part.toString(16)}`
  return base === 8 ? `0${'0'.repeat(zeros)}${part.toString(8)}` : String(part)
}

const inGroups = (address: number) =>
  `${Math.floor(address / 65_536).toString(16)}:${(address % 65_536).toString(16)}`

const plain = (text: string) => text
const fullWidth = (text: string) =>
  text.replace(/[0-9a-fx]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
const circled = (text: string) => text.replace(/[1-9]/g, (one) => String.fromCharCode(0x245f + Number(one)))
const percent = (text: string) => text.replace(/[0-9]/g, (one) => `%3${one}`)
