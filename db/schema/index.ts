export * from './activity.ts'
export * from './auth.ts'
export * from './mail.ts'
export * from './search.ts'
