/** Italian dealers and the rim maker of Trento; see parse.ts for the form. */
export const italian = `
## preventivo | verkoop | dealer lead | Offerte, Klanten/Dealers/Italië
? [Preventivo per {qty} {product}|Richiesta prezzi {product}|Prezzo {product}?|Offerta {product} per {firm}]
< [Stiamo preparando l’ordine di primavera e ci servirebbero|Un gruppo di cicloviaggiatori ci ha chiesto] {qty} {product}. [Potreste farci un’offerta, resa {city}?|Qual è il prezzo migliore che potete fare?]
> Grazie della richiesta. In allegato l’offerta {year}-{number}: {price} al pezzo, {total} in tutto. [Consegna in quattro settimane.|Metà è pronta a magazzino.]
+ Offerta-{year}-{number}.pdf
< [Grazie, molto chiaro.|Ricevuta.] [a=Ci serve uno sforzo sul prezzo: un concorrente offre il {discount} % in meno.|Se aggiungiamo {qty2} {product2}, che sconto ci fate?]
> [a=Posso arrivare a {price2}, non oltre.|Con i due insieme arriviamo a {price2}.] Allego la versione aggiornata.
+ Offerta-{year}-{number}-rev2.pdf
< [Va bene, procediamo.|D’accordo.] Ordine {po} in allegato. [Consegna preferibilmente di mattina.|Il magazzino chiude alle 17.]
+ Ordine-{po}.pdf
> Confermato, ordine {order}. [Spedizione in settimana {week+4}.|Vi mando il tracking appena parte.]

## reclamo | service | dealer | Garantie, Klanten/Dealers/Italië
? [a=Reclamo: raggi rotti, lotto {batch}|{n} ruote storte all’arrivo|Gioco nel mozzo {code}]
< [Purtroppo c’è un problema|Abbiamo un problema con il lotto {batch}]: [a=i raggi si rompono vicino al nipplo|{n} ruote sono arrivate storte|il mozzo ha gioco già dopo {km} chilometri]. Allego le foto. [Come procediamo?|Il cliente parte sabato.]
+ foto-ruota-1.png
+ foto-ruota-2.png
> [Mi dispiace, guardiamo subito.|Grazie delle foto.] Ho aperto la pratica {case}. [b=Potete spedirle con l’etichetta allegata?|Mi mandate il numero di serie? L’etichetta è allegata.]
+ Etichetta-RMA-{rma}.pdf
< [b=Spedite oggi.|Il numero è {batch}-0021.] [Ci serve una ruota sostitutiva entro {day+5}.|Intanto abbiamo montato una nostra ruota.]
> [La sostitutiva parte oggi con corriere espresso.|Ve la cambiamo senza spese.]
@ 6
< [Arrivata, tutto perfetto.|Montata, cliente contento.] [Grazie della velocità.|Potete chiudere la pratica.]

## listino | verkoop | dealer lead | Klanten/Dealers/Italië
? [Listino rivenditori {year+1}|Nuovo listino?|Catalogo {year+1} e condizioni|Listino {product}]
< [Potreste inviarci il listino {year+1}?|Stiamo aggiornando il nostro sito e ci manca il nuovo listino.] [Ci serve entro {date+4}.|Va bene anche una bozza.]
> [Eccolo, in pdf e in foglio di calcolo.|In allegato.] [Le condizioni restano le stesse.|I cerchi aumentano del {discount} %, il resto è invariato.]
+ Listino-{year+1}-IT.pdf
+ Listino-{year+1}.xlsx
< [Grazie mille.|Perfetto.] [a=Le foto dei {product} ci sono?|I prezzi vecchi valgono fino a fine mese?]
> [a=Le trovate sotto, libere da usare.|Sì, fino all’ultimo del mese. Sotto una foto per il sito.]
+ inline:prodotto.png

## cerchi | inkoop | e.fontanari@valsugana.example | Leveranciers
? [Ordine {po}: cerchi 25C|Cerchi fuori tolleranza|Campioni {drawing}|Conferma consegna cerchi]
> [Per il prossimo trimestre ci servono 3.000 cerchi 25C|Vorremmo campioni secondo il disegno {drawing} rev. {revision}], 36 fori, neri. [Che consegna potete fare?|Il foro valvola a 8,5 mm.]
+ {drawing}.pdf
< [Grazie dell’ordine.|Grazie, abbiamo girato il disegno all’ufficio tecnico.] Consegna in settimana {week+7}, [prezzo invariato|l’alluminio è aumentato del {discount} %].
+ Conferma-{po}.pdf
> [D’accordo.|Il prezzo va rivisto: avevamo un accordo fino a {month+2}.] [Al controllo, 12 su 200 erano ovali: vedi le misure.|Ci fate avere il certificato?]
+ misure-cerchi.xlsx
+ inline:cerchio.png
< [Ci scusiamo: sostituiamo i 12 pezzi con la prossima consegna.|Certificato in allegato.] [Abbiamo cambiato la dima.|Il direttore vi chiama {day+2}.]
+ Certificato-{number}.pdf

## consegna-it | verkoop | dealer | 
? [Consegna ordine {order}|Dov’è il nostro ordine {order}?|Ritardo {product}|Ordine {order}, {city}]
< [Aspettavamo {product} per ieri, ma non è arrivato niente.|Il corriere ha consegnato {n} colli su {pallets}.] [Avete notizie?|Abbiamo le bici pronte da montare.]
> [Il corriere ha sbagliato smistamento: arriva {day+2}.|È fermo a Verona, consegna {day+1}.] Tracking {tracking}. [Mi scuso per il disagio.|Il costo del ritardo è nostro.]
< [Arrivato, grazie.|Va bene, aspettiamo.] [Un collo era aperto, ma la merce è integra.|La prossima volta usiamo un altro corriere?]

## tecnica-it | service | dealer lead | 
? [Lunghezza raggi per {code}|Montaggio {product}|Compatibilità {code}|Ricambi per {code}]
< [Una domanda dall’officina:|Ci serve un consiglio.] [a=che lunghezza di raggi con incrocio in terza?|il {code} monta su forcella da 100?|dove troviamo il cuscinetto di ricambio?]
> [a=A sinistra 290, a destra 288.|Sì, con l’adattatore TA-9.|Ne abbiamo a magazzino, ve ne mando due.] [Allego lo schema.|Sotto trovate il disegno.]
+ inline:schema.png
+ Manuale-{code}.pdf
< [Chiarissimo.|Funziona, grazie.]
`
