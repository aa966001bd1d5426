import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { NOTHING_STANDS } from '../../../../../models/standing.ts'
import { createTwin } from '../../../../../models/twin.ts'
import { openDisk } from '../../../../../server/edge/journal/disk.ts'
import { joinedLate } from '../../../../../server/edge/journal/late.ts'
import { recover } from '../../../../../server/edge/journal/recover.ts'
import { createWriter } from '../../../../../server/edge/journal/writer.ts'
import { BEGIN } from '../../../../contract/journal.ts'
import {
  KEEP,
  late,
  leftDraft,
  lived,
  MINUTE,
  mergedUpTo,
  ON_DISK,
  page,
  plant,
  quantaAt,
  reading,
  SIZE,
  twinOf,
} from './cut-off.ts'

const home = mkdtempSync(join(tmpdir(), 'twinfloor-cut-off-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('Readings of a merge that a kill cut off', () => {
  it("[Y-11] of Readings: they are carried on up to the slot's next Reading", async () => {
    const folder = join(home, 'readings')
    const disk = openDisk(folder)
    await lived(disk, BEGIN, 4, { batch: reading(BEGIN + 1000, 100) })
    const own = reading(BEGIN + 2000, 200)
    leftDraft(disk, BEGIN + 4 * MINUTE, late({ readings: own }))
    await mergedUpTo(disk, late({ readings: own }), 1)
    await recover({ disk, ...ON_DISK })
    expect(quantaAt(folder, [0, 1, 2, 3, 4])).toEqual([0, 200, 200, 200, 200])
  })
  it('[Y-11] of Readings that came in two drafts: each is carried on, in the order of the axis', async () => {
    const folder = join(home, 'readings-of-two')
    const disk = openDisk(folder)
    await lived(disk, BEGIN, 2, { batch: reading(BEGIN + 1000, 100) })
    await lived(disk, BEGIN + 3 * MINUTE, 2, { twin: twinOf(BEGIN + 1000, 100) })
    const [first, second] = [reading(BEGIN + 2000, 200), reading(BEGIN + MINUTE + 3000, 300)]
    leftDraft(disk, BEGIN + 5 * MINUTE, late({ readings: first }))
    leftDraft(disk, BEGIN + 6 * MINUTE, late({ readings: second }))
    await mergedUpTo(
      disk,
      joinedLate({ readings: reading(BEGIN + 2000, 200), events: [] }, late({ readings: second })),
      2,
    )
    await recover({ disk, ...ON_DISK })
    expect(quantaAt(folder, [0, 1, 3, 4, 5, 6])).toEqual([0, 200, 300, 300, 300, 300])
  })

  it('[Y-46] after a gap a Reading that the server had heard by then stays', async () => {
    const folder = join(home, 'heard')
    const disk = openDisk(folder)
    await lived(disk, BEGIN, 2, { batch: reading(BEGIN + 1000, 100) })
    await lived(disk, BEGIN + 3 * MINUTE, 2, { twin: twinOf(BEGIN + 2 * MINUTE, 900) })
    const readings = reading(BEGIN + 2000, 200)
    leftDraft(disk, BEGIN + 5 * MINUTE, late({ readings }))
    await recover({ disk, ...ON_DISK })
    expect(quantaAt(folder, [0, 1, 3, 4])).toEqual([0, 200, 900, 900])
  })
})

describe('a merge that nothing cut off', () => {
  it('[Y-3, Y-11] of what came in two stretches that waited to be sealed: the last is carried on', async () => {
    const folder = join(home, 'waiting')
    const disk = openDisk(folder)
    disk.make()
    const writer = createWriter({
      ...{ disk, plant, twin: createTwin(SIZE), after: Number.NEGATIVE_INFINITY, standing: NOTHING_STANDS },
      ...{ keep: KEEP, wallNow: () => 0, tell: () => undefined },
    })
    const told = [reading(BEGIN + 1000, 100), reading(BEGIN + 2000, 200), reading(BEGIN + 3000, 300)]
    for (const [i, batch] of told.entries())
      for (let at = BEGIN + i * MINUTE; at < BEGIN + (i + 1) * MINUTE; at += 20_000)
        writer.take(page(at, at + 20_000, at === BEGIN + i * MINUTE ? { batch } : {}))
    await writer.close()
    expect(quantaAt(folder, [0, 1, 2])).toEqual([0, 300, 300])
  })
})
