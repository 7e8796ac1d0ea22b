import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPublicAddress } from '#/lib/images/public-address.ts'
import { dottedOf, numberOf, PRIVATE_HOSTS, privateIpv4, spelled } from '#/tests/support/spellings.ts'

/** What a URL's host is once it is parsed, without the brackets. */
const hostOf = (host: string) => new URL(`http://${host}/`).hostname.replace(/^\[|\]$/g, '')

test.each(PRIVATE_HOSTS)('%s is not public', (host) => {
  expect(isPublicAddress(hostOf(host))).toBe(false)
})

test.each([
  ...['', 'localhost', 'pignon.example', '1.2.3', '2130706433'],
  ...['fe80::1%eth0', '2606:4700::1%lo', '8.8.8.8%1'],
])('%j, which is no address, is not public', (text) => {
  expect(isPublicAddress(text)).toBe(false)
})

test.each([
  ...['1.1.1.1', '8.8.8.8', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255'],
  ...['128.0.0.0', '169.253.255.255', '169.255.0.0', '172.15.255.255', '172.32.0.0', '191.255.255.255'],
  ...['192.0.1.0', '192.0.3.0', '192.167.255.255', '192.169.0.0', '198.17.255.255', '198.20.0.0'],
  ...['198.51.99.255', '203.0.112.255', '223.255.255.255', '168.63.129.17'],
  ...['2606:4700:4700::1111', '2001:200::1', '2001:db7::1', '2001:db9::1', '2003::1', '2a00:1450::1'],
])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

test('any spelling of a private address is known for what it is', () => {
  fc.assert(
    fc.property(privateIpv4.chain(spelled), (host) => !isPublicAddress(hostOf(host))),
    { numRuns: 3_000 },
  )
})

test('a public address is public in each spelling that is IPv4', () => {
  const address = numberOf('104.16.132.229')
  fc.assert(
    fc.property(
      spelled(address).filter((host) => !host.startsWith('[')),
      (host) => hostOf(host) === dottedOf(address) && isPublicAddress(hostOf(host)),
    ),
  )
})
