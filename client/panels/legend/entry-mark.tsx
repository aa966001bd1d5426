import { type LegendEntry, LINK_OF } from '../../state/overlays/entries.ts'
import { LinkShape, StateShape } from '../marks/mark.tsx'

/** The shape of a legend's entry; those of a ramp are the ramp itself. */
export function EntryMark({ entry }: { readonly entry: LegendEntry }) {
  switch (entry.kind) {
    case 'state':
      return <StateShape state={entry.state} />
    case 'freshness':
      if (entry.freshness === 'stale') return <span className="hatch-swatch tone-stale" aria-hidden="true" />
      if (entry.freshness === 'aging') return <AgingShape />
      return <LinkShape link={LINK_OF[entry.freshness]} />
    case 'noValue':
    case 'unmeasured':
      return <NothingShape dashed={entry.kind === 'unmeasured'} />
    case 'bin':
      return null
  }
}

/** A clock that has gone on. */
const AgingShape = () => (
  <svg className="mark tone-waiting" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <circle cx="8" cy="8" r="6" />
    <path d="M8 4.4V8l2.6 1.8" />
  </svg>
)

const NothingShape = ({ dashed }: { readonly dashed: boolean }) => (
  <svg className="mark tone-unknown" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <rect
      x="2.2"
      y="2.2"
      width="11.6"
      height="11.6"
      rx="2"
      {...(dashed ? { strokeDasharray: '2 2.2' } : {})}
    />
    {!dashed && <path d="M4.6 11.4l6.8-6.8" />}
  </svg>
)
