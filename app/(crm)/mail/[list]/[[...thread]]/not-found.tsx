import { MissingMail } from '#/components/mail/missing.tsx'

export default function MailNotFound() {
  return <MissingMail />
}
