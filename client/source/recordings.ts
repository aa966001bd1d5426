import type { PlantAnswer } from '../../models/protocol.ts'
import type { Recording } from '../../models/recording.ts'
import type { Bilingual } from '../../models/text.ts'
import type { Outcome, RecordingShelf, TakenAway } from '../state/recording-shelf.ts'
import type { Span } from '../state/time.ts'
import { isFields, isTime } from './fields.ts'
import { readPlantAnswer } from './messages.ts'

const ADDRESS = '/api/recordings'
const TIMEOUT_MILLIS = 10_000
const ID = /^[0-9a-f]{16}$/

const isBilingual = (told: unknown): told is Bilingual =>
  isFields(told) && typeof told['zh-CN'] === 'string' && typeof told.en === 'string'

/** One recording as the server tells it; undefined where it is none. */
export function readRecording(told: unknown): Recording | undefined {
  if (!isFields(told)) return undefined
  const { id, name, plant, from, to, size } = told
  if (typeof id !== 'string' || !ID.test(id) || typeof name !== 'string' || !isFields(plant)) return undefined
  if (!isTime(from) || !isTime(to) || to < from || !isTime(size)) return undefined
  const { id: plantId, hash, name: plantName } = plant
  if (typeof plantId !== 'string' || typeof hash !== 'string' || !isBilingual(plantName)) return undefined
  return { id, name, plant: { id: plantId, hash, name: plantName }, from, to, size }
}

/** Leaves out what is no recording; undefined where the answer is none. */
export function readRecordings(answer: unknown): readonly Recording[] | undefined {
  if (!isFields(answer) || !Array.isArray(answer.recordings)) return undefined
  return answer.recordings.flatMap((told: unknown) => readRecording(told) ?? [])
}

/** The sentence with which the server refuses. */
export function readRefusal(text: string): Bilingual | undefined {
  try {
    const told: unknown = JSON.parse(text)
    return isFields(told) && isBilingual(told.error) ? told.error : undefined
  } catch {
    return undefined
  }
}

/** The recordings that the server keeps; undefined where it has not told. */
export async function fetchRecordings(): Promise<readonly Recording[] | undefined> {
  try {
    const response = await fetch(ADDRESS, {
      headers: { accept: 'application/json' },
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MILLIS),
    })
    return response.ok ? readRecordings(await response.json()) : undefined
  } catch {
    return undefined
  }
}

/** What the server has of a recording; `none` where it keeps no such. */
export type RecordedFetch =
  | { readonly kind: 'recorded'; readonly recording: Recording; readonly answer: PlantAnswer }
  | { readonly kind: 'login' | 'none' | 'unreachable' | 'plantUnreadable' }

/** A large plant over a slow link takes its time. */
const PLANT_TIMEOUT_MILLIS = 60_000

/** One recording with its Plant. */
export async function fetchRecorded(id: string): Promise<RecordedFetch> {
  const asked = { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(PLANT_TIMEOUT_MILLIS) }
  try {
    const listed = await fetch(ADDRESS, { ...asked, cache: 'no-store' })
    if (listed.status === 401) return { kind: 'login' }
    const list = listed.ok ? readRecordings(await listed.json()) : undefined
    if (list === undefined) return { kind: 'unreachable' }
    const recording = list.find((each) => each.id === id)
    if (recording === undefined) return { kind: 'none' }
    const told = await fetch(`${ADDRESS}/${id}/plant-answer`, asked)
    if (!told.ok) return { kind: told.status === 404 ? 'none' : 'unreachable' }
    const answer = readPlantAnswer(await told.json())
    return answer === undefined ? { kind: 'plantUnreadable' } : { kind: 'recorded', recording, answer }
  } catch {
    return { kind: 'unreachable' }
  }
}

/** XMLHttpRequest, because fetch does not tell how much of a body is sent. */
const bring: RecordingShelf['bring'] = (file, name, onShare, signal) =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const untold = (): void => resolve({ ok: false, why: undefined })
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 1)
    request.onload = () => resolve(broughtBy(request.status, request.responseText))
    request.onerror = untold
    request.onabort = untold
    // Without a name of its own it is called what its plant is.
    request.open('POST', name === '' ? ADDRESS : `${ADDRESS}?name=${encodeURIComponent(name)}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('accept', 'application/json')
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })

export function broughtBy(status: number, text: string): Outcome<Recording> {
  if (status !== 201) return { ok: false, why: readRefusal(text) }
  try {
    const recording = readRecording(JSON.parse(text))
    return recording === undefined ? { ok: false, why: undefined } : { ok: true, done: recording }
  } catch {
    return { ok: false, why: undefined }
  }
}

async function remove(id: string): Promise<Outcome<undefined>> {
  try {
    const response = await fetch(`${ADDRESS}/${encodeURIComponent(id)}`, {
      method: 'DELETE',
      signal: AbortSignal.timeout(TIMEOUT_MILLIS),
    })
    if (response.ok) return { ok: true, done: undefined }
    return { ok: false, why: readRefusal(await response.text()) }
  } catch {
    return { ok: false, why: undefined }
  }
}

const FILE_NAME = /filename="([\w.-]{1,100})"/

async function takeAway(
  { from, to }: Span,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Outcome<TakenAway>> {
  try {
    const address = `/api/journal/recording?from=${Math.floor(from)}&to=${Math.ceil(to)}`
    const response = await fetch(address, { signal })
    if (!response.ok) return { ok: false, why: readRefusal(await response.text()) }
    const [, name = 'twinfloor.twinrec'] =
      FILE_NAME.exec(response.headers.get('content-disposition') ?? '') ?? []
    return { ok: true, done: { name, bytes: await wholeOf(response, onBytes) } }
  } catch {
    return { ok: false, why: undefined }
  }
}

/** Fails where it breaks off: a part of a recording is none. */
async function wholeOf(response: Response, onBytes: (bytes: number) => void): Promise<Blob> {
  const reader = response.body?.getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    parts.push(part.value)
    bytes += part.value.length
    onBytes(bytes)
  }
  return new Blob(parts, { type: 'application/octet-stream' })
}

/** The recordings of this server, by HTTP. */
export const serverRecordings: RecordingShelf = { all: fetchRecordings, bring, remove, takeAway }
