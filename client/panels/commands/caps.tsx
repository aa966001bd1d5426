import { capsOf, isApple } from './chord.ts'

/** The keys of a chord as they stand on the keyboard. */
export const Caps = ({ chord }: { readonly chord: string }) => (
  <span className="caps">
    {capsOf(chord, isApple()).map((cap) => (
      <kbd key={cap}>{cap}</kbd>
    ))}
  </span>
)
