// The words by which mail programs say that what follows is an older mail, or a signature, in the languages that our mail is written in.

const MAX_ATTRIBUTION = 500 // characters; names and addresses of two people fit

const words = (list: string) =>
  list
    .trim()
    .split(/\s*\|\s*/)
    .join('|')

const WROTE =
  words(`wrote | writes | schreef | schrieb | geschrieben | a écrit | écrit | ecrit | escribió | escribio | ha scritto | scrisse |
  skrev | pisze | napisał | napisała | napisał\\(a\\) | napsal | napsala | napsal\\(a\\) | escreveu | kirjoitti | írta | a scris | skrifaði |
  пишет | писал | писала | написал | написала | написал\\(а\\) | έγραψε | yazdı`)

const FROM = words('From | Van | Von | De | Da | Fra | Från | Od | Lähettäjä | Feladó | От | 发件人 | 差出人')
const SENT =
  words(`Sent | Date | Verzonden | Datum | Gesendet | Envoyé | Envoyé le | Enviado | Enviado el | Fecha | Inviato | Data | Sendt |
  Dato | Skickat | Wysłano | Odesláno | Lähetetty | Elküldve | Отправлено | Дата | 发送时间 | 送信日時`)
const TO = words(
  'To | Aan | An | À | A | Para | Per | Til | Till | Do | Komu | Vastaanottaja | Címzett | Кому | 收件人 | 宛先',
)
const SUBJECT =
  words(`Subject | Onderwerp | Betreff | Objet | Asunto | Oggetto | Emne | Ämne | Temat | Assunto | Předmět | Aihe | Tárgy |
  Тема | 主题 | 件名`)

const ORIGINAL =
  words(`Original Message | Original Appointment | Oorspronkelijk bericht | Oorspronkelijke bericht | Ursprüngliche Nachricht |
  Originalnachricht | Message d'origine | Message d’origine | Message original | Mensaje original | Messaggio originale | Oprindelig meddelelse |
  Original meddelelse | Ursprungligt meddelande | Originalmeddelande | Wiadomość oryginalna | Oryginalna wiadomość | Mensagem original |
  Původní zpráva | Alkuperäinen viesti | Opprinnelig melding`)

const FORWARDED =
  words(`Forwarded message | Doorgestuurd bericht | Weitergeleitete Nachricht | Message transféré | Mensaje reenviado |
  Messaggio inoltrato | Inoltrato | Videresendt meddelelse | Videresendt besked | Vidarebefordrat meddelande | Przekazana wiadomość |
  Treść przekazanej wiadomości | Mensagem encaminhada | Přeposlaná zpráva | Edelleenlähetetty viesti`)

const FORWARD_BEGINS =
  words(`Begin forwarded message | Begin doorgestuurd bericht | Anfang der weitergeleiteten Nachricht |
  Début du message réexpédié | Début du message transféré | Inicio del mensaje reenviado | Inizio messaggio inoltrato |
  Start på videresendt besked | Vidarebefordrat brev | Początek przekazanej wiadomości`)

const SENT_FROM =
  words(`Sent from | Sent via | Get Outlook for | Verzonden vanaf | Verstuurd vanaf | Outlook voor | Von meinem | Gesendet von |
  Gesendet mit | Outlook für | Envoyé de | Envoyé depuis | Télécharger Outlook | Obtenir Outlook | Enviado desde | Obtener Outlook |
  Inviato da | Scarica Outlook | Sendt fra | Skickat från | Hämta Outlook | Wysłane z | Pobierz aplikację Outlook | Enviado do`)

const LETTER_BEFORE = '(?<![\\p{L}\\p{N}])'
const LETTER_AFTER = '(?![\\p{L}\\p{N}])'

const SAYS_WROTE = new RegExp(`${LETTER_BEFORE}(?:${WROTE})${LETTER_AFTER}`, 'iu')
const ENDS_WITH_COLON = /[:：]\s*$/
const HOLDS_ADDRESS = /<?[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+>?/

/**
 * How well a line introduces what is quoted after it: "whole" says who wrote and when, "verb" that somebody wrote, and may go on in the
 * line before.
 */
export function readsAsAttribution(text: string): 'whole' | 'verb' | undefined {
  if (text.length > MAX_ATTRIBUTION || !ENDS_WITH_COLON.test(text)) return undefined
  const saysWhen = /\p{N}/u.test(text)
  if (SAYS_WROTE.test(text)) return saysWhen ? 'whole' : 'verb'
  return saysWhen && HOLDS_ADDRESS.test(text) ? 'whole' : undefined
}

const BEGINS = /^(?:(?:on|op|am|le|el|il|em|at|den|dne|w dniu)\s|\p{N}|\p{L}{2,5}\.?,)/iu

/** A line that may be the first of an introduction that a program broke in two: the day stands there. */
export const beginsAttribution = (text: string): boolean => BEGINS.test(text) && /\p{N}/u.test(text)

const field = (names: string) => new RegExp(`^\\*{0,2}(?:${names})\\s?[:：]`, 'iu')
const FROM_FIELD = field(FROM)
const OTHER_FIELDS = [field(SENT), field(TO), field(SUBJECT)]

/** The first line of the head that Outlook and others put above an older mail. */
export const isFromField = (text: string): boolean => FROM_FIELD.test(text)

/** Which other field of such a head a line is: 0 when it was sent, 1 to whom, 2 its subject; -1 for none. */
export const headField = (text: string): number => OTHER_FIELDS.findIndex((pattern) => pattern.test(text))

const ORIGINAL_LINE = new RegExp(`^-{2,}\\s*(?:${ORIGINAL})\\s*-{2,}$`, 'iu')
export const isOriginalMessageLine = (text: string): boolean => ORIGINAL_LINE.test(text)

const FORWARD_LINE = new RegExp(`^(?:-{2,}\\s*(?:${FORWARDED})\\s*-{2,}|(?:${FORWARD_BEGINS})\\s?:)$`, 'iu')
export const isForwardLine = (text: string): boolean => FORWARD_LINE.test(text)

const SENT_FROM_LINE = new RegExp(`^(?:${SENT_FROM})${LETTER_AFTER}.{0,60}$`, 'iu')

/** The one line by which telephones sign. */
export const isSentFromLine = (text: string): boolean => SENT_FROM_LINE.test(text)

const FORWARD_SUBJECT = /^\s*(?:fwd?|wg|tr|rv|enc|doorst|vs|vb|pd|i|fs)\s*[:：]/i

/** A mail by whose subject an older mail is what it is about. An answer to a forwarded one is an answer. */
export const isForward = (subject: string): boolean => FORWARD_SUBJECT.test(subject)
