import type { Google } from './google.ts'
import type { Answer } from './http.ts'

const FOLDER = '/pictures/'

/** Puts pictures up under /pictures/, for anybody who asks, until this process ends. */
export function putUpPictures(google: Google, pictures: { path: string; data: string }[]): void {
  for (const { path, data } of pictures) google.pictures.set(path, Buffer.from(data, 'base64url'))
}

/** Answers an address of a picture; undefined for all others. */
export function picture(google: Google, path: string): Answer | undefined {
  if (!path.startsWith(FOLDER)) return undefined
  const bytes = google.pictures.get(path.slice(FOLDER.length))
  if (!bytes) return { status: 404, text: 'There is no such picture.' }
  return { status: 200, headers: { 'Content-Type': 'image/png' }, bytes }
}
