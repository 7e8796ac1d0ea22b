/** Danish dealers; see parse.ts for the form. */
export const danish = `
## tilbud | verkoop | dealer lead | Offerte, Klanten/Dealers/Scandinavië
? [Tilbud på {qty} {product}?|Pris på {product}|Forespørgsel: {product}|Tilbud {year}-{number}]
< [Vi mangler|Til foråret skal vi bruge] {qty} {product}. [Kan I give en pris, leveret i {city}?|Hvad kan I gøre på prisen?] [Det haster ikke.|Gerne inden uge {week+6}.]
> Tak for henvendelsen. Vedhæftet er tilbud {year}-{number}: {price} pr. stk., i alt {total}. [Leveringstiden er fire uger.|Halvdelen ligger på lager.]
+ Tilbud-{year}-{number}.pdf
< [Tak, det ser fornuftigt ud.|Prisen er lidt høj for os.] [a=Kan I give {discount} %, hvis vi også tager {qty2} {product2}?|Hvad hvis vi deler leveringen i to?]
> [a=Med begge dele bliver det {price2}.|Det kan vi godt.] Nyt tilbud er vedhæftet.
+ Tilbud-{year}-{number}-rev2.pdf
< [Fint, vi bestiller.|Aftale.] Ordre {po} er vedhæftet. [Husk vores nye leveringsadresse på havnen.|Skriv venligst ordrenummeret på pallen.]
+ Ordre-{po}.pdf
> Bekræftet som {order}. [Vi sender i uge {week+4}.|I får besked, dagen før den kører.]

## levering-da | verkoop | dealer | Klanten/Dealers/Scandinavië
? [b=[Ordre {order}: levering uge {week+1}?|Levering af {product}|Ordre {order}, {firm}]|[Mangler en palle, ordre {order}|Kun en af {pallets} paller]]
< [b=Kan I bekræfte, at {qty} {product} stadig ankommer mandag?|Vi har kun fået en af de {pallets} paller.] [Vi har et værksted, der venter.|Kunderne ringer.]
> [b=Ja, bilen kører {day+1}.|Pallen står i Padborg og kommer {day+2}.] Nummeret er {tracking}.
< [Perfekt, tak.|Så giver vi værkstedet besked.] [c=Er det med lift?|Vi er her til kl. 16.]
> [c=Ja, med lift.|Det er noteret.]

## reklamation-da | service | dealer | Garantie
? [a=Knækkede eger, parti {batch}|Slør i navet {code}]
< [a=Vi har fået {n} hjul retur med knækkede eger|Der er slør i navet efter {km} km], alle fra parti {batch}. Billeder vedhæftet. [Hvad gør vi?|Kan I sende nye?]
+ billede-1.png
+ billede-2.png
> [Det er vi kede af.|Tak for billederne.] Sagen har nummer {case}. [b=Send dem gerne retur med vedhæftede label.|Vi sender {n} nye i dag, send de gamle med vedhæftede label.]
+ Returlabel-RMA-{rma}.pdf
< [b=De er sendt.|Tak, de nye er fremme.] Hvem betaler for timerne?
> [Vi betaler to timer pr. hjul.|Det gør vi, kreditnota er vedhæftet.]
+ Kreditnota-{case}.pdf

## prisliste-da | verkoop | dealer lead | 
? [Prisliste {year+1}|Nye priser på {product}?|Katalog {year+1} til {city}|Prisliste, {product}]
< [Har I den nye prisliste?|Vi er ved at opdatere kassen og mangler prislisten for {year+1}.] [Gerne som regneark.|Er rabatten den samme?]
> [Den er vedhæftet.|Her er den.] [Rabatten er uændret.|Fælgene stiger {discount} %.]
+ Prisliste-{year+1}.pdf
+ Prisliste-{year+1}.xlsx
< [Mange tak.|Super.] [a=Må vi bruge billederne på hjemmesiden?|Gælder de gamle priser måneden ud?]
> Ja, [a=det må I gerne|det gør de].

## messe-da | lotte | dealer lead | Beurs {year+1}
? [a=Kommer I til messen?|Demodag i {city} {date+12}]
< [a=Kommer I til messen i {month+3}? Det kunne være hyggeligt at mødes over en frokost.|Vi holder demodag den {date+12}. Kan vi låne to sæt {product}?]
> [a=Ja, vi kommer begge to. Skal vi sige den første dag kl. {time}?|Det vil vi gerne. Jeg tager sættene med i bilen.]
< [Perfekt.|Vi glæder os.] [Her er et kort over pladsen.|Husk regntøj.]
+ inline:kort.png
`
