import { constants, copyFileSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** The data folder, held by this process until it lets go of it. */
export interface HeldFolder {
  letGo(): void
}

/** A process; its start tells it from a later one of the same number, where the system says when that was. */
const holder = z.strictObject({ pid: z.int().positive(), startedAt: z.string().max(32) })
type Holder = z.output<typeof holder>

const LOCK = 'twinfloor.lock'
const MOST_TRIES = 5

/** Makes the folder where it is missing and holds it; an Error says in a sentence why it cannot. */
export function holdDataFolder(folder: string): HeldFolder {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new Error(
      `The data folder ${folder} cannot be made: ${reasonOf(error)}. Choose another with --data.`,
    )
  }
  const path = join(folder, LOCK)
  const mine = JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) } satisfies Holder)
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    if (taken(path, mine)) return { letGo: () => letGo(path, mine) }
    const other = holderIn(path)
    if (other !== undefined && isAlive(other)) {
      throw new Error(
        `The data folder ${folder} is in use by another Twinfloor, process ${other.pid}. Stop that one, or give this one a folder of its own with --data DIR.`,
      )
    }
    rmSync(path, { force: true })
  }
  throw new Error(`The data folder ${folder} cannot be held: ${path} keeps coming back.`)
}

/** Written aside and linked into place: whoever sees the lock sees all of it, and only one gets it. */
function taken(path: string, mine: string): boolean {
  const beside = `${path}.${process.pid}`
  try {
    writeFileSync(beside, mine, { mode: 0o600 })
    linkOrCopy(beside, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw new Error(`The data folder cannot be written: ${reasonOf(error)}. Choose another with --data.`)
  } finally {
    rmSync(beside, { force: true })
  }
}

/** Some file systems, of memory sticks and network drives, know no links. */
function linkOrCopy(beside: string, path: string): void {
  try {
    linkSync(beside, path)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error
    copyFileSync(beside, path, constants.COPYFILE_EXCL)
  }
}

function letGo(path: string, mine: string): void {
  try {
    if (readFileSync(path, 'utf8') === mine) rmSync(path, { force: true })
  } catch {
    // It is gone already, which is what was wanted.
  }
}

function holderIn(path: string): Holder | undefined {
  try {
    return holder.safeParse(JSON.parse(readFileSync(path, 'utf8').slice(0, 1000))).data
  } catch {
    return undefined
  }
}

function isAlive({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false
  }
  return startOf(pid) === startedAt
}

/** Linux says when a process began, in ticks since boot; elsewhere the number alone has to do. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The name in brackets may hold spaces and brackets of its own; the start is the 20th word after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
