/** Who asks. Every reader of people's data takes one first. */
export type Viewer = {
  userId: number
  role: 'owner' | 'admin' | 'member'
  name: string
  email: string
  zone: string | null
  locale: string | null
}
