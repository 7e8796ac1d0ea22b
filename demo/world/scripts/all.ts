import { danish } from './danish.ts'
import { dutchInside } from './dutch-inside.ts'
import { dutchSales } from './dutch-sales.ts'
import { dutchTrade } from './dutch-trade.ts'
import { english } from './english.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import { italian } from './italian.ts'
import { readScripts, type Script } from './parse.ts'
import { polish } from './polish.ts'
import { spanish } from './spanish.ts'
import { swedish } from './swedish.ts'

/** Every script that the world plays. */
export const scripts: Script[] = [
  ...readScripts('nl', dutchSales),
  ...readScripts('nl', dutchTrade),
  ...readScripts('nl', dutchInside),
  ...readScripts('en', english),
  ...readScripts('de', german),
  ...readScripts('fr', french),
  ...readScripts('it', italian),
  ...readScripts('pl', polish),
  ...readScripts('da', danish),
  ...readScripts('sv', swedish),
  ...readScripts('es', spanish),
]
