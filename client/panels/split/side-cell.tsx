import { useText } from '../../text/use-text.ts'
import type { SideHead } from './use-sides.ts'

interface Props {
  /** What a row is. */
  readonly what: string
  readonly heads: readonly [SideHead, SideHead]
}

/** The head of a table of both sides and how far they are apart. */
export function SidesHead({ what, heads }: Props) {
  const { t } = useText()
  return (
    <thead>
      <tr>
        <th scope="col">{what}</th>
        <SideCell head={heads[0]} />
        <SideCell head={heads[1]} />
        <th scope="col">{t('differ.gap')}</th>
      </tr>
    </thead>
  )
}

function SideCell({ head }: { readonly head: SideHead }) {
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
