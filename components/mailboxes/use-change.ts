'use client'

import { useState } from 'react'
import { ApiError, callApi } from '#/lib/api/client.ts'

/** Sends one change at a time. `send` gives whether the server took it; `problem` is why it did not, in words. */
export function useChange() {
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function send(method: 'POST' | 'DELETE', path: string, body?: object): Promise<boolean> {
    setSending(true)
    setProblem(undefined)
    try {
      await callApi(method, path, body)
      return true
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setProblem(error.message)
      return false
    } finally {
      setSending(false)
    }
  }

  return { send, sending, problem }
}
