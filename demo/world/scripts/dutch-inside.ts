/** What the colleagues write to each other; see parse.ts for the form. */
export const dutchInside = `
## voorraad | lotte bram noor | colleague | Intern
? [Voorraad {product}|{product}: bijna op|Telling magazijn week {week}|Minimumvoorraad {code}]
< [Let op:|Even vooraf:] van de {product} liggen er nog {m}. [Nieuwe levering komt pas in week {week+3}.|Er staan orders open voor {qty}.] [Moet ik iets apart leggen?|Wat doen we met de kleine orders?]
> [Houd {n} apart voor Lindenau, die hebben een contract.|Eerst de oudste orders, de rest in twee keer.] Ik [bel de leverancier|laat het de klanten weten].
< [Komt goed.|Doe ik.] De lijst van vanmorgen zit erbij.
+ telling-week-{week}.csv

## planning | bram joris noor lotte | colleague | Intern
? [Planning week {week+1}|Weekplanning {week+1}|Wie doet wat in week {week+1}?|Rooster werkplaats]
< [Voorstel voor volgende week:|Zo ziet week {week+1} eruit:]
- maandag en dinsdag: {qty2} {product2}
- woensdag: order {order}, moet donderdag weg
- vrijdag: richtbanken nakijken en opruimen
[Wie kan vrijdag de pers bedienen?|Graag voor morgen reactie.]
+ planning-week-{week+1}.xlsx
> [Ik ben woensdag in Arnhem, dan schuif ik order {order} naar dinsdag.|Akkoord, maar vrijdag ben ik vrij.|Prima zo.]
< [Aangepast.|Dan vraag ik een uitzendkracht.] Nieuwe versie hangt bij de koffie.

## vakantie | lotte noor bram | colleague | Intern
? [Vrij {date+20}|Vakantie {month+1}|Verlof aanvragen|Wie neemt mijn klanten over?]
< [Ik wil graag vrij van {date+20} tot en met {date+30}.|Van {date+14} af ben ik twee weken weg.] [Noor kan de lopende bestellingen overnemen.|Wil jij mijn postvak in de gaten houden?]
> [Geen bezwaar, zet het in het rooster.|Prima, geniet ervan.] Laat je een lijstje achter met wat er loopt?
< [Lijstje zit erbij.|Hierbij, ook met wie er belt.]
+ lopende-zaken.txt

## verslag | lotte bram noor joris | colleague | Intern
? [Verslag overleg {date}|Notulen {day}|Actielijst overleg {date}|Wat we {day} afspraken]
< [Hierbij het verslag van vanmorgen.|Kort verslag, vul gerust aan.] Besloten:
- prijzen van {product} gaan per {date+40} {discount} % omhoog
- zaak {case}: nieuwe wielen, geen discussie
- {other} vraagt drie offertes voor een tweede spaakmachine
+ Verslag-{date}.docx
> [Helder, dank.|Eén aanvulling: de beurs staat er niet in.] [Wie belt Stadsrad?|Ik bel {day+2} met de drukker.]
< Toegevoegd. [Volgende overleg: {day+7} om half negen.|Dan zien we elkaar {day+7}.]

## machine | joris bram | colleague | Intern
? [a=Spaakmachine 2 staat stil ({date})|Compressor: {n} bar|Richtbank 3 wijkt af, order {order}]
< [a=De spaakmachine slaat af bij elke {m}e nippel.|De compressor haalt nog maar {n} bar.|Richtbank 3 meet een tiende te veel, ik heb {n} wielen over moeten doen.] [Ik heb hem uitgezet.|Voorlopig doen we het zonder.] Zie de foto.
+ inline:machine.png
> Bel de monteur, [ook als dat avondtarief is|desnoods vanavond]: order {order} moet {day+2} weg.
< De monteur was er: [een versleten lager, {n} euro aan onderdelen en drie uur werk|een kabelbreuk in de kop]. [Draait weer.|Morgen komt hij terug met een nieuw lager.]
+ werkbon-{number}.pdf
> Mooi. [Zullen we een reservelager op de plank leggen?|Zet je het onderhoud in de agenda?]

## tekening | noor bram | colleague | Leveranciers
? [Tekening {drawing} rev. {revision}|{drawing}: nieuwe toleranties|Wijziging {drawing}|Graag akkoord op {drawing} rev. {revision}]
< Tekening {drawing} is bijgewerkt naar revisie {revision}. [De tolerantie op de lagerzitting gaat naar 0,02 mm.|De flens wordt 0,3 mm dikker.] [Graag akkoord voor ik hem naar Formhub stuur.|Kijk jij naar de maat bij C?]
+ {drawing}-rev{revision}.pdf
+ inline:{drawing}-detail.png
> [Akkoord.|Maat C lijkt me krap: met een nippelspanner kom je er niet bij.] [a=Stuur maar door, maar dan als revisie met datum.|Kan de straal naar 1,2?]
< [a=Datum staat erop, hij gaat vandaag de deur uit.|Straal is nu 1,2. Nieuwe versie in de bijlage.]
+ {drawing}-rev{revision}2.pdf

## doorgestuurd-idee | lotte bram | colleague | 
? [a=Idee: [spaken|nippels en spaken] per abonnement|Website: [bestellen voor dealers|order volgen]|Filmpje over [spaken|richten|{product}]]
< [Bij het hardlopen bedacht:|Losse gedachte:] [a=waarom verkopen we spaken niet per abonnement|kunnen dealers hun order niet gewoon zelf volgen|zullen we een filmpje maken over het spannen van een wiel]? [{firm2} vroeg er laatst ook naar.|Het scheelt ons telkens een telefoontje.]
> [Goed idee, maar wie gaat het doen?|Leuk!] [Zet het op de lijst voor {month+1}.|Laten we het {day+4} bespreken.] [b=Wat zou het kosten?|Heb je een voorbeeld?]
< [b=Ruwweg een week werk, zie het schetsje.|Zie het schetsje.] [Ik maak een voorstel van één bladzijde.|Ik vraag Ruben om mee te denken.]
+ inline:schets.png

## lunch | joris lotte noor | colleague | 
? [a=Taart voor {other}!|Nieuwe koffiemachine|Fietstocht {date+9}|Lunch {day+1}]
< [a={other} is vandaag {n} jaar in dienst: om drie uur taart in de kantine.|De koffiemachine is vervangen, de bonen staan in de kast.|Wie gaat er mee op {date+9}? We rijden {m} kilometer langs de IJssel.|Op {day+1} eten we samen: soep, brood en haring van de kar.]
> [a=Houd een stuk voor mij apart, ik sta in Zwolle.|Eindelijk!|Ik ben erbij.|Lekker, ik neem mosterd mee.]

## marge | lotte noor | colleague | Intern
? [Marge op {product}|Kostprijs {code} nagerekend|Inkoopprijs {product} omhoog|Rekensom {product}]
< [Ik heb de {product} opnieuw doorgerekend.|Na de nieuwe prijzen van de draad] komt de kostprijs op [{m},20|{m},85] per stuk meer dan vorig jaar. [Bij de prijs van {price} houden we te weinig over.|Zie tabblad 2.]
+ Kostprijs-{code}.xlsx
> [Dan moet de verkoopprijs {discount} % omhoog, of de levertijd langer.|Kunnen we de lagers ergens anders halen?] [Wat zegt Wei-Lin?|Ik leg het voor aan Bram.]
< [Bij 5.000 stuks geeft Formhub {discount} %.|Met lagers uit Kaohsiung scheelt het 80 cent.] [Zal ik een monster bestellen?|Dat haalt het net.]
> [Doen.|Ja, graag.]

## overdracht | bram lotte | colleague | Garantie
? [Zaak {case}: overdracht|{firm2} belde over zaak {case}|Terugbellen: {firm2}|Zaak {case}]
< [{firm2} belde, je was net weg.|Kun jij zaak {case} overnemen?] Het gaat om [een tik in de naaf|speling op de as|een slag in het achterwiel]. [Hij is tot vijf uur te bereiken.|Ze sturen de wielen op.] [Ik heb gezegd dat je vandaag belt.|Partij {batch}, dezelfde als bij zaak 0974.]
> [Gebeld.|Opgepakt.] [Hij stuurt foto’s, daarna beslissen we.|Kijk eerst naar de cassettebody, daar hebben we er 12 van liggen.]
`
