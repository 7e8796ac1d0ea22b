import { anyone } from '#/lib/api/route.ts'
import { notFound } from '#/lib/errors.ts'

const nothing = anyone(() => {
  throw notFound('This address')
})

/** An address of the API that does not exist says so like the others do, rather than with a page. */
export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT }
