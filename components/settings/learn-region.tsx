'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent } from 'react'
import { callApi } from '#/lib/api/client.ts'

/** Tells the server where somebody is who has not said it: the zone of their browser, which sends its languages by itself. It changes no choice. */
export function LearnRegion() {
  const router = useRouter()
  const learn = useEffectEvent(async () => {
    const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions()
    await callApi('POST', '/api/v1/me/region', { zone })
    router.refresh()
  })
  useEffect(() => {
    learn().catch(() => undefined) // the next page tries again; until then the workspace's zone is used
  }, [])
  return null
}
