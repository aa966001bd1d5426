/**
 * What one Viewer has seen. It is told nothing before it said hello, gets each Frame while its socket keeps up,
 * and waits, owing it nothing, while it does not [C-3].
 */
export type Session =
  | { readonly kind: 'greeted' }
  | { readonly kind: 'current'; readonly seq: number }
  | { readonly kind: 'behind'; readonly seq: number }

export const GREETED: Session = { kind: 'greeted' }

/** What the socket is to do now. */
export type Step =
  | { readonly do: 'send'; readonly session: Session }
  | { readonly do: 'catchUp'; readonly fromSeq: number }
  | { readonly do: 'nothing'; readonly session: Session }

/** A new Frame was cut. */
export function onFrame(session: Session, seq: number, writable: boolean): Step {
  switch (session.kind) {
    case 'greeted':
    case 'behind':
      return { do: 'nothing', session }
    case 'current':
      return writable
        ? { do: 'send', session: { kind: 'current', seq } }
        : { do: 'nothing', session: { kind: 'behind', seq: session.seq } }
  }
}

/** The socket took all that it was given. */
export function onDrain(session: Session): Step {
  switch (session.kind) {
    case 'greeted':
    case 'current':
      return { do: 'nothing', session }
    case 'behind':
      return { do: 'catchUp', fromSeq: session.seq }
  }
}

/** The Viewer says what it knows; another epoch or Plant is worth nothing [C-1, C-6]. */
export const onHello = (known: { readonly same: boolean; readonly seq: number }): Step => ({
  do: 'catchUp',
  fromSeq: known.same ? known.seq : NOTHING_KNOWN,
})

/** A seq that no history holds. */
export const NOTHING_KNOWN = -1
