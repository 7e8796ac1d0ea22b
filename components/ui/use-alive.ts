import { useSyncExternalStore } from 'react'

/**
 * Whether the page's script runs. What a form is before that, a browser would send away by itself, and what was chosen would be lost: so what
 * sends it, and what is chosen in it, stays disabled until then.
 */
export const useAlive = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

const never = () => () => undefined
