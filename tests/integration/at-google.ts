/** What a person does on Google's pages. */
export type Answers = {
  /** Whom to sign in as. */
  email: string
  /** Boxes to leave unticked, by a part of the scope's name. */
  untick?: string
  cancel?: boolean
}

/**
 * Goes through Google's pages from the address that the product sent us to, by the forms that stand on them. Gives the
 * address that Google sends the browser back to, and which pages were shown.
 */
export async function goThroughGoogle(
  address: string,
  answers: Answers,
): Promise<{ back: string; pages: string[] }> {
  const pages: string[] = []
  let response = await fetch(address, { redirect: 'manual' })
  while (response.status === 200) {
    const html = await response.text()
    pages.push(textOf(/<h1>(.*?)<\/h1>/s.exec(html)?.[1] ?? ''))
    response = await fetch(
      new URL(textOf(/<form[^>]* action="([^"]*)"/.exec(html)?.[1] ?? ''), response.url),
      {
        method: 'POST',
        redirect: 'manual',
        body: answerTo(html, answers),
      },
    )
  }
  const back = response.headers.get('location')
  if (!back) throw new Error(`Google answered ${response.status}: ${(await response.text()).slice(0, 500)}`)
  return { back, pages }
}

function answerTo(html: string, { email, untick, cancel }: Answers): URLSearchParams {
  const form = new URLSearchParams()
  if (cancel) return new URLSearchParams({ answer: 'cancel' })
  const buttons = [...html.matchAll(/<button[^>]*name="person"[^>]*value="([^"]*)"[^>]*>(.*?)<\/button>/gs)]
  if (buttons.length > 0) {
    const [, person] = buttons.find(([, , text]) => text?.includes(email)) ?? []
    if (!person) throw new Error(`${email} is not among the accounts to choose from`)
    return new URLSearchParams({ person: textOf(person) })
  }
  for (const [input] of html.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(input)?.[1] ?? ''
    const value = textOf(/value="([^"]*)"/.exec(input)?.[1] ?? '')
    if (!untick || !value.includes(untick)) form.append(name, value)
  }
  form.append('answer', 'allow')
  return form
}

const textOf = (html: string) =>
  html.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))).replaceAll('&amp;', '&')
