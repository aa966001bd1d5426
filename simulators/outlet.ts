import { createWriteStream, statSync, truncateSync } from 'node:fs'
import type { Writable } from 'node:stream'

/** Where lines go: a file, or whoever reads what is printed. */
export interface Outlet {
  /** Comes back when what was written is taken; rejects with an OutletProblem. */
  write(text: string): Promise<void>
  end(): Promise<void>
}

/** Why nothing more can be written: `gone` where nobody reads any more, which is no fault. */
export class OutletProblem extends Error {
  readonly gone: boolean

  constructor(sentence: string, gone: boolean) {
    super(sentence)
    this.gone = gone
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be larger than this disk allows',
  EACCES: 'writing there is not allowed',
  EPERM: 'writing there is not allowed',
  EROFS: 'that disk can only be read',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'that is a folder',
  EIO: 'the disk failed',
}

function problemOf(name: string, error: NodeJS.ErrnoException): OutletProblem {
  const reason = REASONS[error.code ?? ''] ?? error.message
  return new OutletProblem(`${name} cannot be written: ${reason}.`, error.code === 'EPIPE')
}

/** Opens it, or rejects with an OutletProblem. */
export async function openOutlet(path: string): Promise<Outlet> {
  if (path === '-')
    return outletOf(
      process.stdout,
      'what is printed',
      async () => undefined,
      () => undefined,
    )
  const stream = createWriteStream(path)
  await new Promise<void>((resolve, reject) => {
    stream.once('open', () => resolve())
    stream.once('error', (error) => reject(problemOf(path, error)))
  })
  const end = (): Promise<void> =>
    new Promise((resolve, reject) => {
      stream.once('error', (error) => reject(problemOf(path, error)))
      stream.end(() => resolve())
    })
  return outletOf(stream, path, end, (bytes) => cutFile(path, bytes))
}

/** What a disk that is full took of a line is no line [W-81]. */
function cutFile(path: string, bytes: number): void {
  try {
    if (statSync(path).isFile()) truncateSync(path, bytes)
  } catch {
    // Why nothing can be written is told already.
  }
}

function outletOf(
  stream: Writable,
  name: string,
  end: () => Promise<void>,
  cut: (bytes: number) => void,
): Outlet {
  let wholeBytes = 0
  // An error is given to whoever wrote; nobody else need die of it.
  stream.on('error', () => undefined)
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => {
          if (error !== null && error !== undefined) {
            cut(wholeBytes)
            return reject(problemOf(name, error))
          }
          wholeBytes += Buffer.byteLength(text)
          resolve()
        })
      }),
    end,
  }
}
