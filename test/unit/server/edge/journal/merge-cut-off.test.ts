import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { BLOCK } from '../../../../../models/segment/record.ts'
import { NOTHING_STANDS, standingAfter, standingEvents } from '../../../../../models/standing.ts'
import { createTwin } from '../../../../../models/twin.ts'
import { numberedEvents } from '../../../../../server/core/journal/events.ts'
import { createChores } from '../../../../../server/edge/journal/chores.ts'
import { openDisk } from '../../../../../server/edge/journal/disk.ts'
import { blockAt, openHourFiles } from '../../../../../server/edge/journal/hour-files.ts'
import { HOUR_MILLIS, hourInName } from '../../../../../server/edge/journal/names.ts'
import { writtenPlant } from '../../../../../server/edge/journal/plant.ts'
import { standingAt } from '../../../../../server/edge/journal/reader-standing.ts'
import { recover } from '../../../../../server/edge/journal/recover.ts'
import { retain } from '../../../../../server/edge/journal/retain.ts'
import { createPacker } from '../../../../../server/edge/journal/seal.ts'
import { sealedIn } from '../../../../../server/edge/journal/sealed.ts'
import { standingTold } from '../../../../../server/edge/journal/standing.ts'
import { BEGIN, CONTRACT_PLANT, plainStandingAt } from '../../../../contract/journal.ts'
import { findJournal } from '../../../../helpers/journal-folder.ts'
import {
  cleared,
  expectStanding,
  flip,
  KEEP,
  late,
  layout,
  leftDraft,
  lived,
  MINUTE,
  mergedUpTo,
  ON_DISK,
  plant,
  raised,
  SIZE,
} from './cut-off.ts'

