import { inWords } from './clock.ts'
import type { Language } from './types.ts'

/** What a mail in a language is built from, beside its own words. */
export type Manners = {
  /** the greeting of somebody who does not know who will read it */
  anyone: string
  /** greetings: {first} stands for the reader */
  hello: string[]
  bye: string[]
  reply: string
  forward: string
  /** the line above a quote; the date as Gmail and as Apple Mail write it */
  wrote(at: number, name: string, email: string): string
  /** Outlook's header block above a quote: from, sent, to, copy, subject */
  outlook: [string, string, string, string, string]
  /** the line above the quote in Outlook's plain text */
  original: string
}

const short = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const
const time = { hour: '2-digit', minute: '2-digit' } as const

export const manners: Record<Language, Manners> = {
  nl: {
    anyone: 'Goedendag,',
    hello: [
      'Beste {first},',
      'Hallo {first},',
      'Dag {first},',
      'Goedemorgen {first},',
      'Ha {first},',
      'Goedemiddag {first},',
    ],
    bye: [
      'Met vriendelijke groet,',
      'Groeten,',
      'Vriendelijke groet,',
      'Tot gauw,',
      'Hartelijke groet,',
      'Mvg,',
    ],
    reply: 'Re: ',
    forward: 'Fwd: ',
    wrote: (at, name, email) => `Op ${date(at, 'nl')} om ${clock(at, 'nl')} schreef ${name} <${email}>:`,
    outlook: ['Van', 'Verzonden', 'Aan', 'CC', 'Onderwerp'],
    original: '-----Oorspronkelijk bericht-----',
  },
  en: {
    anyone: 'Hello,',
    hello: ['Hi {first},', 'Dear {first},', 'Hello {first},', 'Good morning {first},', 'Dear {first},'],
    bye: ['Kind regards,', 'Best regards,', 'Many thanks,', 'Best wishes,', 'Thanks,', 'Regards,'],
    reply: 'Re: ',
    forward: 'Fwd: ',
    wrote: (at, name, email) => `On ${date(at, 'en')} at ${clock(at, 'en')}, ${name} <${email}> wrote:`,
    outlook: ['From', 'Sent', 'To', 'Cc', 'Subject'],
    original: '-----Original Message-----',
  },
  de: {
    anyone: 'Guten Tag,',
    hello: ['Guten Tag {first},', 'Hallo {first},', 'Guten Morgen {first},', 'Moin {first},'],
    bye: ['Mit freundlichen Grüßen', 'Viele Grüße', 'Beste Grüße', 'Freundliche Grüße', 'Schöne Grüße'],
    reply: 'AW: ',
    forward: 'WG: ',
    wrote: (at, name, email) => `Am ${date(at, 'de')} um ${clock(at, 'de')} schrieb ${name} <${email}>:`,
    outlook: ['Von', 'Gesendet', 'An', 'Cc', 'Betreff'],
    original: '-----Ursprüngliche Nachricht-----',
  },
  fr: {
    anyone: 'Bonjour,',
    hello: ['Bonjour {first},', 'Bonjour,', 'Bonjour à tous,', 'Re-bonjour {first},'],
    bye: ['Bien à vous,', 'Cordialement,', 'Bien cordialement,', 'Belle journée,', 'À bientôt,'],
    reply: 'Re: ',
    forward: 'Tr: ',
    wrote: (at, name, email) => `Le ${date(at, 'fr')} à ${clock(at, 'fr')}, ${name} <${email}> a écrit :`,
    outlook: ['De', 'Envoyé', 'À', 'Cc', 'Objet'],
    original: '-----Message d’origine-----',
  },
  it: {
    anyone: 'Buongiorno,',
    hello: ['Buongiorno {first},', 'Ciao {first},', 'Gentile {first},', 'Buon pomeriggio {first},'],
    bye: ['Cordiali saluti,', 'Un saluto,', 'Grazie e buona giornata,', 'Saluti,', 'A presto,'],
    reply: 'R: ',
    forward: 'I: ',
    wrote: (at, name, email) =>
      `Il giorno ${date(at, 'it')} alle ore ${clock(at, 'it')} ${name} <${email}> ha scritto:`,
    outlook: ['Da', 'Inviato', 'A', 'Cc', 'Oggetto'],
    original: '-----Messaggio originale-----',
  },
  pl: {
    anyone: 'Dzień dobry,',
    hello: ['Dzień dobry,', 'Dzień dobry {first},', 'Witam,', 'Cześć {first},'],
    bye: ['Pozdrawiam,', 'Z poważaniem,', 'Dziękuję i pozdrawiam,', 'Serdecznie pozdrawiam,'],
    reply: 'Re: ',
    forward: 'PD: ',
    wrote: (at, name, email) => `${date(at, 'pl')} o ${clock(at, 'pl')} ${name} <${email}> napisał(a):`,
    outlook: ['Od', 'Wysłano', 'Do', 'DW', 'Temat'],
    original: '-----Oryginalna wiadomość-----',
  },
  da: {
    anyone: 'Hej,',
    hello: ['Hej {first},', 'Kære {first},', 'Goddag {first},', 'Hej {first}'],
    bye: ['Med venlig hilsen', 'Venlig hilsen', 'Hilsen', 'Mange hilsner', 'De bedste hilsner'],
    reply: 'SV: ',
    forward: 'VS: ',
    wrote: (at, name, email) => `Den ${date(at, 'da')} kl. ${clock(at, 'da')} skrev ${name} <${email}>:`,
    outlook: ['Fra', 'Sendt', 'Til', 'Cc', 'Emne'],
    original: '-----Oprindelig meddelelse-----',
  },
  sv: {
    anyone: 'Hej,',
    hello: ['Hej {first},', 'Hej {first}!', 'God morgon {first},', 'Hejsan {first},'],
    bye: ['Vänliga hälsningar,', 'Med vänlig hälsning,', 'Hälsningar,', 'Allt gott,', 'Mvh'],
    reply: 'Sv: ',
    forward: 'Vb: ',
    wrote: (at, name, email) => `Den ${date(at, 'sv')} kl. ${clock(at, 'sv')} skrev ${name} <${email}>:`,
    outlook: ['Från', 'Skickat', 'Till', 'Kopia', 'Ämne'],
    original: '-----Ursprungligt meddelande-----',
  },
  es: {
    anyone: 'Buenos días,',
    hello: ['Hola {first},', 'Buenos días {first},', 'Hola, {first}:', 'Buenas tardes {first},'],
    bye: ['Un saludo,', 'Saludos cordiales,', 'Atentamente,', 'Que vaya bien,', 'Un abrazo,'],
    reply: 'Re: ',
    forward: 'RV: ',
    wrote: (at, name, email) =>
      `El ${date(at, 'es')} a las ${clock(at, 'es')}, ${name} (<${email}>) escribió:`,
    outlook: ['De', 'Enviado', 'Para', 'CC', 'Asunto'],
    original: '-----Mensaje original-----',
  },
}

/** The moment as Outlook writes it above a quote. */
export function longDate(at: number, language: Language): string {
  const long = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  return `${inWords(at, language, long)} ${clock(at, language)}`
}

function date(at: number, language: Language): string {
  return inWords(at, language, short).replace(',', '')
}

function clock(at: number, language: Language): string {
  return inWords(at, language, time)
}
