import { day, inWords, number, week, weekday, year } from './clock.ts'
import { type Good, goods } from './goods.ts'
import type { Random } from './random.ts'
import type { Language } from './types.ts'

/** The figures of one piece of business: drawn once, so that every mail of a thread names the same ones. */
export type Facts = {
  words: Record<string, string>
  good: Good
  quantity: number
  /** which of its choices each lettered group took */
  taken: Record<string, number>
}

const carriers = ['Noordkade', 'Noordkade Logistiek', 'Van Rijn Transport', 'Interkoerier', 'Hanzevracht']

/** Draws the figures of a thread. Names (first, firm, our …) are added by whoever knows them. */
export function drawFacts(random: Random, language: Language): Facts {
  const [good, second] = random.shuffle(goods) as [Good, Good]
  const quantity = random.pick(good.lots)
  const discount = random.pick([3, 4, 5, 6, 8])
  const money = (cents: number) => `€ ${number(cents / 100, language, 2)}`
  const words = {
    product: good.names[language],
    product2: second.names[language],
    code: good.code,
    qty: number(quantity, language),
    qty2: number(random.pick(second.lots), language),
    price: money(good.cents),
    price2: money(Math.round(good.cents * (1 - discount / 100))),
    total: money(good.cents * quantity),
    total2: money(Math.round(good.cents * (1 - discount / 100)) * quantity),
    discount: `${discount}`,
    order: `${random.int(38_000, 41_999)}`,
    po: `${random.int(2_000, 9_999)}`,
    number: `${random.int(100, 999)}`,
    invoice: `${random.int(1_000, 4_999)}`,
    case: `${random.int(820, 1_043)}`,
    rma: `0${random.int(110, 260)}`,
    batch: `L${random.int(22, 26)}-0${random.int(1, 9)}${random.int(10, 28)}`,
    drawing: `SW-${random.int(1_010, 1_990)}`,
    revision: random.pick(['B', 'C', 'D', 'E']),
    tracking: `NK-${random.int(61_000, 88_200)}`,
    carrier: random.pick(carriers),
    pallets: `${random.int(2, 6)}`,
    n: `${random.int(2, 9)}`,
    m: `${random.int(11, 46)}`,
    km: number(random.int(6, 48) * 100, language),
    time: `${random.int(8, 16)}:${random.pick(['00', '15', '30', '45'])}`,
  }
  return { words, good, quantity, taken: {} }
}

/**
 * A text with its choices made and its gaps filled. "[one|two]" gives one of them (choices may hold choices);
 * "[a=one|two]" the same one in every mail of the thread, so that an answer fits its question. "{qty}" is the fact of
 * that name; "{date+9}", "{day+2}", "{week+1}", "{year+1}", "{month}" are so many days, weeks, years or months from `at`.
 * Throws when a gap has no fact.
 */
export function fill(text: string, random: Random, facts: Facts, language: Language, at: number): string {
  return choose(text, random, facts.taken).replace(
    /\{(\w+?)([+-]\d+)?\}/g,
    (gap, name: string, distance: string = '0') => {
      const value = facts.words[name] ?? moment(name, Number(distance), language, at)
      if (value === undefined) throw new Error(`Nothing fills ${gap} in: ${text.slice(0, 60)}`)
      return value
    },
  )
}

function choose(text: string, random: Random, taken: Facts['taken']): string {
  const chosen = text.replace(/\[(?:([a-z])=)?([^[\]]*)\]/g, (_, group: string | undefined, list: string) => {
    const choices = list.split('|')
    if (!group) return random.pick(choices)
    taken[group] ??= random.int(0, choices.length - 1)
    return choices[taken[group] % choices.length] ?? ''
  })
  return chosen === text ? text : choose(chosen, random, taken)
}

function moment(name: string, distance: number, language: Language, at: number): string | undefined {
  const then = weekday(at + distance * day) // nothing is promised for a Saturday
  switch (name) {
    case 'date':
      return inWords(then, language, { day: 'numeric', month: 'long' })
    case 'day':
      return inWords(then, language, { weekday: 'long' })
    case 'month':
      return inWords(at + distance * 30 * day, language, { month: 'long' })
    case 'week':
      return `${week(at + distance * 7 * day)}`
    case 'year':
      return `${year(at) + distance}`
    default:
      return undefined
  }
}
