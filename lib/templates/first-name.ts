/** "Camille" of "Camille Berthoud" and of "Berthoud, Camille"; nothing where there is but an initial, or an address. */
export function firstName(name: string): string {
  if (name.includes('@')) return ''
  const [family = '', given] = name.split(',')
  const [first = ''] = (given ?? family).trim().split(/\s+/)
  return first.endsWith('.') || [...first].length < 2 ? '' : first
}
