import type { FloorState } from '../../../models/state.ts'
import type { Freshness } from '../../state/overlays/entries.ts'
import type { Tone } from '../shapes/model.ts'

/** One surface: its colour, how rough and how metallic it is, and how much it shines by itself. */
export interface Finish {
  readonly colour: number
  readonly roughness: number
  readonly metalness: number
  readonly glow: number
}

/** How everything looks under one kind of light. Colours are sRGB. */
export interface Stage {
  readonly name: 'light' | 'dark' | 'contrast'
  /** What is seen where nothing stands. */
  readonly background: number
  readonly fog: number
  readonly floor: number
  readonly grid: number
  readonly wall: number
  readonly column: number
  readonly marking: Readonly<Record<'aisle' | 'people' | 'vehicles' | 'road' | 'edge', number>>
  readonly zone: Readonly<Record<ZoneUse, number>>
  /** 0 to 1: how dark a shadow is. */
  readonly shadow: number
  readonly sun: { readonly colour: number; readonly strength: number }
  readonly sky: { readonly above: number; readonly below: number; readonly strength: number }
  /** How bright the surroundings are that metal mirrors. */
  readonly mirror: number
  readonly exposure: number
  readonly finishes: Readonly<Record<Tone, Finish>>
  /** Of a Machine in this state; undefined leaves it in its own colours. */
  readonly states: Readonly<Record<FloorState, number | undefined>>
  /** Of a Machine that is as fresh or as lost as this, under the overlay of freshness. */
  readonly freshness: Readonly<Record<Freshness, number | undefined>>
  readonly outline: { readonly hover: number; readonly chosen: number }
  readonly label: { readonly ink: string; readonly ground: string; readonly edge: string }
}

export type ZoneUse = 'storage' | 'safety' | 'quality' | 'maintenance' | 'office' | 'charging' | 'production'
