import { migrateDatabase } from '#/db/migrate.ts'
import { env } from '#/lib/env.ts'
import { installQueues } from '#/lib/queue.ts'

const url = env().DIRECT_DATABASE_URL ?? env().DATABASE_URL
await migrateDatabase(url)
await installQueues(url)
