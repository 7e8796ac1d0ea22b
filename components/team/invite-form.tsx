'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { Field } from '#/components/ui/field.tsx'
import { SelectField } from '#/components/ui/select-field.tsx'
import { useAlive } from '#/components/ui/use-alive.ts'
import { ApiError, callApi } from '#/lib/api/client.ts'

/** Address and role of somebody to let in. */
export function InviteForm() {
  const router = useRouter()
  const alive = useAlive()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState('member')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function invite(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setProblem(undefined)
    try {
      await callApi('POST', '/api/v1/team/invitations', { email, role })
      setEmail('')
      router.refresh()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setProblem(error.message)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form onSubmit={invite} noValidate className="mt-4 flex flex-wrap items-start gap-3">
      <Field
        label="Mail address"
        type="email"
        autoComplete="off"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={problem}
        className="min-w-44 flex-1 max-sm:min-w-full"
      />
      <SelectField
        label="Role"
        value={role}
        onChange={(event) => setRole(event.target.value)}
        className="w-32"
      >
        <option value="member">Member</option>
        <option value="admin">Admin</option>
      </SelectField>
      <Button type="submit" variant="primary" disabled={!alive} busy={busy} className="mt-5">
        Invite
      </Button>
    </form>
  )
}
