import type { Address, Client, Language, Person, Role } from './types.ts'

/** The domain of the wheel maker. */
export const firmDomain = 'spaakwerk.example'

/** The people who work at Spaakwerk; each name is the mailbox's before the @. */
export const colleagues = {
  lotte: colleague('Lotte Verhagen', 'lotte', 'Verkoop', '+31 570 55 50 11', 'gmail'),
  bram: colleague('Bram Hoekstra', 'bram', 'Verkoop en service', '+31 570 55 50 12', 'gmail'),
  noor: colleague('Noor el Idrissi', 'noor', 'Inkoop', '+31 570 55 50 13', 'gmail'),
  joris: colleague('Joris Pieterse', 'joris', 'Magazijn', '+31 570 55 50 14', 'plain'),
  sanne: colleague('Sanne de Graaf', 'administratie', 'Administratie', '+31 570 55 50 15', 'outlook'),
}

export type ColleagueName = keyof typeof colleagues

/** Every mailbox at Spaakwerk, with those who write from it, the one who does so most first. */
export const mailboxes: { address: string; name: string; writers: ColleagueName[] }[] = [
  { address: `lotte@${firmDomain}`, name: 'Lotte Verhagen', writers: ['lotte'] },
  { address: `bram@${firmDomain}`, name: 'Bram Hoekstra', writers: ['bram'] },
  { address: `noor@${firmDomain}`, name: 'Noor el Idrissi', writers: ['noor'] },
  { address: `joris@${firmDomain}`, name: 'Joris Pieterse', writers: ['joris'] },
  { address: `verkoop@${firmDomain}`, name: 'Verkoop', writers: ['lotte', 'bram'] },
  { address: `service@${firmDomain}`, name: 'Service', writers: ['bram', 'joris'] },
  { address: `inkoop@${firmDomain}`, name: 'Inkoop', writers: ['noor'] },
  { address: `administratie@${firmDomain}`, name: 'Administratie', writers: ['sanne'] },
]

/** The addresses that mail is most often sent to. */
export const ours = Object.fromEntries(
  mailboxes.map(({ address, name }) => [address.split('@')[0], { name, email: address }]),
) as Record<'lotte' | 'bram' | 'noor' | 'joris' | 'verkoop' | 'service' | 'inkoop' | 'administratie', Address>

/** Has an account at Google, but is not of the firm: a sign-in that Spaakwerk refuses. */
export const stranger: Address = { name: 'Ronald de Wit', email: 'ronald@fietsvandaag.example' }