const home = mkdtempSync(join(tmpdir(), 'twinfloor-cut-off-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('a merge that a kill cut off', () => {
  it('[Y-44, Y-45] of Events of two drafts at once: what stands is right in every Segment after it', async () => {
    const folder = join(home, 'two-drafts')
    const disk = openDisk(folder)
    const inTime = [raised(BEGIN + 1000, 'A'), raised(BEGIN + 1001, 'X')]
    await lived(disk, BEGIN, 4, { events: inTime })
    const first = [raised(BEGIN + 2000, 'B')]
    const second = [cleared(BEGIN + 3000, 'A')]
    leftDraft(disk, BEGIN + 4 * MINUTE, late({ events: first }))
    leftDraft(disk, BEGIN + 5 * MINUTE, late({ events: second }))
    await mergedUpTo(disk, late({ events: [...first, ...second] }), 1)
    await recover({ disk, ...ON_DISK })
    expectStanding(folder, [...inTime, ...first, ...second], 5)
  })

  it('[Y-44, Y-45] of Events of one draft that came in two turns: it is right too', async () => {
    const folder = join(home, 'two-turns')
    const disk = openDisk(folder)
    const inTime = [raised(BEGIN + 1000, 'A')]
    await lived(disk, BEGIN, 4, { events: inTime })
    const [first, second] = [[raised(BEGIN + 2000, 'B')], [cleared(BEGIN + 3000, 'A')]]
    leftDraft(disk, BEGIN + 4 * MINUTE, late({ events: [...first, ...second] }))
    await mergedUpTo(disk, late({ events: first }), Number.POSITIVE_INFINITY)
    await mergedUpTo(disk, late({ events: second }), 2)
    await recover({ disk, ...ON_DISK })
    expectStanding(folder, [...inTime, ...first, ...second], 5)
  })

  it('[Y-44, Y-45] it is right after a gap too', async () => {
    const folder = join(home, 'gap')
    const disk = openDisk(folder)
    const inTime = [raised(BEGIN + 1000, 'A'), raised(BEGIN + 1001, 'X')]
    await lived(disk, BEGIN, 2, { events: inTime })
    const again = BEGIN + 3 * MINUTE
    await lived(disk, again, 2)
    const [first, second] = [[raised(BEGIN + 2000, 'B')], [cleared(BEGIN + 3000, 'A')]]
    leftDraft(disk, BEGIN + 5 * MINUTE, late({ events: first }))
    leftDraft(disk, BEGIN + 6 * MINUTE, late({ events: second }))
    await mergedUpTo(disk, late({ events: [...first, ...second] }), 1)
    await recover({ disk, ...ON_DISK })
    expectStanding(folder, [...inTime, ...first, ...second], 6, [2])
  })

  it('[Y-46] what was told anew after a gap stays, also where it is amended and kept by the minute', async () => {
    const folder = join(home, 'anew')
    const disk = openDisk(folder)
    const before = [
      raised(BEGIN + 1000, 'A'),
      raised(BEGIN + 1001, 'X'),
      { ...raised(BEGIN + 1002, 'Y'), machine: 3 },
    ]
    await lived(disk, BEGIN, 2, { events: before })
    const again = BEGIN + 3 * MINUTE
    // A was cleared in the gap, and N raised; of Machine 3 it is what it was.
    const then = standingAfter(
      NOTHING_STANDS,
      numberedEvents([before[1]!, before[2]!, raised(again - 1000, 'N')]),
    )
    await lived(disk, again, 2, { standing: then, twin: createTwin(SIZE) })
    const own = [raised(BEGIN + 2000, 'B'), { ...cleared(BEGIN + 3000, 'Y'), machine: 3 }]
    leftDraft(disk, BEGIN + 5 * MINUTE, late({ events: own }))
    await mergedUpTo(disk, late({ events: own }), 1)
    await recover({ disk, ...ON_DISK })
    const codesAt = (minute: number): readonly string[] => {
      const { store } = findJournal(folder, CONTRACT_PLANT)
      const events = standingEvents(standingAt(store, BEGIN + minute * MINUTE + 9000))
      store.close()
      return events.flatMap((event) => (event.event === 'alarmRaised' ? [event.code] : []))
    }
    const all = () => [0, 1, 3, 4, 5].map(codesAt)
    const meant = [
      ['A', 'X', 'B'],
      ['A', 'X', 'B'],
      ['X', 'N'],
      ['X', 'N'],
      ['X', 'N'],
    ]
    expect(all()).toEqual(meant)
    const [file = ''] = disk.names()
    const areAnew = () => sealedIn(disk, file).map((sealed) => standingTold(disk, file, sealed)?.isAnew)
    expect(areAnew()).toEqual([false, false, true, false, false])
    // It has been amended: Y had been cleared.
    expect(sealedIn(disk, file)[2]?.amendments.length).toBe(1)
    const keep = { ...KEEP, fullDays: 0, secondDays: 0, minuteDays: 2 }
    const wallNow = (): number => BEGIN + 5 * HOUR_MILLIS
    const inTurn = <Done>(work: () => Promise<Done>): Promise<Done> => work()
    await retain({ disk, keep, packer: createPacker(), wallNow, inTurn, hold: () => false })
    expect(areAnew()).toEqual([false, undefined, true, undefined, undefined])
    expect(all()).toEqual(meant)
  })

  it('[Y-31, Y-44] it is right by the Machines of each Segment, where the Plant changed within the hour', async () => {
    const folder = join(home, 'plants')
    const disk = openDisk(folder)
    const inTime = [raised(BEGIN + 1000, 'A'), raised(BEGIN + 1001, 'X')]
    await lived(disk, BEGIN, 2, { events: inTime })
    const turned = { ...CONTRACT_PLANT, hash: 'turned', machines: CONTRACT_PLANT.machines.toReversed() }
    await lived(disk, BEGIN + 2 * MINUTE, 2, {}, writtenPlant(turned))
    expect(disk.names().filter((name) => hourInName(name) !== undefined).length).toBe(2)
    const [first, second] = [[raised(BEGIN + 2000, 'B')], [cleared(BEGIN + 3000, 'A')]]
    leftDraft(disk, BEGIN + 4 * MINUTE, late({ events: first }))
    leftDraft(disk, BEGIN + 5 * MINUTE, late({ events: second }))
    await mergedUpTo(disk, late({ events: [...first, ...second] }), 1)
    await recover({ disk, ...ON_DISK })
    expectStanding(folder, [...inTime, ...first, ...second], 5)
    const own = sealedIn(disk, disk.names().find((name) => name.includes('-2.')) ?? '')
    expect(own.map(({ amendments }) => amendments.length > 0)).toEqual([true, true])
  })

  it('[Y-17, Y-45] it is right where a disk that failed cut it off, and what came meanwhile is merged with it', async () => {
    const folder = join(home, 'failed')
    const disk = openDisk(folder)
    const inTime = [raised(BEGIN + 1000, 'A'), raised(BEGIN + 1001, 'X')]
    await lived(disk, BEGIN, 4, { events: inTime })
    const [first, second] = [[raised(BEGIN + 2000, 'B')], [cleared(BEGIN + 3000, 'A')]]
    const real = openHourFiles({ disk, plant })
    let left = 2
    const failing = {
      ...real,
      async append(file: string, sheets: Parameters<typeof real.append>[1]) {
        const written = await real.append(file, sheets.slice(0, left))
        left = Number.POSITIVE_INFINITY
        if (written.length < sheets.length) throw new Error('full')
        return written
      },
    }
    const of = { disk, files: failing, layout, plant, packer: createPacker(), keep: KEEP, wallNow: () => 0 }
    const chores = createChores(of)
    await expect(chores.mendAll(late({ events: first }))).rejects.toThrow('full')
    const { mended } = await chores.mendAll(late({ events: [...first, ...second] }))
    expectStanding(folder, [...inTime, ...first, ...second], 4)
    const stood = standingAfter(NOTHING_STANDS, numberedEvents(inTime))
    const end = plainStandingAt([...inTime, ...first, ...second], BEGIN + 4 * MINUTE)
    expect(standingEvents(mended(stood))).toEqual(end)
  })

  it('[Y-39, Y-44] where the Events of a Segment are not sound the next one is left as it is', async () => {
    const folder = join(home, 'damaged')
    const disk = openDisk(folder)
    const inTime = [raised(BEGIN + 1000, 'A')]
    await lived(disk, BEGIN, 1, { events: inTime })
    await lived(disk, BEGIN + MINUTE, 2, { events: [raised(BEGIN + MINUTE + 1000, 'X')] })
    const [file = ''] = disk.names()
    const { base } = sealedIn(disk, file)[1]!
    flip(join(folder, file), base.offset + base.head.offsets[blockAt(base, BLOCK.events, 0)]!)
    leftDraft(disk, BEGIN + 3 * MINUTE, late({ events: [{ ...raised(BEGIN + 2000, 'B'), machine: 3 }] }))
    await recover({ disk, ...ON_DISK })
    const codes = sealedIn(disk, file).map((sealed) =>
      standingEvents(standingTold(disk, file, sealed)!.standing).map(
        (event) => 'code' in event && event.code,
      ),
    )
    expect(codes).toEqual([[], ['A', 'B'], ['A', 'B', 'X'], ['A', 'B', 'X']])
  })
})
