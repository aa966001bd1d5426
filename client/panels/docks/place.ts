import { createContext } from 'react'
import type { PanelName, Side } from '../../state/docks.ts'

/** Where a panel stands: at a side of the scene, or in the sheet of a phone. */
export type Place =
  | { readonly kind: 'dock'; readonly panel: PanelName; readonly side: Side }
  | { readonly kind: 'sheet'; readonly panel: PanelName | undefined }

export const PlaceContext = createContext<Place | undefined>(undefined)
