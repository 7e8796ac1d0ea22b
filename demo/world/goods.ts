import type { Language } from './types.ts'

export type Good = {
  /** the name as it stands in lists and file names */
  code: string
  /** euro cents apiece */
  cents: number
  /** how many are ordered at once */
  lots: number[]
  /** what it is called, in the plural */
  names: Record<Language, string>
}

const order: Language[] = ['nl', 'en', 'de', 'fr', 'it', 'pl', 'da', 'sv', 'es']
const wheels = [8, 12, 16, 24, 30, 36, 48, 60]
const parts = [40, 60, 80, 120, 150, 200, 250, 400]
const small = [1200, 2000, 3600, 5000, 7200, 12_000]

/** What Spaakwerk makes and sells. */
export const goods: Good[] = [
  good(
    'D3-32H',
    15_200,
    parts,
    'naafdynamo’s D3 | dynamo hubs D3 | Nabendynamos D3 | moyeux dynamo D3 | mozzi dinamo D3 | piasty z dynamem D3 | navdynamoer D3 | navdynamor D3 | bujes dinamo D3',
  ),
  good(
    'W28-36',
    21_900,
    wheels,
    'wielsets 28 inch | 28-inch wheelsets | Laufradsätze 28 Zoll | paires de roues 28 pouces | coppie di ruote da 28 | komplety kół 28 cali | hjulsæt 28 tommer | hjulset 28 tum | juegos de ruedas de 28',
  ),
  good(
    'C20-R',
    13_400,
    wheels,
    'versterkte achterwielen voor bakfietsen | reinforced cargo wheels | verstärkte Hinterräder für Lastenräder | roues arrière renforcées pour vélos cargo | ruote posteriori rinforzate cargo | wzmocnione koła do rowerów cargo | forstærkede baghjul til ladcykler | förstärkta bakhjul för lastcyklar | ruedas traseras reforzadas de carga',
  ),
  good(
    'F25C-36',
    3_850,
    parts,
    'velgen 25C | 25C rims | Felgen 25C | jantes 25C | cerchi 25C | obręcze 25C | fælge 25C | fälgar 25C | llantas 25C',
  ),
  good(
    'S20-290',
    46,
    small,
    'spaken 2,0 × 290 mm | spokes 2.0 × 290 mm | Speichen 2,0 × 290 mm | rayons 2,0 × 290 mm | raggi 2,0 × 290 mm | szprychy 2,0 × 290 mm | eger 2,0 × 290 mm | ekrar 2,0 × 290 mm | radios 2,0 × 290 mm',
  ),
  good(
    'FB-11',
    2_430,
    parts,
    'cassettebody’s 11-speed | freehub bodies, 11 speed | Freilaufkörper 11-fach | corps de roue libre 11 vitesses | corpi ruota libera 11v | bębenki 11-rzędowe | friløbshuse 11 gear | frihjulskroppar 11 växlar | núcleos de 11 velocidades',
  ),
  good(
    'G45-D',
    29_600,
    wheels,
    'gravelwielen G45 | gravel wheelsets G45 | Gravel-Laufradsätze G45 | roues gravel G45 | ruote gravel G45 | koła gravelowe G45 | gravelhjul G45 | gravelhjul G45 | ruedas gravel G45',
  ),
  good(
    'TA-12',
    1_780,
    parts,
    'steekassen 12 mm | 12 mm thru axles | Steckachsen 12 mm | axes traversants 12 mm | perni passanti 12 mm | osie przelotowe 12 mm | gennemgående aksler 12 mm | stickaxlar 12 mm | ejes pasantes de 12 mm',
  ),
  good(
    'DB-28',
    11_800,
    wheels,
    'schijfremwielen DB28 | disc-brake wheels DB28 | Scheibenbrems-Laufräder DB28 | roues à disque DB28 | ruote a disco DB28 | koła tarczowe DB28 | skivebremsehjul DB28 | skivbromshjul DB28 | ruedas de disco DB28',
  ),
  good(
    'N14-M',
    9,
    small,
    'messing nippels 14 mm | 14 mm brass nipples | Messingnippel 14 mm | écrous laiton 14 mm | nippli in ottone 14 mm | nyple mosiężne 14 mm | messingnipler 14 mm | mässingsnipplar 14 mm | cabecillas de latón 14 mm',
  ),
  good(
    'B6902',
    310,
    parts,
    'lagers 6902 | 6902 bearings | Lager 6902 | roulements 6902 | cuscinetti 6902 | łożyska 6902 | lejer 6902 | lager 6902 | rodamientos 6902',
  ),
  good(
    'K20',
    5_800,
    wheels,
    'kinderwielen 20 inch | 20-inch children’s wheels | Kinderlaufräder 20 Zoll | roues enfant 20 pouces | ruote bimbo da 20 | koła dziecięce 20 cali | børnehjul 20 tommer | barnhjul 20 tum | ruedas infantiles de 20',
  ),
  good(
    'ZS-2',
    18_900,
    [2, 3, 4, 5, 6, 8],
    'richtbanken ZS2 | truing stands ZS2 | Zentrierständer ZS2 | pieds de dévoilage ZS2 | centraruote ZS2 | centrownice ZS2 | oprettestativer ZS2 | riktställ ZS2 | centradores ZS2',
  ),
  good(
    'T29-B',
    24_700,
    wheels,
    'trekkingwielen met naafdynamo | dynamo trekking wheels | Trekking-Laufräder mit Nabendynamo | roues trekking à dynamo | ruote trekking con dinamo | koła trekkingowe z dynamem | trekkinghjul med navdynamo | trekkinghjul med navdynamo | ruedas de trekking con dinamo',
  ),
]

function good(code: string, cents: number, lots: number[], names: string): Good {
  const named = names.split(' | ').map((name, index) => [order[index], name])
  return { code, cents, lots, names: Object.fromEntries(named) as Good['names'] }
}
