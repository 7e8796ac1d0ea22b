/** Dutch and Flemish dealers write to Verkoop and Service; see parse.ts for the form. */
export const dutchSales = `
## offerte | verkoop | dealer lead | Offerte
? [Offerteaanvraag {product}|Prijs voor {qty} {product}?|{qty} × {product}: wat kost dat bij jullie|Aanvraag {firm}: {product}|Graag een offerte: {qty} {product}]
< [We krijgen hier steeds meer vraag naar|Voor het voorjaar willen we meer doen met|Een vaste klant van ons vroeg deze week naar] {product}. [Kun je|Kunnen jullie] ons een prijs geven voor {qty} stuks, geleverd in {city}?
[Levering in week {week+6} zou mooi zijn.|Haast is er niet, als het maar voor {date+60} is.|We beslissen eind deze maand.]
> Dank voor je aanvraag. In de bijlage vind je onze offerte {year}-{number}: {qty} {product} voor {price} per stuk, {total} in totaal, franco {city}.
[De levertijd is nu vier weken.|We hebben ongeveer de helft op voorraad, de rest volgt drie weken later.|Levertijd: vijf weken na akkoord.] De prijs staat vast tot {date+30}.
+ Offerte-{year}-{number}.pdf
< [Duidelijke offerte, dank.|Dat is snel, bedankt.] [We vergelijken met een andere leverancier en daar ligt de prijs iets lager.|Eerlijk gezegd zit je net boven wat we gewend zijn.] Zit er nog wat ruimte in als we er {qty2} {product2} bij nemen?
> Met die combinatie kan ik {discount} % van de prijs halen. Dan kom je uit op {price2} per stuk. [Ik heb de offerte aangepast.|De nieuwe versie zit erbij.] Meer kan ik echt niet doen.
+ Offerte-{year}-{number}-rev2.pdf
< [Akkoord!|Prima, zo doen we het.|Dat is netjes, we gaan ermee verder.] Bestelbon {po} zit als bijlage. Graag een bevestiging met de verwachte leverdatum.
+ Bestelbon-{po}.pdf
> Bevestigd onder order {order}. We leveren in week {week+5}; een dag van tevoren krijg je bericht van {carrier}.

## order | verkoop | dealer | Klanten/Dealers/Nederland
? [Bestelling {po} {firm}|Order {po}: {product}|Bestelling week {week}|Nabestelling {product}]
< [Hierbij onze bestelling|Graag bestellen we|Kun je voor ons inboeken]: {qty} {product} en {qty2} {product2}. [Ons ordernummer is {po}.|Vermeld je nummer {po} op de pakbon?]
[De vorige levering was keurig op tijd, complimenten aan Joris.|Mag het deze keer op een pallet in plaats van losse dozen?|Als het kan voor {day+9}, want vrijdag zijn we dicht.]
+ Bestelling-{po}.pdf
> [Ingeboekt|Genoteerd], order {order}. De {product} gaan {day+6} mee met {carrier}; de {product2} [liggen klaar|volgen in week {week+2}].
+ Orderbevestiging-{order}.pdf
< [Top, dank je.|Helemaal goed.] Eén vraag: [kan er een doos nippels bij?|staat onze korting van {discount} % er al in?|kunnen jullie de factuur naar onze boekhouding sturen, adres staat op de bon?]
> [Ja, geregeld.|Dat heb ik aangepast.|Komt in orde.] De factuur volgt na levering.

## klacht-spaken | service | dealer | Garantie
? [Gebroken spaken, partij {batch}|Klacht: spaakbreuk {batch}|Spaken breken bij de nippel ({batch})|{n} wielen terug met gebroken spaken]
< [Vervelend bericht helaas.|We hebben een probleem met de laatste levering.|Even een melding uit de werkplaats.] Van de wielen uit partij {batch} zijn er nu {n} teruggekomen met gebroken spaken, [steeds aan de aandrijfkant|allemaal vlak boven de nippel|na nog geen {km} kilometer].
[Foto’s zitten erbij.|Ik heb er foto’s van gemaakt.] Hoe willen jullie dit oplossen? De klanten staan hier in de winkel.
+ spaakbreuk-1.png
+ spaakbreuk-2.png
> Wat vervelend, en goed dat je foto’s meestuurt. [Ik herken het breukvlak:|Zo te zien] dit is een zaak voor garantie. Ik heb er zaak {case} van gemaakt en retournummer RMA-{rma} aangemaakt.
Wil je laten weten [hoeveel kilometer de wielen gelopen hebben|met welke spanning ze nagespannen zijn|welk serienummer op de naaf staat]? Dan kan ik het met de draadtrekkerij opnemen.
+ Retourlabel-RMA-{rma}.pdf
< Ze liepen tussen de 500 en {km} kilometer, niet nagespannen. Serienummers: {batch}-0017, {batch}-0033 en {batch}-0034. De wielen gaan vandaag op de post.
@ 5
> De wielen zijn binnen. [We zien een haarscheur in de bocht van de spaak|De draad is te hard getrokken], de hele streng is verdacht. Je krijgt nieuwe wielen en we vergoeden twee uur werkplaats per wiel.
[Er gaat ook een brief naar andere afnemers van dezelfde partij.|Het rapport van Noor vind je in de bijlage.]
+ Rapport-zaak-{case}.docx
< [Netjes opgelost, dank.|Daar zijn we blij mee.] De klanten zijn inmiddels weer op weg. Zaak mag dicht wat ons betreft.

## levering | verkoop | dealer | 
? [Waar blijft order {order}?|Levering {order}|{product} nog niet binnen|Vraag over levering week {week}]
< [Onze bestelling {order} zou gisteren komen, maar er is niets geleverd.|We wachten nog op {qty} {product} van order {order}.|Vandaag kwam er maar één pallet van de {pallets}.] [Kun je nagaan waar het is?|Weet jij meer?]
> Ik heb gebeld met {carrier}. [De zending staat nog in Meppel: er was een chauffeur ziek.|De pallet is verkeerd gesorteerd en komt vandaag terug.] Je krijgt hem [morgenochtend voor 10 uur|{day+2}]. Zendingnummer {tracking}.
< [Morgen ben ik er pas na elven, kan de buurman tekenen?|Prima, dan plannen we de monteurs om.|Dat is krap, we hebben {day+2} een afspraak staan.]
> [Doorgegeven.|Geregeld.|Ik heb het bij de planning laten zetten.] [Excuus voor het ongemak.|Volgende keer stuur ik het een dag eerder weg.]
@ 2
< [Alles binnen, compleet en onbeschadigd.|Is er inmiddels. Eén doos was ingedeukt, inhoud goed.] Dank voor het uitzoeken.

## factuurvraag | administratie | dealer | Administratie/Facturen
? [a=Factuur {year}-{invoice}: aantal klopt niet|Korting op factuur {year}-{invoice}|Btw-nummer op factuur {year}-{invoice}]
< Op factuur {year}-{invoice} [a=staat {qty} {product}, maar wij ontvingen er minder|is onze korting van {discount} % vergeten|staat het verkeerde btw-nummer]. Kunnen jullie dit nakijken? [We betalen zodra het klopt.|De rest van de factuur is akkoord.]
> [Je hebt gelijk, excuus.|Ik heb het nagekeken en je hebt gelijk.] In de bijlage de creditnota en een nieuwe factuur. [De vervaldatum schuift mee naar {date+30}.|Betaal alleen de nieuwe.]
+ Creditnota-{year}-{invoice}.pdf
+ Factuur-{year}-{invoice}-A.pdf
< [Dank, zo is het goed.|Ontvangen en ingeboekt.] [Betaling volgt {day+7}.|Gaat met de run van vrijdag mee.]

## herinnering | administratie | dealer | Administratie/Facturen
? [Herinnering factuur {year}-{invoice}|Openstaande factuur {year}-{invoice}|Tweede herinnering {year}-{invoice}]
> [Misschien is het aan je aandacht ontsnapt:|Volgens onze administratie staat nog open:] factuur {year}-{invoice} van {total}, vervallen op {date-12}. Zou je het bedrag deze week willen overmaken?
[Is de betaling al onderweg, dan kun je dit bericht weggooien.|Klopt er iets niet, dan hoor ik het graag.]
+ Factuur-{year}-{invoice}.pdf
< [Klopt, die was blijven liggen door vakantie.|Sorry, onze boekhouder was ziek.|Die heb ik nooit gehad, nu wel.] Ik heb hem [zojuist|vanmiddag] betaald.
> Dank voor het snelle antwoord, het bedrag is [vanmorgen|vandaag] binnengekomen.

## proefrit | lotte | dealer lead | 
? [Demodag {firm}|Proefwielen voor {day+9}|Testwielen {product}|Demowielen lenen?]
< [Op {date+9} houden we een testdag.|Wij organiseren {day+9} een rondje met klanten.] Kunnen we [twee|drie] sets {product} lenen? [We rijden een kleine 60 kilometer.|Er komen zo’n {m} mensen.]
> Leuk! [Ik breng ze zelf langs, dan kan ik meerijden.|Ik laat Joris ze {day+7} meesturen.] Wil je na afloop per set noteren hoeveel kilometer ze gelopen hebben?
+ Uitleenformulier.docx
< Doen we. [Er is koffie en appeltaart.|Neem regenkleding mee, het gaat regenen.] [Zal ik ook een paar folders uitdelen?|Heb je nog een banner voor bij de tent?]
> [Neem ik mee.|Zit in de doos.] Tot {day+8}!
@ 8
< [Het was een succes:|Wat een dag:] {n} klanten willen een offerte. [Foto’s in de bijlage.|Ik stuur er een paar foto’s bij.] De wielen staan schoon klaar om opgehaald te worden.
+ inline:testdag.png
+ testdag-2.png

## techniek | service | dealer lead | 
? [a=Welke spaaklengte bij {code}?|Aanhaalmoment {code}|Past {code} op een oude voorvork?|Vraag over montage {product}]
< [Een vraag van de werkvloer:|Kort vraagje.] [a=welke spaaklengte horen wij te gebruiken bij {code} met een velg van 622?|met hoeveel Nm draaien we de lagers van de {code} aan?|past de {code} ook op een vork van 9 millimeter, of is er een verloopstuk?|in welke volgorde monteren jullie de {product}: eerst de rotor of eerst de cassette?] In de handleiding staat het niet.
> [Goede vraag, die krijgen we vaker.|Staat inderdaad niet in de oude handleiding.] [a=Links 290, rechts 288 millimeter.|Aandraaien met 12 Nm, daarna een kwartslag terug.|Met verloopstuk TA-9 past het; ik stuur er twee mee.|Eerst de cassette, dan de rotor, anders kom je niet bij de borgring.] De nieuwe montagekaart zit in de bijlage.
+ Montagekaart-{code}.pdf
< [Werkt perfect, dank je.|Daar kunnen we mee verder.] [Kun je die kaart ook in het Frans sturen, voor een collega in Namen?|Hangt hij inmiddels boven de werkbank.]

## prijslijst | verkoop | dealer lead | 
? [Prijslijst {year+1}|Nieuwe prijzen {year+1}?|Prijslijst en voorwaarden {year+1}|Wanneer komt de prijslijst {year+1}]
< [We zijn bezig met de begroting|Onze webshop moet bijgewerkt worden] en missen de prijslijst voor {year+1}. [Is die er al?|Wanneer kunnen we hem verwachten?] [Blijft onze korting van {discount} %?|Graag ook als rekenblad.]
> [Hij is net klaar.|Je bent de eerste die hem krijgt.] In de bijlage de prijslijst {year+1}, als pdf en als rekenblad. Gemiddeld gaan we {discount} % omhoog, [door de staalprijs|vooral door transport]; {product} blijven gelijk.
+ Prijslijst-{year+1}-NL.pdf
+ Prijslijst-{year+1}.xlsx
< [Dank, valt me mee.|Dat is wel een flinke stap bij de velgen.] [b=Gelden de oude prijzen nog voor bestellingen van deze maand?|Mag ik hem doorsturen naar onze vestiging?]
> [b=Ja, tot en met de laatste dag van de maand.|Ja hoor, stuur maar door.] [Voor {firm} blijft de korting zoals hij was.|Je korting verandert niet.]

## retour | service | dealer | Garantie
? [Retourzending RMA-{rma}|RMA-{rma}: {n} wielen retour|Verkeerde {product} ontvangen|Retour {product}]
< [Bij het uitpakken bleek dat we de verkeerde {product} hebben gekregen|Helaas: we hebben de verkeerde {product} gekregen], {n} stuks. [We stuurden ze vandaag retour met RMA-{rma}.|Kunnen jullie ze ophalen?] Graag een creditnota zodra ze binnen zijn.
+ pakbon.png
> [Dat ging bij ons mis met de etiketten.|Fout van onze kant.] [De goede gaan vandaag nog mee.|Ik ruil ze om, zonder kosten.] Zaak {case} staat op jouw naam.
< [De goede zijn binnen.|Ontvangen, nu klopt het.] [En de creditnota?|Heb je de creditnota al gestuurd?]
> Die zit hierbij. [Nogmaals excuses.|Fijn weekend!]
+ Creditnota-RMA-{rma}.pdf

## nieuwe-klant | lotte | lead | Klanten/Dealers/Nederland
? [Kennismaking {firm}|Dealer worden in {city}?|Interesse in {product}|Voorwaarden voor dealers]
< [Via een collega op de beurs hoorde ik van Spaakwerk.|We openden vorig jaar een werkplaats in {city} en zoeken een vaste wielenbouwer.] [Onder welke voorwaarden leveren jullie?|Kun je me vertellen hoe jullie met dealers werken?] We denken aan zo’n {qty} {product} per jaar.
> [Leuk dat je schrijft!|Welkom, en dank voor je interesse.] We leveren vanaf zes sets, betaling binnen 30 dagen, en je krijgt een vaste korting vanaf het tweede jaar. [Zal ik eens langskomen in {city}?|Heb je {day+6} tijd, dan kom ik langs?]
+ Dealervoorwaarden.pdf
< [Graag!|Ja, leuk.] Wat ons betreft {day+6} om {time}. [Het adres staat onder deze mail.|Neem je een doorsnede van de naaf mee?]
> [Staat in de agenda.|Afgesproken.] Tot dan.
@ 7
< Dank voor je bezoek. [We beginnen met een proefbestelling van {qty2} {product2}.|We willen de stap zetten.] [Wat heb je van ons nodig?|Stuur je een contract?]
> [Alleen het ingevulde formulier en een uittreksel van de kamer van koophandel.|Een getekend formulier is genoeg.] Daarna maak ik een account voor jullie aan.
+ Aanvraag-dealer.docx
`
