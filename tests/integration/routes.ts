import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const APP = fileURLToPath(new URL('../../app/', import.meta.url))
const METHODS =
  /export\s+(?:const|async function|function)\s+(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b|\bas\s+(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g

/** Every page and handler that lies under app/, as "PAGE /welcome" and "POST /api/v1/team/invitations". */
export function routesOnDisk(): string[] {
  const files = readdirSync(APP, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.flatMap(({ name, parentPath }) => {
    const address = addressOf(parentPath)
    if (/^page\.[jt]sx?$/.test(name)) return [`PAGE ${address}`]
    if (!/^route\.[jt]sx?$/.test(name)) return []
    const source = readFileSync(join(parentPath, name), 'utf8')
    return [...source.matchAll(METHODS)].map((found) => `${found[1] ?? found[2]} ${address}`)
  })
}

/** Folders in round brackets group files and stand in no address. */
function addressOf(folder: string): string {
  const parts = folder
    .slice(APP.length)
    .split('/')
    .filter((part) => part !== '' && !/^\(.*\)$/.test(part))
  return `/${parts.join('/')}`
}
