/** A thread of sixty mails in which five colleagues plan a fair; the letter says who writes. */
export const sixtyLines = `
L Wie gaat er mee naar Padova? Ik moet vrijdag de kaarten bestellen: vier zijn gratis, de rest kost 18 euro.
B Ik. Twee dagen, dan moet ik terug voor Lindenau.
N Ik ook, alle drie de dagen. Ik wil in paviljoen 7 bij de lagers langs.
J Ik blijf hier, iemand moet de pallets uitladen.
L Dan zijn we met drie. Sanne, wil jij niet eens mee?
S Graag! Als de kwartaalcijfers op tijd klaar zijn.
L Mooi, vier kaarten dus. Precies gratis.
B Rijden we of vliegen we?
N Rijden. We hebben twaalf wielen, een richtbank en een banner bij ons.
B Met de bus dan. Die moet nog wel naar de garage, de remmen piepen.
J Garage gebeld: volgende week dinsdag.
L Wie maakt de stand? Vorig jaar stonden we naast een espressobar, dat was te luid en te lekker.
N Ik heb de plattegrond. We hebben 5-C-27, hoek, twaalf vierkante meter.
N Stopcontact zit links achter, zegt de organisatie.
B Dan moet de richtbank links. Zo hoort iedereen hem ook.
J Hoeveel wielen gaan er mee? Ik kan er twaalf netjes maken, niet meer.
L Twaalf is goed. Vier dynamo, vier gravel, twee bakfiets, twee kinder.
J Kinder zijn uitverkocht. Ik heb nog één set met een kras.
L Met kras dan, aan de onderkant.
S De drukker vraagt hoeveel folders. Vorig jaar bleven er 300 over.
L 200 Italiaans, 200 Engels.
N En Duits. Er kwamen veel Oostenrijkers.
L 100 Duits.
S Besteld: 500 stuks, klaar over tien dagen, 412 euro.
B Wie vertaalt het Italiaans? De vorige keer stond er “ruota morta”.
N Giada kijkt ernaar, ze lachte al toen ik belde.
N Giada is klaar. Drie fouten, geen dode wielen meer.
L Heerlijk. Zet haar op de lijst voor een fles.
B Hotel?
S Het hotel van vorig jaar zit vol. Er is een pension in Abano, 14 kilometer van de beurs.
L Met parkeerplaats voor een bus?
S Ja, en ontbijt vanaf half zeven.
L Doen. Vier kamers, drie nachten.
S Geboekt, 1.104 euro totaal. Annuleren kan tot tien dagen ervoor.
N Carnet: heeft Rémi ook nodig voor zijn twee wielen. Kan hij op het onze?
B Nee, dat moet op naam van de eigenaar. Ik stuur hem het formulier.
N Dank. Hij vroeg ook naar de waarde van de wielen: ik heb 640 euro gezegd.
J De bus is terug, remmen stil. Bandenspanning ook gedaan.
L Held.
J Krat voor de richtbank is ook klaar, met schuim.
B Weegt?
J 38 kilo. Til met z’n tweeën.
L Wie doet het praatje op het kleine podium? Ze vragen een titel voor vrijdag.
N Niet ik.
B “Waarom spaken breken”, twintig minuten. Ik neem de gebroken van L24-0917 mee.
L Durf je dat? Lindenau loopt daar rond.
B Juist. We vertellen ook wat we eraan doen.
L Goed, ik meld het aan.
S Zijn er shirts nodig? Er liggen nog vier in maat L.
L Ik pas in L. Noor?
N M, en niet weer die kriebelende.
S Dan bestel ik vier nieuwe, zachte. 22 euro per stuk.
J Vergeet de verlengsnoeren niet. Ik leg er twee in de krat.
B En tape.
J Tape zit erin. Twee rollen. En een derde, ik ken jullie.
L Vertrek: woensdag half zes ’s ochtends, vanaf de loods. Wie rijdt eerst?
B Ik tot München.
N Dan ik tot de Brenner.
L En ik de berg af. Sanne kiest de muziek.
S Al geregeld: negen uur Italiaanse schlagers. Jullie hebben het zelf gevraagd.
`
