/**
 * The threads that lie on top of the inbox, word for word; see parse.ts for the form. A mail that begins with "!" brings its own
 * greeting and closing. Dates are counted from the day of the mail.
 */
export const featuredTexts = {
  fr: `
## devis | verkoop | camille@pignon.example | Offerte, Klanten/Dealers/Frankrijk
? Devis {year}-118 : moyeux dynamo (120 paires)
> !Bonjour Camille,
Veuillez trouver ci-joint notre devis pour 120 paires de moyeux dynamo D3, 32 trous, livrées à Lyon.
|Article|Quantité|Prix|Total
|Moyeu dynamo D3, 32 trous, la paire|120|€ 158,33|€ 19 000
Le délai est de quatre semaines à réception de la commande. Je reste à votre disposition.
Bien à vous,
Lotte
+ Devis-{year}-118.pdf
< !Bonjour Lotte,
Merci pour ce devis. Rémi trouve le prix un peu élevé pour 120 paires : pouvez-vous faire un geste ? Nous avons reçu une autre offre.
Cordialement,
Camille
> !Voici la version révisée, remise de 4 % comprise.
Le prix passe à € 152,00 la paire, soit € 18 240 pour 120 paires. L’offre est valable jusqu’au {date+14}.
Bien à vous,
Lotte
+ Devis-{year}-118-rev2.pdf
< !Bonjour Lotte,
Merci pour le devis révisé. Le prix unitaire nous convient, en revanche il nous faudrait une livraison en deux temps : 40 paires en semaine {week+1} pour l’atelier de la Croix-Rousse, et le solde mi-janvier.
Si vous pouvez confirmer ces dates avant jeudi, je fais signer le bon de commande joint par Rémi.
Le planning des ateliers est en pièce jointe. Bien à vous,
Camille
+ Bon-de-commande-7731.pdf 184
+ Planning-S{week+1}-S03.xlsx 32
< !Bonjour Lotte,
Une précision : le transporteur peut livrer la Croix-Rousse jusqu’à 13 h 30. Rémi a signé de son côté, il ne manque plus que vos dates.
Camille

## delai | verkoop | remi@pignon.example | Klanten/Dealers/Frankrijk
? Délai de livraison Croix-Rousse
< !Bonjour,
Nous attendons 40 paires pour la Croix-Rousse. Avez-vous une date ?
Rémi
< !Bonjour, l’atelier est fermé le lundi matin. Merci de prévenir le transporteur avant 14 h, et de lui dire de m’appeler une heure avant.
Cordialement,
Rémi

## bruit | service | remi@pignon.example | Garantie
? Bruit dans le moyeu, photos jointes
< !Bonjour,
Le premier dynamo fait un clic régulier sous charge, le second seulement à froid. Vous trouverez trois photos.
Les deux viennent de la livraison de septembre, taille 32H, numéro L24-0917-0033. Que faut-il vérifier ?
Rémi Castaing
+ moyeu-1.png
+ moyeu-2.png
+ moyeu-3.png
> !Bonjour Rémi,
Merci pour les photos, j’ai ouvert le dossier 1038. Pouvez-vous regraisser le roulement côté transmission et réessayer ? Je vous appelle lundi.
Bram

## carnet | noor | remi@pignon.example | 
? Carnet ATA pour Padoue
< !Bonjour Noor,
Pour le salon de Padoue, il nous faudrait un carnet ATA pour les deux roues d’exposition. Pouvez-vous nous donner la valeur et le poids ?
Merci,
Rémi

## echantillons | lotte | solene@pignon.example | 
? Échantillons moyeux dynamo, retour d’essai
> !Bonjour Solène, comment s’est passé l’essai des deux moyeux ?
Lotte
< !Bonjour Lotte,
Essai terminé sur deux vélos cargo : la dynamo tient 6 V dès 12 km/h, les mesures sont dans le tableau joint. Une photo du montage ci-dessous.
À bientôt,
Solène
+ Mesures-cargo.xlsx
+ inline:montage-cargo.png

## fiches | verkoop | remi@pignon.example | Beurs {year+1}
? Fiches techniques pour le salon
< !Bonjour Lotte,
Voici notre fiche du dynamo 3 W, à votre logo. Dites-moi si tout est juste avant l’impression de vendredi.
Rémi
+ Fiche-dynamo-3W-Pignon.pdf
`,
  es: `
## muestras | verkoop | inigo@marejada.example | Beurs {year+1}
? Muestras para la feria de Valencia
< !Hola Lotte, ¿podrías mandarnos dos juegos de muestra antes del {date+10}? El estand es el C-27, y queremos enseñar los gravel y los de dinamo.
Los devolvemos al acabar la feria, claro.
Un saludo,
Íñigo
< !Hola otra vez: la dirección de entrega ha cambiado, es el pabellón 3, muelle 12.
Íñigo
`,
  de: `
## speichenbruch | service | t.krell@lindenau.example | Garantie, Klanten/Dealers/Duitsland
? Reklamation: Speichenbruch, Charge L24-0917
< !Sehr geehrtes Team,
bei drei Laufrädern aus der Lieferung vom {date-22} sind Speichen gebrochen, jedes Mal auf der Antriebsseite und nach weniger als 1.500 Kilometern.
Zwei Räder gehören einem Kurierdienst, der bis Ende der Woche Ersatz braucht. Bilder finden Sie im Anhang.
Bitte teilen Sie uns mit, wie wir verfahren sollen.
Mit freundlichen Grüßen
Tobias Krell
+ Bruchstelle-1.png
+ Bruchstelle-2.png
+ RMA-Fotos.zip
< !Guten Tag,
noch ein viertes Rad, dieselbe Charge, gebrochen beim Aufpumpen. Ich lege es zu den anderen.
Tobias Krell
+ Bruchstelle-4.png

## rahmenvertrag | verkoop | a.sommerfeld@lindenau.example | Klanten/Dealers/Duitsland
? Rahmenvertrag {year+1}, Entwurf 3
> !Guten Tag Frau Sommerfeld,
wie besprochen der Entwurf für {year+1}. Neu sind die festen Liefertermine in §4.
Viele Grüße
Bram Hoekstra
+ Rahmenvertrag-{year+1}-E1.docx
< !Hallo Bram,
danke. In §4 fehlt uns eine Regel für Teillieferungen, und die Mengen in Anlage 2 stimmen noch nicht.
Anke Sommerfeld
> !Hallo Anke,
beides ist drin, Entwurf 2 im Anhang.
Bram
+ Rahmenvertrag-{year+1}-E2.docx
> !Hallo Anke, und gleich noch Entwurf 3: Anlage 2 hatte eine falsche Summe. Bitte nur diesen lesen.
Bram
+ Rahmenvertrag-{year+1}-E3.docx
< !Hallo Bram, unsere Einkaufsleitung hat noch zwei Anmerkungen zu §4 (Lieferfristen), siehe Anhang. Wenn die erledigt sind, können wir am {date+24} unterschreiben.
Viele Grüße
Anke
+ Anmerkungen-Paragraf-4.docx

## felgenbreite | verkoop | katrin@isar.example | Offerte
? Rückfrage: Felgenbreite 25C, Lochzahl
< !Guten Tag, gibt es die 25C auch mit 36 Loch? Wir bräuchten 40 Stück bis Mitte Januar, am liebsten in Schwarz.
Herzliche Grüße aus München
Katrin Vogelsang

## doppelt | administratie | katrin@isar.example | Administratie/Facturen
? Rechnung doppelt erhalten
< !Guten Tag,
die Rechnung {year}-3290 ist heute zweimal gekommen, mit zwei Fälligkeiten. Welche gilt?
Katrin Vogelsang
+ Rechnung-{year}-3290.pdf
`,
  da: `
## ordre | verkoop | mette@veloria.example | Klanten/Dealers/Scandinavië
? Ordre 40771: levering uge {week+4}?
> !Hej Mette,
Tak for ordren. Vi sender 60 hjulsæt i uge {week+4}, ordre 40771; bekræftelsen er vedhæftet.
Venlig hilsen
Bram
< !Hej Lotte, kan I bekræfte, at de 60 hjulsæt stadig ankommer mandag? Vi har et værksted, der venter, og jeg skal vide, om vi kan tage imod med lift.
Venlig hilsen
Mette Ravnsborg
< !Hej igen, værkstedet spørger, om hjulene kommer med dæk eller uden.
Mette

## indkoeb | verkoop | sofie@veloria.example | Klanten/Dealers/Scandinavië
? Ny indkøbsansvarlig fra 1. december
< !Kære alle, fra december overtager jeg indkøb efter Mette. Ring endelig på +45 89 55 01 40, eller skriv til mig her.
Jeg glæder mig til samarbejdet.
Sofie Dalgaard
`,
  nl: `
## proefrit | lotte | sietse@krommetand.example | 
? Proefrit naafdynamo’s zaterdag
< !Ha Lotte, we hebben zaterdag acht klanten op de lijst. Neem jij de twee demowielen mee, of zal ik ze vrijdag komen halen?
We vertrekken om tien uur bij de winkel; koffie vanaf half tien.
Groet,
Sietse
< !Ha Lotte, het worden er tien in plaats van acht. Neem gerust een derde wiel mee!
Sietse

## vragenronde | verkoop | aanbesteding@stadsrad.example | Offerte, Klanten/Overheid
? Aanbesteding {year+1}: vragenronde wielsets
< !Geachte heer, mevrouw,
Bijgaand de uitvraag voor 400 wielsets, in twee percelen. Vragen kunnen tot en met vrijdag gesteld worden.
Stadsrad Mobiliteit
+ Leidraad-wielsets-{year+1}.pdf
> !Geachte mevrouw Brouwer,
Dank voor de stukken. Twee vragen: geldt de eis van 120 kilo ook voor het voorwiel, en mag perceel 2 in drie leveringen?
Met vriendelijke groet,
Lotte Verhagen
< !Geachte inschrijver, hierbij de nota van inlichtingen. De uiterste termijn blijft {date+18}, 12.00 uur.
Stadsrad Mobiliteit
+ Nota-van-inlichtingen.pdf

## velgen | lotte | joris@spaakwerk.example | Intern
? Voorraad velgen 28 inch: nog 14 dozen
< !Lotte, let op: van de 28-inch velgen liggen er nog 14 dozen. Nieuwe levering komt pas in week {week+4}. Ik houd er vier apart voor Lindenau, goed?
Joris

## catalogus | lotte | info@drukkerijhanze.example | 
? Drukproef catalogus {year+1}
< !Dag Lotte,
Hierbij de drukproef, alle 48 bladzijden. Graag akkoord voor {day+5}, dan liggen ze op tijd in Padova.
Drukkerij Hanze
+ Catalogus-{year+1}-druk.pdf 2400
> !Dag, ziet er prachtig uit. Op bladzijde 31 staat nog de oude prijs van de D3: dat moet € 152,00 zijn. Daarna akkoord.
Lotte

## retour | service | pj@veloleie.example | Garantie
? Retourzending RMA-0261
< !Beste, de twee wielen zijn vandaag op de post gegaan. Graag een creditnota zodra ze binnen zijn. De foto’s van de breuk had je al.
Pieter-Jan

## afstandsringen | service | pj@veloleie.example | Garantie
? Verkeerde afstandsringen in set
< !Dag Bram,
In drie van de zes sets zitten ringen van 2,5 in plaats van 1,85 mm. Zie de foto. Kun je de goede opsturen?
Pieter-Jan
+ inline:ringen.png
> !Dag Pieter-Jan,
Sorry! Zaak 1041. Twaalf goede ringen gaan vandaag mee, je hoeft niets terug te sturen.
Bram
`,
  en: `
## hub-shells | inkoop | weilin@formhub.example | Leveranciers, Leveranciers/Azië/Taiwan
? Hub shells: drawing rev. C and lead time
< !Dear Noor, attached is rev. C with the 0.05 mm tolerance you asked for. Tooling is ready in week 2, first articles three weeks later.
Please check the radius at D: our mill needs 0.8 mm at least.
Best regards,
Wei-Lin Tsao
+ SW-1142-revC.pdf
+ inline:SW-1142-detail.png
< !Dear Noor, small correction: tooling is ready at the end of week 1, not in week 2.
Wei-Lin Tsao

## samples | inkoop | weilin@formhub.example | Leveranciers
? Sample invoice FH-{year}-0442
> !Dear Wei-Lin, could we have 20 samples before the series starts?
Noor
< !Dear Noor, of course. They take two weeks, price USD 12 each.
Wei-Lin
> !That is fine, please go on. Ship by air, please.
Noor
< !Dear Noor, please find the proforma for the 20 samples. Payment before shipping, thank you.
Best regards,
Wei-Lin Tsao
+ Proforma-FH-{year}-0442.pdf

## tandem | bram | ole@tandemnord.example | 
? Reinforced rear wheels for tandems
< !Hello Bram,
We build about thirty tandems a year in Trondheim and break too many rear wheels. Would you have time for a first call this week?
Ole Brandvoll
`,
  it: `
## listino | verkoop | giada@bora.example | Klanten/Dealers/Italië
? Listino rivenditori {year+1}
< !Buongiorno, potreste inviarci il nuovo listino entro venerdì? Stiamo preparando il catalogo e ci mancano solo i vostri prezzi.
Grazie mille,
Giada Tomasin
< !Buongiorno, ci servirebbe anche il prezzo dei cerchi sfusi, se possibile.
Giada
`,
  pl: `
## probne | lotte | agnieszka@legi.example | Offerte
? Zamówienie próbne: 24 piasty
< !Dzień dobry,
szukamy piast z dynamem do rowerów miejskich. Czy można zamówić próbnie 24 sztuki?
Agnieszka Wójtowicz
> !Dzień dobry Agnieszka,
Oczywiście. 24 piasty D3 kosztują € 3 200 z dostawą, oferta w załączniku.
Pozdrawiam, Lotte
+ Oferta-{year}-121.pdf
< !Dziękuję. Jaki jest termin dostawy, i czy są wersje 36-otworowe?
Agnieszka
> !Trzy tygodnie; 36 otworów jest w magazynie.
Lotte
< !Świetnie, bierzemy wersję 36. Zamówienie w załączniku.
Agnieszka
+ Zamowienie-probne.pdf
< !Dzień dobry, potwierdzam zamówienie próbne. Proszę o fakturę pro forma na nowy adres w Łodzi: ul. Kolarska 12.
Pozdrawiam,
Agnieszka Wójtowicz
`,
  sv: `
## faktura | service | faktura@norr.example | 
? Faktura {year}-3318
< !Bifogat finner ni faktura {year}-3318 för reparation av demohjul. Betalningsvillkor 30 dagar netto.
Hjulverkstan Norr
+ Faktura-{year}-3318.pdf

## losning | service | elin@norr.example | Garantie
? Ärende 1042 är löst, tack!
< !Hej,
axlarna i senaste leveransen är en millimeter för korta. Kan ni skicka nya?
Elin
> !Hej Elin,
Det var tråkigt, nya axlar går iväg i dag. Ärendet har nummer 1042.
Bram
< !Hej Bram, de nya axlarna passade direkt. Ni kan stänga ärendet. Hälsningar från Umeå
Elin Åkerblad
`,
}
