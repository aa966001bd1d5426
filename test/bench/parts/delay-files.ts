import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Recorded delays lie beside the project, not in it: their licence lets nobody change or ship them. */
const FOLDER = fileURLToPath(new URL('../../../../shared/data/5g_industrial', import.meta.url))

/** A measured histogram in milliseconds: rows of [low, high, weight], or of [low, weight]. */
export interface Measured {
  readonly name: string
  readonly rows: readonly (readonly number[])[]
}

/** Of these there are profiles; whatever else lies there is fitted only. */
export const WANTED = [
  'PD-Wireless-5G-2a/5G-midband-Uplink',
  'PD-Wireless-5G-2a/5G-midband-Downlink',
  'PD-Wireless-5G-3a/5G-URLLC-mmW-Uplink',
  'PD-Wireless-5G-3a/5G-URLLC-mmW-Downlink',
  'PD-Wired/nocross',
  'PD-Wired/nocross_vlan',
  'PD-Wired/cross900mbps',
  'ProcessingDelayDistribution2/fifo',
  'ProcessingDelayDistribution2/deadline',
] as const

export type Wanted = (typeof WANTED)[number]

/** Every delay file there is, and the names of those that are missed. */
export function delayFiles(): { readonly found: readonly Measured[]; readonly missed: readonly string[] } {
  const folders = existsSync(FOLDER) ? readdirSync(FOLDER, { withFileTypes: true }) : []
  const found = folders
    .filter((entry) => entry.isDirectory() && existsSync(join(FOLDER, entry.name, 'raw')))
    .flatMap((entry) => readFolder(entry.name))
  const names = new Set(found.map(({ name }) => name))
  return { found, missed: WANTED.filter((name) => !names.has(name)) }
}

function readFolder(folder: string): readonly Measured[] {
  const files = readdirSync(join(FOLDER, folder, 'raw')).filter((file) => file.endsWith('.csv'))
  return files.flatMap((file): Measured[] => {
    const name = `${folder}/${nameOf(file)}`
    const pair = file.startsWith('upstream-') ? file.replace('upstream-', 'downstream-') : undefined
    if (pair !== undefined) return files.includes(pair) ? [{ name, rows: passages(folder, file, pair) }] : []
    return file.startsWith('downstream-') ? [] : [{ name, rows: histogram(folder, file) }]
  })
}

const nameOf = (file: string): string =>
  file
    .replace(/^upstream-|^cloud_application_latency_histogram_|\.csv$/g, '')
    .replace(/-10pkt_per_sec$|_PD-Wireless.*$/, '')

const cellsIn = (folder: string, file: string): readonly (readonly string[])[] =>
  readFileSync(join(FOLDER, folder, 'raw', file), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(/[\t,;]/))

/** Two columns: low in ms, weight. Five, with a heading: weight, share, low and high in µs, low in ms. */
function histogram(folder: string, file: string): readonly (readonly number[])[] {
  const rows = cellsIn(folder, file).map((cells) => cells.map(Number))
  const numbers = rows.filter((row) => row.every(Number.isFinite))
  return numbers.map((row) => {
    const [first = 0, second = 0, low = 0, high = 0] = row
    return row.length >= 4 ? [low / 1000, high / 1000, first] : [first, second]
  })
}

/** The same packets stamped in nanoseconds before and behind a bridge, joined by their payload. */
function passages(folder: string, before: string, behind: string): readonly (readonly number[])[] {
  const left = new Map(cellsIn(folder, behind).map(([stamp = '0', payload]) => [payload, BigInt(stamp)]))
  return cellsIn(folder, before).flatMap(([stamp = '0', payload]) => {
    const out = left.get(payload)
    if (out === undefined) return []
    const millis = Number(out - BigInt(stamp)) / 1e6
    return [[millis, millis, 1]]
  })
}
