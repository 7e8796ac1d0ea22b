/**
 * Makes each mail of a printed document fit the paper: one that is wider than its place is scaled down, as a printer would, instead of being cut.
 * Text reflows first, so what is left are tables and pictures of a fixed width. Gives the height of the whole afterwards, in px. Stands alone: it is also run by itself.
 */
export function fitMails(paper: Document): number {
  for (const mail of paper.querySelectorAll<HTMLElement>('[data-mail]')) {
    mail.style.zoom = ''
    const room = mail.clientWidth
    if (room > 0 && mail.scrollWidth > room) mail.style.zoom = String(room / mail.scrollWidth)
  }
  return Math.ceil(paper.documentElement.getBoundingClientRect().height)
}
