import { BlockList, isIP, isIPv4 } from 'node:net'

/**
 * Whether an IP address belongs to the public internet, so that it may be asked for a picture that a stranger's mail names. Takes
 * what a resolver or a socket gives, or the inside of a URL's brackets; anything it can't read is not public.
 *
 * IPv6 is judged the other way round than IPv4: only 2000::/3 is given out at all (RFC 4291 §2.4), so what carries an IPv4 address in
 * another place (::ffff:0:0/96, ::/96, 64:ff9b::/96, 64:ff9b:1::/48), and loopback, link-local, unique-local, site-local and
 * multicast addresses are outside of it without being named.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || address.includes('%')) return false // a zone names a link of this machine (RFC 4007 §11)
  if (isIPv4(address)) return !NOT_PUBLIC.check(address, 'ipv4')
  return GIVEN_OUT.check(address, 'ipv6') && !NOT_PUBLIC.check(address, 'ipv6')
}

const GIVEN_OUT = new BlockList()
GIVEN_OUT.addSubnet('2000::', 3, 'ipv6')

/** The IANA registries of special-purpose addresses, and one address that a cloud has put among the public ones. */
const NOT_PUBLIC = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private (RFC 1918), and the next but five and eight
  ['100.64.0.0', 10], // behind a carrier's NAT (RFC 6598)
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local, where clouds keep their metadata
  ['172.16.0.0', 12],
  ['192.0.0.0', 24], // protocol assignments (RFC 6890)
  ['192.0.2.0', 24], // documentation (RFC 5737), like 198.51.100 and 203.0.113
  ['192.88.99.0', 24], // relays from 6to4 (RFC 7526)
  ['192.168.0.0', 16],
  ['198.18.0.0', 15], // benchmarks (RFC 2544)
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
  ['168.63.129.16', 32], // the host under a virtual machine of Azure
] as const)
  NOT_PUBLIC.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['2001::', 23], // protocol assignments (RFC 2928): Teredo, ORCHID, benchmarks, AMT
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4: carries an IPv4 address
  ['3fff::', 20], // documentation (RFC 9637)
] as const)
  NOT_PUBLIC.addSubnet(net, bits, 'ipv6')