/** The people outside that Spaakwerk writes with. */
export const outsiders: Person[] = `
Camille Berthoud | camille@pignon.example | Atelier Pignon | Lyon | fr dealer apple | Achats | +33 4 65 55 01 18
Rémi Castaing | remi@pignon.example | Atelier Pignon | Lyon | fr dealer gmail | Gérant | +33 4 65 55 01 11
Solène Marchetti | solene@pignon.example | Atelier Pignon | Lyon | fr dealer apple | Atelier Croix-Rousse | +33 4 65 55 01 14
Mathilde Lacombe | mathilde@garonne.example | Vélo Garonne | Toulouse | fr lead outlook | Responsable achats | +33 5 61 55 01 27
Yann Le Goff | yann@rouelibre.example | La Roue Libre | Nantes | fr dealer plain | Atelier | +33 2 40 55 01 63
Benoît Lejeune | b.lejeune@ardenne.example | Cycles Ardenne | Namur | fr dealer outlook | Gérant | +32 81 55 01 52
Florence Aubry | florence@velocouvert.example | Vélo Couvert | Grenoble | fr lead gmail | Cheffe d’atelier | +33 4 76 55 01 09
Tobias Krell | t.krell@lindenau.example | Radhaus Lindenau | Leipzig | de dealer outlook | Garantie | +49 341 555 0149
Anke Sommerfeld | a.sommerfeld@lindenau.example | Radhaus Lindenau | Leipzig | de dealer outlook | Einkaufsleitung | +49 341 555 0143
Katrin Vogelsang | katrin@isar.example | Pedalwerk Isar | München | de lead apple | Werkstattleitung | +49 89 555 0130
Henning Paulsen | paulsen@alster.example | Radwerk Alster | Hamburg | de lead outlook | Fuhrpark | +49 40 555 0171
Jutta Brandes | j.brandes@weser.example | Fahrradhof Weser | Bremen | de dealer plain | Inhaberin | +49 421 555 0118
Reto Ammann | reto@zuerichnord.example | Velo Zürich Nord | Zürich | de dealer apple | Geschäftsführer | +41 44 555 01 36
Magdalena Pichler | m.pichler@alpenrad.example | Alpenrad | Innsbruck | de dealer gmail | Einkauf | +43 512 555 014
Giada Tomasin | giada@bora.example | Ciclofficina Bora | Trieste | it dealer gmail | Acquisti | +39 040 555 0177
Marco Dal Pozzo | marco@brenta.example | Officine Brenta | Bassano | it dealer apple | Titolare | +39 0424 555 012
Paolo Rinaldi | p.rinaldi@pedalelento.example | Pedale Lento | Torino | it lead outlook | Acquisti | +39 011 555 0142
Chiara Bonetti | chiara@ruotamilano.example | Ruota Milano | Milano | it dealer plain | Officina | +39 02 555 0198
Agnieszka Wójtowicz | agnieszka@legi.example | Rowerownia Łęgi | Wrocław | pl dealer gmail | Właścicielka | +48 71 555 01 66
Piotr Szymczak | piotr@kolarnia.example | Kolarnia | Gdańsk | pl dealer outlook | Zakupy | +48 58 555 01 20
Małgorzata Kozieł | m.koziel@dwakola.example | Hurtownia Dwa Koła | Poznań | pl lead plain | Kierownik działu zakupów | +48 61 555 01 91
Mette Ravnsborg | mette@veloria.example | Veloria Cykler | Aarhus | da dealer outlook | Indkøb | +45 89 55 01 31
Sofie Dalgaard | sofie@veloria.example | Veloria Cykler | Aarhus | da dealer outlook | Indkøb | +45 89 55 01 40
Lars Mikkelsen | lars@havnenscykler.example | Havnens Cykler | København | da dealer apple | Indehaver | +45 33 55 01 72
Birgitte Holm | birgitte@hjulbyg.example | Hjulbyg | Odense | da lead plain | Værkfører | +45 66 55 01 08
Elin Åkerblad | elin@norr.example | Hjulverkstan Norr | Umeå | sv dealer gmail | Verkstadschef | +46 90 555 01 22
Hjulverkstan Norr | faktura@norr.example | Hjulverkstan Norr | Umeå | sv partner plain | Ekonomi | +46 90 555 01 20
Ulla Fennström | ulla@molna.example | Cykelhuset Mölnå | Göteborg | sv lead outlook | Inköp | +46 31 555 01 73
Johan Lindqvist | johan@vaxjocykel.example | Växjö Cykelservice | Växjö | sv dealer apple | Ägare | +46 470 555 019
Íñigo Salvatierra | inigo@marejada.example | Bicis Marejada | Valencia | es lead gmail | Gerente | +34 96 555 01 09
Ander Ondarza | ander@ondarza.example | Bicicletas Ondarza | Bilbao | es lead apple | Taller | +34 94 555 01 55
Lucía Ferrer | lucia@lacadena.example | Taller La Cadena | Zaragoza | es dealer plain | Compras | +34 976 55 01 34
Sietse Wiersma | sietse@krommetand.example | De Kromme Tand | Groningen | nl dealer apple | Eigenaar | +31 50 555 01 92
Marit Wiersma | marit@krommetand.example | De Kromme Tand | Groningen | nl dealer apple | Werkplaats | +31 50 555 01 93
Pieter-Jan Maes | pj@veloleie.example | Velo Leie | Gent | nl dealer gmail | Zaakvoerder | +32 9 555 01 47
Lieve Vermeulen | lieve@vermeulen.example | Fietsen Vermeulen | Leuven | nl dealer outlook | Aankoop | +32 16 55 01 29
Gert Brinkers | gert@brinkers.example | Fietsplein Brinkers | Apeldoorn | nl dealer outlook | Eigenaar | +31 55 555 01 16
Hanneke Vos | hanneke@zuidlaar.example | Fietserij Zuidlaar | Zuidlaren | nl dealer flowed | Inkoop | +31 50 555 01 41
Jelle Postma | jelle@dokkum.example | Rijwielhuis Dokkum | Dokkum | nl dealer plain | Werkplaats | +31 519 555 018
Yvonne Claessens | yvonne@fietsateliermaas.example | Fietsatelier Maas | Maastricht | nl lead gmail | Eigenaar | +31 43 555 01 87
Daan Kuipers | daan@trapperij.example | De Trapperij | Utrecht | nl lead apple | Inkoop | +31 30 555 01 64
Saskia Brouwer | s.brouwer@stadsrad.example | Stadsrad Mobiliteit | Rotterdam | nl lead outlook | Aanbestedingen | +31 10 555 01 02
Stadsrad Mobiliteit | aanbesteding@stadsrad.example | Stadsrad Mobiliteit | Rotterdam | nl partner outlook | Aanbestedingen | +31 10 555 01 00
Drukkerij Hanze | info@drukkerijhanze.example | Drukkerij Hanze | Deventer | nl partner apple | Voorbereiding | +31 570 55 52 40
Erik Haverkamp | erik@oostfiets.example | Oostfiets | Enschede | nl lead outlook | Deelfietsen | +31 53 555 01 26
Judith Hargreave | judith@hargreave.example | Hargreave Cycles | Sheffield | en dealer apple | Owner | +44 114 555 0136
Conor Brady | conor@liffey.example | Liffey Wheelworks | Dublin | en dealer gmail | Workshop manager | +353 1 555 0182
Ole Brandvoll | ole@tandemnord.example | Tandem Nord | Trondheim | en lead outlook | Daglig leder | +47 73 55 01 84
Tuuli Kallas | tuuli@kallas.example | Pyöräpaja Kallas | Tampere | en lead apple | Omistaja | +358 9 555 0128
Zuzana Havránková | zuzana@vltavin.example | Kolo Vltavín | Praha | en lead outlook | Nákup | +420 2 5550 0163
Inês Falcão | ines@ribeira.example | Ateliê Ribeira | Porto | en lead gmail | Compras | +351 22 555 0119
Megan Whitlock | megan@tallgrass.example | Tallgrass Cycles | Portland | en dealer flowed | Buyer | +1 503 555 0147
Wei-Lin Tsao | weilin@formhub.example | Formhub | Taichung | en supplier outlook | Export sales | +886 4 2555 0133
Jason Lu | jason.lu@khbearing.example | KH Bearing | Kaohsiung | en supplier outlook | Sales manager | +886 7 555 0168
Harpreet Gill | harpreet@satnamrims.example | Satnam Rims | Ludhiana | en supplier gmail | Export | +91 161 555 0121
Kenichi Shimura | shimura@shimura.example | Shimura Seiko | Sakai | en supplier plain | Overseas sales | +81 72 555 0110
Niels Overbeek | niels@maasport.example | Maasport Forwarding | Rotterdam | en partner outlook | Sea freight | +31 10 555 01 44
Volker Hartwig | hartwig@speichenwerk.example | Speichenwerk Kassel | Kassel | de supplier outlook | Vertrieb | +49 561 555 0124
Stefan Kolb | s.kolb@pruefwerk.example | Prüfwerk Aachen | Aachen | de supplier outlook | Laborleitung | +49 241 555 0160
Elisabetta Fontanari | e.fontanari@valsugana.example | Cerchi Valsugana | Trento | it supplier outlook | Ufficio vendite | +39 0461 555 013
Henk Nijland | h.nijland@draadtwente.example | Draadtrekkerij Twente | Almelo | nl supplier outlook | Verkoop binnendienst | +31 546 555 011
Marieke Bosch | marieke@salland.example | Verpakkingshuis Salland | Raalte | nl supplier gmail | Accountmanager | +31 572 555 014
Ruben Smit | ruben@netwerf.example | Netwerf IT | Zwolle | nl partner apple | Systeembeheer | +31 38 555 01 70
Irene van Dalen | irene@vandalen.example | Van Dalen & Partners | Deventer | nl partner outlook | Accountant | +31 570 55 51 20
Wim Oosterhuis | w.oosterhuis@deventerstad.example | Bedrijvenpark Havenkwartier | Deventer | nl partner outlook | Parkmanager | +31 570 55 51 33
Bas Vroom | bas@spaakenketting.example | Spaak & Ketting | Amsterdam | nl partner apple | Redacteur | +31 20 555 01 58
Judith Wenting | j.wenting@noordkade.example | Noordkade Logistiek | Meppel | nl partner outlook | Klantenservice | +31 522 555 010
`
  .trim()
  .split('\n')
  .map(outsider)

/** Somebody by the name before the @ of his address; the address must be known. */
export function who(email: string): Person {
  const found = [...outsiders, ...Object.values(colleagues)].find((person) => person.email === email)
  if (!found) throw new Error(`Nobody has the address ${email}`)
  return found
}

function colleague(name: string, box: string, title: string, phone: string, client: Client): Person {
  const email = `${box}@${firmDomain}`
  return {
    name,
    email,
    firm: 'Spaakwerk',
    city: 'Deventer',
    title,
    phone,
    language: 'nl',
    role: 'colleague',
    client,
  }
}

/** A row of the table: name | address | firm | city | language, role and mail program | title | phone */
function outsider(row: string): Person {
  const [name = '', email = '', firm = '', city = '', traits = '', title = '', phone = ''] =
    row.split(/ ?\| ?/)
  const [language, role, client] = traits.split(' ') as [Language, Role, Client]
  return { name, email, firm, city, title, phone, language, role, client }
}
