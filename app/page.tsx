import { redirect } from 'next/navigation'

/** Mail is the first page until Today comes. */
export default function HomePage() {
  redirect('/mail/inbox')
}
