import { Skeleton } from '#/components/ui/skeleton.tsx'

/** The lines of a template that is on its way. */
export default function Loading() {
  return (
    <div className="min-w-0 flex-1 space-y-4 p-6">
      <Skeleton className="w-1/3" />
      <Skeleton className="w-full" />
      <Skeleton className="w-2/3" />
    </div>
  )
}
