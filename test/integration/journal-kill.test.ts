import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { standingEvents } from '../../models/standing.ts'
import { openDisk } from '../../server/edge/journal/disk.ts'
import { writtenPlant } from '../../server/edge/journal/plant.ts'
import { standingAt } from '../../server/edge/journal/reader-standing.ts'
import { recover } from '../../server/edge/journal/recover.ts'
import { BEGIN, CONTRACT_PLANT, madeTale, plainStandingAt, type Row } from '../contract/journal.ts'
import { findJournal } from '../helpers/journal-folder.ts'
import { rowsOn } from '../helpers/journal-rows.ts'
import { type Dice, dice, FUZZ_RUNS, SEED } from '../helpers/seed.ts'

const home = mkdtempSync(join(tmpdir(), 'twinfloor-kill-'))
const KEEP = { fullDays: 1e6, secondDays: 1e6, minuteDays: 1e6, mostBytes: 1e12 }
const KILLS = Math.max(200, Math.floor(FUZZ_RUNS / 100))
const LANES = 8
/** A folder grows with each life in it. */
const LIVES_A_FOLDER = 6
const LONGEST_MILLIS = 600
const DAY_MILLIS = 86_400_000
/** As many as a life may come to. */
const PAGES = 500
const LAST_PLACE = 8_000_000_000_000

/** In one file of JavaScript a life begins in a tenth of the time. */
beforeAll(async () => {
  await build({
    ...{ configFile: false, logLevel: 'silent', root: process.cwd() },
    build: { ssr: 'test/integration/parts/journal-life.ts', outDir: home, emptyOutDir: false },
    ssr: { noExternal: true },
  })
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** Lives until it is killed; answers how many Readings it had said to be kept. */
function live(folder: string, seed: number, begin: number, millis: number): Promise<number> {
  const child = spawn(process.execPath, [join(home, 'journal-life.js'), folder, `${seed}`, `${begin}`])
  let said = ''
  let problems = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    problems += text
  })
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    // Chance begins with its first word: the start of a process is not what is tested.
    if (said === '') setTimeout(() => child.kill('SIGKILL'), millis)
    said += text
  })
  return new Promise((resolve, reject) => {
    child.on('close', () => {
      if (problems !== '') reject(new Error(problems))
      else resolve(Number(said.split('\n').at(-2) ?? 0))
    })
  })
}

const keyOf = ({ slot, place, quantum }: Row): string => `${slot},${place},${quantum}`

describe('the Journal under kill -9', () => {
  it(
    `[Y-14, Y-16, Y-44] has after each of ${KILLS} kills everything that it had said to be kept, once`,
    async () => {
      let [kills, kept, folders] = [0, 0, 0]
      const lane = async (chance: Dice): Promise<void> => {
        while (kills < KILLS) {
          const folder = join(home, `folder-${folders++}`)
          const sure = new Set<string>()
          for (let life = 0; life < LIVES_A_FOLDER && kills < KILLS; life++) {
            kills++
            const [seed, begin] = [SEED + chance.below(1e6), BEGIN + life * DAY_MILLIS]
            const said = await live(folder, seed, begin, chance.below(LONGEST_MILLIS))
            const { rows } = madeTale(dice(seed), begin, PAGES)
            for (const row of rows.slice(0, said)) sure.add(keyOf(row))
            kept += said
            // Otherwise the next life recovers it.
            if (chance.below(4) === 0) await check(folder, sure)
          }
          await check(folder, sure)
          rmSync(folder, { recursive: true, force: true })
        }
      }
      await Promise.all(Array.from({ length: LANES }, (_, i) => lane(dice(SEED + i))))
      expect(kills).toBe(KILLS)
      expect(kept).toBeGreaterThan(KILLS * 10)
    },
    120_000 + KILLS * 2000,
  )
})

async function check(folder: string, sure: ReadonlySet<string>): Promise<void> {
  const disk = openDisk(folder)
  await recover({ disk, plant: writtenPlant(CONTRACT_PLANT), keep: KEEP, wallNow: () => 0 })
  const { rows, damaged } = rowsOn(disk, CONTRACT_PLANT)
  const found = rows.map(keyOf)
  const there = new Set(found)
  expect(damaged).toBe(0)
  expect(there.size).toBe(found.length)
  expect([...sure].filter((key) => !there.has(key))).toEqual([])
  // What stands is what one Event after another gives, whatever was killed while it was carried on.
  const journal = findJournal(folder, CONTRACT_PLANT)
  const events = journal.events(0, LAST_PLACE)
  for (const [from, to] of journal.covered())
    for (const at of [from, (from + to) / 2, to - 1])
      expect(standingEvents(standingAt(journal.store, at))).toEqual(plainStandingAt(events, at))
  journal.store.close()
}
