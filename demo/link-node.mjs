// Gives npm scripts the Node that the lock file names: npm 11 makes this link itself, npm 10 does not.
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const packaged = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
const link = join(root, 'node_modules', '.bin', 'node')

if (existsSync(packaged) && !existsSync(link)) {
  mkdirSync(dirname(link), { recursive: true })
  rmSync(link, { force: true }) // one that leads nowhere
  symlinkSync(relative(dirname(link), packaged), link)
}
