import { LINK } from '../../../models/state.ts'
import type { Now } from '../../state/now.ts'
import { useStore } from '../../state/react.ts'
import { allOf, amissOf, worstAmiss } from '../../state/standing.ts'
import { filter } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { LinkShape, StateShape } from '../marks/mark.tsx'
import { useTicked } from '../tick.ts'
import { useView } from '../use-view.ts'

/** Infrastructure by Kind: how many there are, and of those that are not as they should be how many are left. */
export function ServingCounts() {
  const now = useStore((floor) => floor.now)
  if (now === undefined) return null
  return [...now.servingCounts.keys()].map((kind) => <ServingCount key={kind} now={now} kind={kind} />)
}

function ServingCount({ now, kind }: { readonly now: Now; readonly kind: string }) {
  const { t, name, number } = useText()
  const asked = useView((view) => view.kind === kind)
  const counts = now.servingCounts.get(kind)
  const amiss = useTicked(() => (counts === undefined ? 0 : amissOf(counts)))
  const worst = useTicked(() => (counts === undefined ? undefined : worstAmiss(counts)) ?? '')
  const served = now.model.table.machines.find((placed) => placed.kind.id === kind)
  if (counts === undefined || served === undefined) return null
  const all = allOf(counts)
  const word = name(served.kind.name)
  const shown = { all: number(all), well: number(all - amiss), kind: word }
  return (
    <button
      type="button"
      className={worst === '' ? 'count small' : `count small tone-${worst}`}
      aria-pressed={asked}
      title={t(amiss === 0 ? 'summary.serving' : 'summary.servingAmiss', shown)}
      onClick={() => filter({ kind: asked ? undefined : kind })}
    >
      {worst === '' ? <LinkShape link={LINK.online} /> : <StateShape state={worst} />}
      <span className="count-word">{word}</span>
      <span className="count-number">{amiss === 0 ? shown.all : t('summary.wellOf', shown)}</span>
    </button>
  )
}
