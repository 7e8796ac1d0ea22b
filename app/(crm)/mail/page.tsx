import { redirect } from 'next/navigation'

export default function MailPage() {
  redirect('/mail/inbox')
}
