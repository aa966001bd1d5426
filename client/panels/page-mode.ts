/** What kind of page an address asks for; it stays in the address whatever is looked at [N-4]. */
export type PageMode =
  | { readonly kind: 'whole' }
  | { readonly kind: 'viewOnly' }
  | {
      readonly kind: 'kiosk'
      readonly dwellMillis: number
      /** Each stop of the tour in the other language. */
      readonly alternates: boolean
    }
  /** One half of another page's stage, which it is tied to by this id [PH-110]. */
  | { readonly kind: 'pane'; readonly tie: string }

const FIRST_DWELL_SECONDS = 15
const SHORTEST_DWELL_SECONDS = 5
const LONGEST_DWELL_SECONDS = 3600

const TIE = /^[a-z0-9]{4,20}$/

/** `?kiosk`, `?kiosk=20` for twenty seconds a stop, `?kiosk&lang=both`; `?view-only`; `?pane=TIE`. */
export function modeOf(text: string): PageMode {
  const query = new URLSearchParams(text)
  const kiosk = query.get('kiosk')
  if (kiosk !== null && kiosk !== '0') {
    const told = /^\d{1,5}$/.test(kiosk) ? Number(kiosk) : FIRST_DWELL_SECONDS
    const seconds = Math.min(LONGEST_DWELL_SECONDS, Math.max(SHORTEST_DWELL_SECONDS, told))
    return { kind: 'kiosk', dwellMillis: seconds * 1000, alternates: query.get('lang') === 'both' }
  }
  const tie = query.get('pane') ?? ''
  if (TIE.test(tie)) return { kind: 'pane', tie }
  const viewOnly = query.get('view-only')
  return { kind: viewOnly !== null && viewOnly !== '0' ? 'viewOnly' : 'whole' }
}

/** The mode as the beginning of a query. */
export function modeText(mode: PageMode): string {
  switch (mode.kind) {
    case 'whole':
      return ''
    case 'viewOnly':
      return 'view-only'
    case 'kiosk':
      return `kiosk=${mode.dwellMillis / 1000}`
    case 'pane':
      return `pane=${mode.tie}`
  }
}

/** The mode of this page, for as long as it is open. */
export const pageMode: PageMode = modeOf(globalThis.location?.search ?? '')
