import { useRouter } from 'next/navigation'
import { goTo, isPlaceFollowed, readPlace } from './place.ts'

/** The way to a page: to a list or a thread in the same frame from within the mail, else by the router. */
export function useWay(): (href: string) => void {
  const router = useRouter()
  return (href) => {
    const place = readPlace(href)
    if (place && isPlaceFollowed()) goTo(place)
    else router.push(href)
  }
}
