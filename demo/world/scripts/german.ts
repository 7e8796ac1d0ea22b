/** German, Swiss and Austrian dealers, German suppliers; see parse.ts for the form. */
export const german = `
## anfrage | verkoop | dealer lead | Offerte
? [Anfrage: {qty} {product}|Rückfrage: {product}, Lochzahl|Angebot für {product}?|Preisanfrage {firm}|{product}: Lieferbarkeit]
< [Für die kommende Saison planen wir|Ein Großkunde fragt bei uns an, und wir brauchen] {qty} {product}. [a=Gibt es die auch mit 36 Loch?|Ist bis Mitte {month+2} etwas zu machen?] Bitte um ein Angebot frei Haus {city}.
> Vielen Dank für die Anfrage. Im Anhang finden Sie unser Angebot {year}-{number}: {price} pro Stück, {total} gesamt. [a=36 Loch ist kein Problem.|Die Lieferzeit beträgt vier Wochen, das reicht also.]
+ Angebot-{year}-{number}.pdf
< [Das Angebot liegt über dem, was wir bisher zahlen.|Danke für die schnelle Antwort.] [Welchen Preis bekommen wir ab der doppelten Menge?|Können Sie uns bei {qty2} {product2} zusätzlich entgegenkommen?]
> Bei der Menge gehen wir auf {price2}, das sind {discount} % weniger. [Mehr gibt die Kalkulation nicht her.|Der Preis gilt bis {date+30}.]
+ Angebot-{year}-{number}-Rev2.pdf
< [Einverstanden.|Das passt.] Bestellung {po} anbei, [Lieferung bitte in zwei Teilen|bitte mit Lieferschein auf der Palette].
+ Bestellung-{po}.pdf
> Bestätigt unter Auftrag {order}. Die erste Lieferung geht in KW {week+4} raus.
+ Auftragsbestaetigung-{order}.pdf

## reklamation | service | dealer | Garantie, Klanten/Dealers/Duitsland
? [Reklamation: Speichenbruch, Charge {batch}|Reklamation {product}|Mangel an {n} Laufrädern|Gebrochene Speichen, {code}]
< [Bei {n} Laufrädern aus der Lieferung vom {date-22} sind Speichen gebrochen|Schon wieder haben wir Ärger mit der Charge {batch}], [jedes Mal auf der Antriebsseite|nach weniger als {km} Kilometern]. [Bilder finden Sie im Anhang.|Anbei drei Bilder aus der Werkstatt.] Bitte teilen Sie uns mit, wie Sie verfahren wollen.
+ Bruchstelle-1.png
+ Bruchstelle-2.png
> [Das tut uns leid.|Danke für die Bilder.] Ich habe den Fall {case} angelegt. [a=Bitte schicken Sie uns zwei der Räder mit dem Rücksendeschein im Anhang.|Können Sie uns die Seriennummern nennen?]
+ Ruecksendung-RMA-{rma}.pdf
< [a=Die Räder sind heute rausgegangen.|Seriennummern: {batch}-0017 bis {batch}-0029.] [b=Unser Kunde, ein Kurierdienst, braucht bis {day+5} Ersatz.|Wer trägt die Arbeitszeit?]
> [b=Ersatz geht heute per Express raus.|Wir übernehmen zwei Stunden je Rad.] [Die Ursache prüft gerade das Labor in Aachen.|Der Draht stammt aus einer Schmelze, die wir gesperrt haben.]
@ 7
< [Ersatz ist da und verbaut.|Alles wieder auf der Straße.] [Danke für die unkomplizierte Hilfe.|Bitte noch die Gutschrift für die Arbeitszeit.]
> Gutschrift im Anhang. [Der Fall ist damit für uns erledigt.|Der Laborbericht folgt.]
+ Gutschrift-{case}.pdf

## rahmenvertrag | bram | a.sommerfeld@lindenau.example reto@zuerichnord.example m.pichler@alpenrad.example | Klanten/Dealers/Duitsland
? [Rahmenvertrag {year+1}, Entwurf {n}|Vertrag {year+1}: Anmerkungen zu §4|Konditionen {year+1}|Jahresgespräch {firm}]
> Wie besprochen, hier der Entwurf für {year+1}. [Neu sind die festen Liefertermine in §4.|Geändert haben sich nur die Mengen in Anlage 2.] [Bitte bis {date+10} um Rückmeldung.|Passt Ihnen {day+8} für ein Telefonat?]
+ Rahmenvertrag-{year+1}.docx
< [Unsere Rechtsabteilung hat zwei Anmerkungen zu §4 (Lieferfristen)|Im Grunde einverstanden], siehe Anhang. [a=Die Vertragsstrafe ist in dieser Höhe nicht durchzusetzen.|Bei höherer Gewalt fehlt uns ein Satz.]
+ Rahmenvertrag-{year+1}-Anm.docx
> [a=Die Vertragsstrafe können wir auf {discount} % begrenzen.|Den Satz nehmen wir auf.] Entwurf {n} liegt bei, Änderungen sind farbig.
+ Rahmenvertrag-{year+1}-E{n}.docx
< [So können wir unterschreiben.|Jetzt noch die Mengenstaffel, dann sind wir durch.] [Originale kommen per Post.|Ich rufe {day+2} an.]

## lieferung-de | verkoop | dealer | 
? [Liefertermin Auftrag {order}|Auftrag {order}: wo bleibt die Ware?|Teillieferung {order}|Lieferverzug {product}]
< [Der Auftrag {order} ist seit einer Woche überfällig.|Von Auftrag {order} fehlt uns noch eine Palette.] [Bitte nennen Sie uns einen verbindlichen Termin.|Die Monteure stehen.]
> [Die Spedition hat die Palette in Meppel stehen lassen|Die Felgen kamen unrund an und gingen zurück]; neuer Termin ist {day+3}, {date+3}. Sendungsnummer {tracking}.
< [Gut, dann planen wir um.|Bitte vormittags, nachmittags ist niemand im Lager.]
> Ist so weitergegeben. [Entschuldigen Sie die Umstände.|Für die Verspätung schreiben wir {discount} % gut.]

## rechnung-de | administratie | dealer | Administratie/Facturen
? [a=Rechnung {year}-{invoice} doppelt|Rechnung {year}-{invoice}, USt-IdNr.|Rechnung {year}-{invoice}: falsche Menge]
< [a=Die Rechnung {year}-{invoice} haben wir zweimal bekommen, mit verschiedenen Nummern.|Auf der Rechnung {year}-{invoice} fehlt unsere USt-IdNr.|Laut Rechnung sollen wir {qty} {product} bekommen haben, geliefert wurden weniger.] Bitte prüfen.
> [Da ist bei uns etwas schiefgelaufen.|Sie haben recht.] Die berichtigte Rechnung liegt bei[, bitte zahlen Sie nur diese|].
+ Rechnung-{year}-{invoice}-B.pdf
< [Danke, ist verbucht.|Zahlung ist angewiesen.]

## technik-de | service | dealer lead | 
? [Speichenlänge für {code}?|Frage zur Montage {code}|Freilauf {code} wechseln|Einspeichen {product}]
< [Kurze Frage aus der Werkstatt:|Wir speichen gerade um.] [a=Welche Länge brauchen wir bei den {product} links und rechts?|Mit welchem Werkzeug öffnet man den Freilauf?|Wie viel Spannung verträgt die Felge?]
> [a=Links 290, rechts 288 Millimeter.|Mit dem Schlüssel TA-9, gegen den Uhrzeigersinn.|Höchstens 1.200 Newton auf der Antriebsseite.] [Die Anleitung liegt bei.|Unten ein Bild.]
+ inline:anleitung.png
+ Anleitung-{code}.pdf
< [Hat geklappt, danke!|Perfekt.] [Haben Sie das Werkzeug auf Lager?|Die Anleitung hängt jetzt an der Wand.]

## drahtkauf | inkoop | hartwig@speichenwerk.example | Leveranciers
? [Federstahldraht 2,0 mm|Angebot Speichenrohlinge|Bestellung {po}: Rohlinge|Prüfzeugnis {batch}]
> [Wir suchen für {month+2} einen zweiten Lieferanten für Rohlinge|Bitte bieten Sie uns an:] 200.000 Rohlinge 2,0 × 300 mm, rostfrei. [Muster wären hilfreich.|Mit Zeugnis 3.1 bitte.]
< [Vielen Dank für Ihr Interesse.|Gern.] Unser Angebot liegt bei, Lieferzeit {n} Wochen. [Muster gehen heute raus.|Ab 500.000 Stück reduziert sich der Preis um {discount} %.]
+ Angebot-Rohlinge-{po}.pdf
> [Die Muster sind gut, nur der Kopf ist etwas zu flach.|Im Zugversuch lagen alle über 1.300 Newton.] [Können Sie den Kopfwinkel auf 95 Grad bringen?|Wir bestellen 200.000, siehe Anhang.]
+ Zugversuch.xlsx
+ inline:kopf.png
< [95 Grad sind möglich, neue Muster in KW {week+2}.|Danke für den Auftrag.]
+ Auftrag-{po}.pdf

## labor | noor | s.kolb@pruefwerk.example | Leveranciers
? [Prüfbericht {drawing}|Dauerlauf {code}: Zwischenstand|Prüfauftrag {po}|Bruchbild Charge {batch}]
> [Bitte prüfen Sie die beiliegenden Speichen aus Charge {batch}.|Anbei der Prüfauftrag für {code}.] [Uns interessiert vor allem der Bogen.|Eile ist geboten: zwei Kunden warten.]
+ Pruefauftrag-{po}.pdf
< [Die Proben sind da.|Eingang bestätigt.] Ergebnis voraussichtlich {date+9}.
@ 9
< Bericht im Anhang. [Der Bruch geht von einer Ziehriefe aus.|Das Gefüge ist in Ordnung, die Härte liegt über dem Sollwert.] [Bild 3 zeigt die Stelle.|Rufen Sie gern an.]
+ Pruefbericht-{number}.pdf
+ inline:bruch.png
> [Damit gehe ich zum Lieferanten.|Klar und deutlich.] Dürfen wir Bild 3 weitergeben?
< [Ja.|Gern, mit Quellenangabe.]

## bewerbung | lotte | applicant | Intern/Sollicitaties
? [Bewerbung als Laufradbauer, {last}|Initiativbewerbung aus {city}|Praktikum in der Werkstatt ab {month+2}]
< [In Ihrer Werkstatt würde ich gern lernen.|Auf der Messe habe ich Ihren Stand gesehen und mit Joris gesprochen.] [Ich bin gelernter Zweiradmechaniker|Mein Studium ist im {month+1} zu Ende] und spreche etwas Niederländisch. Lebenslauf und Zeugnisse im Anhang.
+ Lebenslauf-{last}.pdf
+ Zeugnisse.zip
> [Danke für Ihre Bewerbung.|Das liest sich gut.] [Können Sie am {date+12} für einen Probetag kommen?|Ab {month+3} wird eine Stelle frei.]
< [Ja, sehr gern.|Das passt mir gut.] [Ich bringe ein Laufrad mit.|Gibt es in Deventer ein Zimmer für eine Nacht?]

## flotte | verkoop | paulsen@alster.example katrin@isar.example | Offerte
? [Nabendynamos für unsere Stadtflotte|Testbericht Nabendynamo|Flotte {city}: {m}0 Räder|Ausschreibung Dienstfahrräder]
< Wir rüsten im nächsten Jahr {m}0 Dienstfahrräder um und suchen Laufräder, die [ohne Wartung|auch im Winter] durchhalten. [Gibt es einen Testbericht?|Wer in {city} fährt sie schon?]
> [Einen Bericht finden Sie im Anhang.|Der Zwischenbericht liegt bei.] [In Leipzig laufen 200 Stück seit zwei Jahren.|Gern schicken wir zwei Sätze zur Probe.]
+ Testbericht-{code}.pdf
< [Die Probesätze nehmen wir gern.|Überzeugend.] [a=Rechnen Sie uns bitte {qty} Sätze durch.|Wie lange dauert ein Austausch?]
> [a=Gern gerechnet, und die Probesätze sind unterwegs.|Zwanzig Minuten pro Rad.] Angebot {year}-{number} liegt bei.
+ Angebot-{year}-{number}.pdf
`
