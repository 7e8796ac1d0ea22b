import { migrateDatabase } from '#/db/migrate.ts'
import { env } from '#/lib/env.ts'

await migrateDatabase(env().DIRECT_DATABASE_URL ?? env().DATABASE_URL)
