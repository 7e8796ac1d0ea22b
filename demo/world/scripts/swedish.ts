/** Swedish dealers; see parse.ts for the form. */
export const swedish = `
## offert-sv | verkoop | dealer lead | Offerte, Klanten/Dealers/Scandinavië
? [Offert på {qty} {product}|Pris på {product}?|Vårbeställning {year+1}|Förfrågan: {product}]
< [Inför våren behöver vi|En kund har frågat efter] {qty} {product}. [Kan ni ge oss ett pris med frakt till {city}?|Vad är leveranstiden just nu?]
> Tack för förfrågan. Offert {year}-{number} är bifogad: {price} styck, totalt {total}. [Leveranstid fyra veckor.|Hälften finns i lager.]
+ Offert-{year}-{number}.pdf
< [Tack, det ser bra ut.|Priset är lite högt för oss.] [a=Går det att få {discount} % om vi lägger till {qty2} {product2}?|Kan vi dela leveransen?]
> [a=Ja, då blir priset {price2}.|Det går bra.] Ny offert bifogas.
+ Offert-{year}-{number}-rev2.pdf
< [Vi beställer.|Kör på det.] Beställning {po} bifogas.
+ Bestallning-{po}.pdf

## arende | service | dealer | Garantie
? [a=Glapp i navet {code}|Axlar som inte passar, parti {batch}|Nya axlar till {code}]
< [a=Vi har fått tillbaka {n} hjul med glapp i navet|Axlarna i senaste leveransen är en millimeter för korta|Vi behöver {n} nya axlar till {code}], parti {batch}. Bilder bifogas. [Hur gör vi?|Har ni sett det förut?]
+ bild-1.png
> [Tack för bilderna.|Det var tråkigt att höra.] [Nya axlar går iväg i dag.|Skicka tillbaka två av de gamla med etiketten, nya kommer i morgon.] Ärendet har nummer {case}.
+ Retur-RMA-{rma}.pdf
@ 6
< [De nya axlarna passade direkt.|Allt fungerar igen.] [Ni kan stänga ärendet.|Tack för hjälpen.]

## faktura-sv | administratie | dealer | Administratie/Facturen
? [Faktura {year}-{invoice}|Fråga om faktura {invoice}|Betalning {year}-{invoice}]
< [a=Bifogat finner ni faktura {year}-{invoice} för reparation av demohjul. Betalningsvillkor 30 dagar.|Vi har fått faktura {invoice} två gånger. Vilken gäller?]
+ Faktura-{year}-{invoice}.pdf
> [a=Tack, den är bokförd.|Den andra gäller, ursäkta.]

## leverans | verkoop | dealer | 
? [Leverans av order {order}|När kommer {product}?|Order {order}, vecka {week+2}]
< [a=När kan vi räkna med order {order}?|Vi saknar en av {pallets} pallar.] [Det har börjat snöa här.|Verkstaden är full.]
> [a=Den går {day+1} och är framme {day+4}.|Pallen står i Malmö.] Spårning {tracking}.
< [Tack!|Framme nu, allt helt.]
`
