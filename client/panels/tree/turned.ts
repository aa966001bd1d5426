import { useEffect } from 'react'
import { createStore } from 'zustand/vanilla'
import type { PlantModel } from '../../state/plant.ts'
import { recall, remember } from '../keepsake.ts'
import { type groupsOf, opensAtFirst } from './tree-rows.ts'

/** The paths whose fold a person has turned from how it was at first. */
export const turned = createStore<{ readonly paths: ReadonlySet<string> }>(() => ({ paths: new Set() }))

/** Paths that were opened longer ago fold again. */
const MOST_TURNED = 400

export function turn(...paths: readonly string[]): void {
  const next = new Set(turned.getState().paths)
  for (const path of paths) if (!next.delete(path)) next.add(path)
  turned.setState({ paths: new Set([...next].slice(-MOST_TURNED)) })
}

/** Opens whatever hides what stands in these groups. */
export function openGroups(model: PlantModel, groups: ReturnType<typeof groupsOf>): void {
  const { paths } = turned.getState()
  const shut = groups.filter(({ kind, path }) => opensAtFirst(model, kind) === paths.has(path))
  if (shut.length > 0) turn(...shut.map(({ path }) => path))
}

const keyOf = (plant: string): string => `twinfloor.tree.${plant}`

/** Anything may have been stored; only paths of this Plant are taken. */
export function turnedOf(text: string | null, plant: string): ReadonlySet<string> {
  const paths = (text ?? '').slice(0, 100_000).split('\n')
  return new Set(paths.filter((path) => path === plant || path.startsWith(`${plant}/`)).slice(0, MOST_TURNED))
}

/** Remembers the folds of each Plant in this browser. */
export function useKeptFolds(plant: string): void {
  useEffect(() => {
    turned.setState({ paths: turnedOf(recall(keyOf(plant)), plant) })
    return turned.subscribe(({ paths }) => remember(keyOf(plant), [...paths].join('\n')))
  }, [plant])
}
