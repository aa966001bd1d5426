import type { Shown } from '../list/row-view.ts'

/** What a Channel reads now, in its unit. */
export function ChannelValue({ shown }: { readonly shown: Pick<Shown, 'text' | 'unit'> }) {
  return (
    <span className="channel-value">
      {shown.text}
      {shown.unit !== '' && <span className="unit"> {shown.unit}</span>}
    </span>
  )
}
