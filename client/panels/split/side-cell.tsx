import type { SideHead } from './use-sides.ts'

/** The head of a side's column in a table. */
export function SideCell({ head }: { readonly head: SideHead }) {
  return (
    <th scope="col" title={`${head.place} · ${head.time}`}>
      <SideName head={head} />
    </th>
  )
}

export function SideName({ head }: { readonly head: SideHead }) {
  return (
    <span className="side-name">
      <span>{head.place}</span>
      <span className="side-time">{head.time}</span>
    </span>
  )
}
