/** Dutch suppliers, partners, tenders and applicants; see parse.ts for the form. */
export const dutchTrade = `
## inkoop-draad | inkoop | h.nijland@draadtwente.example | Leveranciers
? [Aanvraag spaakdraad 2,0 mm|Prijs draad Q{n}|Bestelling {po} draad|Levertijd coil RVS 304]
> [Voor het komende kwartaal hebben we 4 ton draad nodig|Onze voorraad draad raakt op: we zoeken 2 ton], RVS 304, 2,0 mm. [Wat is de prijs per kilo bij levering in week {week+5}?|Kun je een prijs en een levertijd geven?]
< [Dank voor de aanvraag.|Goed van je te horen.] De nikkeltoeslag is deze maand gestegen, we komen uit op € 4,{m} per kilo, levertijd vijf weken. [Bij een jaarcontract kan er {discount} % af.|Vanaf 6 ton ligt het anders.]
+ Offerte-draad-{po}.pdf
> [Dat is {discount} % meer dan in het voorjaar.|Hoe lang staat die toeslag vast?] Ik wil twee leveringen van 2 ton, de eerste in week {week+5}. Graag met 3.1-certificaat.
< [Akkoord|Dat kan], toeslag vast tot {date+30}. De bevestiging zit erbij.
+ Orderbevestiging-{po}.pdf
> [Getekend retour.|Bestelling {po} is definitief.] Lossen kan tussen 7 en 15 uur, kade 2.
@ 20
< De eerste {n} rollen zijn vandaag geladen. Certificaten in de bijlage, [charge {batch}|smelt {batch}].
+ Certificaat-3.1-{batch}.pdf

## dozen | inkoop | marieke@salland.example | Leveranciers/Benelux
? [Nieuwe dozen voor {product}|Drukproef doos {code}|Verpakking: proefpartij|Offerte kartonnen wielkokers]
> [De dozen voor {product} scheuren bij de hoeken.|Een klant stuurde foto’s van ingedeukte dozen.] Kunnen jullie een sterkere kwaliteit maken, of met een binnenrand?
+ doos-gescheurd.png
< [Dat kan, we maken een proef in dubbele golf.|Met een inleg van honingraat haal je het.] [Scheelt ongeveer 18 cent per doos.|De prijs hangt af van de oplage.] Ik stuur {day+5} vijf monsters.
> Monsters zijn binnen, [die met de blauwe rand is goed|variant B is het geworden]. Joris liet hem van twee meter vallen: niets aan de hand. Wat kost hij bij {qty2}00 stuks?
< Bij die oplage € 2,{m} per stuk. [Drukproef in de bijlage, graag akkoord.|Kijk je nog even naar de drukproef?]
+ drukproef-{code}.pdf
+ inline:doos.png
> [Akkoord, met één correctie: “Breekbaar” graag ook in het Duits.|Akkoord.]

## it | bram | ruben@netwerf.example | 
? [a=Onderhoud {day+6} na 18 uur|Back-up van het ordersysteem|Scanners in het magazijn]
< [a=Op {day+6} na 18 uur werken we de server bij, dat duurt ongeveer {n} uur.|De back-up van vannacht is niet gelukt: de schijf zat vol. Ik maak ruimte en draai hem vanavond opnieuw.|Er staat een update klaar voor de {m} scanners in het magazijn, een kwartier werk per stuk.] Kan dat wat jou betreft?
> [Prima, dan is hier niemand meer.|Liever niet op {day+6}, dan draait de avondploeg.] [Kun je meteen naar de printer bij de verpakking kijken?|Laat je weten wanneer het klaar is?]
< [Gedaan.|Alles draait weer.] De printer had een oude driver, [die is nu ook bij|dat is opgelost]. Verslag in de bijlage.
+ verslag-onderhoud.txt

## accountant | administratie | irene@vandalen.example | Administratie
? [Cijfers kwartaal {n}|Jaarrekening {year-1}: vragen|Btw-aangifte {month-1}|Controle voorraad]
< [Voor de jaarrekening mis ik nog drie dingen:|Ik loop de cijfers na en heb een paar vragen.]
- de voorraadlijst per laatste dag van de maand
- de bankafschriften van {month-1}
- een toelichting bij factuur {year}-{invoice}
> [Zie de bijlage, de afschriften volgen morgen.|Hierbij alles behalve de toelichting, die vraag ik na bij Noor.]
+ Voorraad-{month-1}.xlsx
+ Grootboek.csv
< [Dank, compleet.|Ziet er goed uit.] [a=De voorraad velgen is € {m}.000 lager dan vorig jaar, klopt dat?|Ik kom {day+7} om {time} langs om het door te spreken.]
> [a=Klopt: we hebben de oude 26-inchvelgen afgeboekt.|Komt goed uit, de koffie staat klaar.]

## bedrijvenpark | lotte | w.oosterhuis@deventerstad.example | 
? [Havenstraat afgesloten {date+9}|Parkeren op het Havenkwartier|Nieuwe verlichting bij de kade|Bewonersavond Havenkwartier]
< [Vanaf {date+9} wordt de Havenstraat opgebroken voor nieuwe leidingen.|De gemeente vernieuwt de kade.] Vrachtverkeer rijdt [twee weken|tien dagen] om via de Industrieweg. [De kaart zit in de bijlage.|Zie de kaart.]
+ omleiding.png
> [a=Onze leveringen komen tussen 7 en 9 uur, kan de poort aan de achterkant dan open?|Krijgen wij een ontheffing voor de pallets op {day+9}?]
< [a=Dat is geregeld, de sleutel ligt bij de portier; het formulier zit erbij.|Ontheffing in de bijlage, graag achter de ruit leggen.]
+ Ontheffing-{number}.pdf
> Fijn, dank voor het meedenken.

## tijdschrift | lotte | bas@spaakenketting.example | Beurs {year+1}
? [Interview voor nummer {m}|Artikel over wielenbouw, nummer {n}|Foto’s voor het {month+3}nummer]
< Voor ons [voorjaarsnummer|nummer {n}] maken we een verhaal over [ambachtelijke wielenbouw|naafdynamo’s|werkplaatsen die blijven]. Mogen we [a=een dag meelopen in Deventer|jullie vijf vragen stellen]? [a=De fotograaf kan {day+8}.|Deadline is {date+20}.]
> [Leuk, kom maar.|Graag.] [a=Wat mij betreft {day+8}: dan worden er twee tandems gespaakt.|Ik beantwoord ze dit weekend.] Neem je de maten van de foto’s mee?
< Het stuk staat in de bijlage. [Kloppen de getallen in de derde alinea?|Graag voor {date+4} reactie.] [De foto hieronder wordt de opening.|Zie de opening hieronder.]
+ artikel-spaakwerk.docx
+ inline:opening.png
> [Prachtig.|Mooi geworden!] Twee correcties: het is 36 spaken, niet 32, en Joris schrijf je met een s.
< [Aangepast, dank.|Verwerkt.] Je krijgt tien exemplaren.

## sollicitatie | lotte | applicant | Intern/Sollicitaties
? [Sollicitatie wielenbouwer, {last}|Open sollicitatie uit {city}|Reactie op de vacature van {date-9}|Stageplek vanaf {month+2}?]
< [Met veel plezier las ik jullie vacature.|Al vanaf mijn twaalfde bouw ik wielen op zolder.|Ik zoek een leerplek voor drie dagen in de week.] [Ik werkte vier jaar in een fietsenwinkel in {city}|Nu sta ik in een metaalfabriek], en wil terug naar het vak. Mijn cv en motivatie zitten in de bijlage.
+ CV-{last}.pdf
+ Motivatie.docx
> Dank voor je brief, [die viel op|met plezier gelezen]. Kun je {day+6} om {time} langskomen? [Neem een wiel mee dat je zelf gespaakt hebt.|We doen dan ook een kleine proef: een voorwiel spaken.]
< [Graag, ik ben er.|Heel graag!] [Ik kom met de trein van kwart over.|Moet ik eigen gereedschap meenemen?]
@ 8
> Het was een goed gesprek. [a=We bieden je een contract voor een jaar aan, 32 uur, te beginnen op {date+30}. Zullen we {day+3} bellen?|Helaas kozen we voor iemand met meer ervaring, maar we houden je brief graag.]
< [a=Dank voor het vertrouwen! Ik denk er een weekend over na.|Bedankt voor je eerlijke antwoord. Tot ziens op de beurs.]

## aanbesteding | verkoop | s.brouwer@stadsrad.example erik@oostfiets.example | Offerte, Klanten/Overheid
? [Aanbesteding {year+1}: perceel {n}|Uitvraag onderhoud deelfietsen|Marktconsultatie wielen deelfietsen|Nota van inlichtingen {number}]
< Voor het wagenpark {year+1} vragen wij {m}0 wielsets aan. [De leidraad vindt u in de bijlage.|Bijgaand de stukken.] Vragen kunnen tot {date+8} worden gesteld.
+ Leidraad-{number}.pdf
+ Prijzenblad.xlsx
> [Dank voor de stukken.|Wij doen graag mee.] Twee vragen: geldt de eis van 120 kilo per wiel ook voor het voorwiel, en mag levering in drie delen?
< [Beide vragen zijn beantwoord in de nota in de bijlage.|Ja op beide, zie de nota.]
+ Nota-van-inlichtingen-{number}.pdf
> Hierbij onze inschrijving, met het ingevulde prijzenblad en twee referenties.
+ Inschrijving-Spaakwerk.pdf
+ Prijzenblad-ingevuld.xlsx
@ 12
< [Uw inschrijving is als tweede geëindigd, op {n} punten.|Wij gunnen u perceel {n}, onder voorbehoud van de termijn van twintig dagen.] De motivering vindt u in de brief.
+ Gunningsbrief-{number}.pdf

## transportschade | service | j.wenting@noordkade.example | Garantie
? [Transportschade {tracking}|Schadeclaim zending {tracking}|Beschadigde pallet {tracking}]
> Zending {tracking} is beschadigd aangekomen bij {city2}: [twee van de {pallets} pallets omgevallen|de folie was open en het regende]. [Foto’s van de klant zitten erbij.|Zie de foto’s.] We stellen jullie aansprakelijk voor {total}.
+ pallet-1.png
+ pallet-2.png
+ cmr-{tracking}.pdf
< [Wij hebben de chauffeur gesproken.|Vervelend om te horen.] [a=Op de vrachtbrief is geen voorbehoud gemaakt; heeft de klant getekend?|De schade is gemeld bij de verzekeraar onder nummer {po}.]
> [a=Ja, met de aantekening “schade”, zie regel 24.|Dank.] Wanneer kan de expert komen kijken?
< [{day+5} tussen 9 en 12 uur.|Dat is niet nodig, het bedrag valt onder onze grens.] Het bedrag staat binnen veertien dagen op jullie rekening.
`
