/** Polish dealers; see parse.ts for the form. */
export const polish = `
## zapytanie | verkoop lotte | dealer lead | Offerte
? [Zapytanie: {product}|Zamówienie próbne: {qty} {product}|Cena za {qty} {product}?|Oferta na {product}]
< [Planujemy wiosenne zakupy i interesują nas|Klient prosi nas o] {product}, [na początek {qty} sztuk|około {qty} sztuk]. [Proszę o cenę z dostawą do miasta {city}.|Jaki jest najkrótszy termin?]
> Dziękujemy za zapytanie. W załączniku oferta {year}-{number}: {price} za sztukę, razem {total}. [Termin: cztery tygodnie.|Połowę mamy w magazynie.]
+ Oferta-{year}-{number}.pdf
< [Dziękuję za szybką odpowiedź.|Oferta jest jasna.] [a=Czy dostaniemy rabat, jeśli dołożymy {product2}, {qty2} sztuk?|Cena jest trochę wyższa, niż zakładaliśmy.]
> [a=Przy takim zamówieniu dajemy {discount} %.|Możemy zejść do {price2}.] Nowa wersja w załączniku.
+ Oferta-{year}-{number}-v2.pdf
< [Potwierdzam zamówienie {po}.|Zamawiamy, numer {po}.] Proszę o fakturę pro forma [na nowy adres w Łodzi|na adres firmy].
+ Zamowienie-{po}.pdf
> Faktura pro forma w załączniku. [Wysyłka po wpłacie, w tygodniu {week+3}.|Wyślemy {date+9}.]
+ Proforma-{invoice}.pdf

## reklamacja | service | dealer | Garantie
? [Reklamacja: pęknięte szprychy, partia {batch}|Pęknięte szprychy, {code}|Zwrot {n} kół|Gwarancja {product}]
< [W {n} kołach z partii {batch} pękły szprychy, zawsze po stronie napędu|Klient wrócił z kołem po {km} kilometrach: szprychy pękły tuż przy nyplu]. Zdjęcia w załączniku. [Proszę o decyzję.|Co dalej?]
+ zdjecie-1.png
+ zdjecie-2.png
> [Bardzo nam przykro.|Dziękujemy za zdjęcia.] Sprawa ma numer {case}. [a=Prosimy odesłać koła z etykietą w załączniku.|Proszę o numery seryjne, etykieta w załączniku.]
+ Etykieta-RMA-{rma}.pdf
< [a=Wysłane dzisiaj.|Numery: {batch}-0017 i {batch}-0019.] [Kiedy możemy liczyć na nowe koła?|Klient czeka.]
> [Nowe koła wychodzą jutro.|Wymienimy je bezpłatnie.] [Przepraszamy za kłopot.|Pokrywamy też koszt montażu.]
@ 6
< [Koła dotarły, wszystko w porządku.|Dziękujemy, sprawa zamknięta.]

## dostawa | verkoop | dealer | 
? [Dostawa zamówienia {order}|Gdzie jest przesyłka {tracking}?|Termin dostawy {product}]
< [Przesyłka miała być wczoraj, a kuriera nie ma.|Brakuje jednej palety z {pallets}.] [Czy mogą Państwo sprawdzić?|Warsztat stoi.]
> [Paczka jest w Berlinie, dostawa {day+2}.|Kurier źle posortował paletę.] Numer przesyłki {tracking}.
< [Dziękuję za informację.|Dotarło, wszystko całe.]

## cennik | verkoop | dealer lead | 
? [Cennik {year+1}|Warunki na {year+1} rok, {firm}|Nowy katalog? {product}|Cennik: {product}]
< [Aktualizujemy sklep internetowy i potrzebujemy cennika na {year+1} rok.|Czy cennik {year+1} jest już gotowy?] [Czy rabat {discount} % zostaje?|Najlepiej w arkuszu.]
> [Cennik w załączniku.|Przesyłam cennik, na razie po angielsku.] [Rabat bez zmian.|Obręcze drożeją o {discount} %.]
+ Cennik-{year+1}.pdf
+ Cennik-{year+1}.xlsx
< [Dziękuję bardzo.|Świetnie.] [a=Czy są zdjęcia w dużej rozdzielczości?|Do kiedy obowiązują stare ceny?]
> [a=Tak, zdjęcie poniżej, reszta na życzenie.|Do końca miesiąca. Poniżej nowe zdjęcie do sklepu.]
+ inline:zdjecie.png

## faktura-pl | administratie | dealer | Administratie/Facturen
? [Faktura {year}-{invoice}|Korekta faktury {invoice}|Brak numeru NIP na fakturze]
< [Na fakturze {year}-{invoice} brakuje naszego numeru NIP.|Kwota na fakturze {year}-{invoice} jest inna niż w ofercie.] Proszę o korektę.
> [Poprawiona faktura w załączniku.|Przepraszamy, korekta w załączniku.]
+ Faktura-{year}-{invoice}-K.pdf
< [Dziękuję, przelew wyjdzie {day+3}.|Wszystko się zgadza.]
`
