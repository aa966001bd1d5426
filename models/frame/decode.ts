/*
 * HOT: once a Frame, a step or two a Reading. Writes into a Frame that is reused; nothing is allocated.
 */
import { FLAG, FORM, type Form, FRAME_VERSION, type Frame } from './frame.ts'
import {
  type ByteReader,
  createByteReader,
  takeByte,
  takeFloat64,
  takeSigned,
  takeUnsigned,
} from './varint.ts'

export type Decoded = { readonly ok: true } | { readonly ok: false; readonly reason: string }

const OK: Decoded = { ok: true }
const refuse = (reason: string): Decoded => ({ ok: false, reason })
const FORMS: readonly number[] = Object.values(FORM)
const KNOWN_FLAGS = FLAG.slotsAsGaps | FLAG.timesInRuns | FLAG.qualities

/** Reads form and seq only: what a Viewer needs to know whether the rest is for it. */
export function peekFrame(bytes: Uint8Array): { form: Form; seq: number } | undefined {
  const reader = createByteReader(bytes)
  const version = takeByte(reader)
  const form = takeByte(reader)
  takeByte(reader)
  const seq = takeUnsigned(reader)
  if (reader.failed || version !== FRAME_VERSION || !FORMS.includes(form)) return undefined
  return { form: form as Form, seq }
}

/**
 * Decodes into a Frame with room for the whole Plant. A delta is added to `basis`. Basis and Twin are left
 * alone: the caller applies the Frame only where this says ok [F-5].
 */
export function decodeFrame(bytes: Uint8Array, basis: Int32Array, into: Frame): Decoded {
  const size = basis.length
  const reader = createByteReader(bytes)
  if (takeByte(reader) !== FRAME_VERSION) return refuse('another version')
  const form = takeByte(reader)
  if (!FORMS.includes(form)) return refuse('unknown form')
  const flags = takeByte(reader)
  if ((flags & ~KNOWN_FLAGS) !== 0) return refuse('unknown flags')
  into.form = form as Form
  into.seq = takeUnsigned(reader)
  into.serverTime = takeFloat64(reader)
  const newest = takeFloat64(reader)
  const count = takeUnsigned(reader)
  if (reader.failed || count > size) return refuse('more Readings than the Plant has slots')
  if (!Number.isFinite(into.serverTime) || !Number.isFinite(newest))
    return refuse('times that are no numbers')
  into.count = count

  const slotsFit =
    (flags & FLAG.slotsAsGaps) !== 0 ? takeSlotGaps(reader, into, size) : takeSlotRuns(reader, into, size)
  if (!slotsFit) return refuse('slots that do not ascend within the Plant')
  takeQuanta(reader, into, basis)
  if (!takeTimes(reader, into, newest, (flags & FLAG.timesInRuns) !== 0))
    return refuse('times that do not fit')
  if (!takeQualities(reader, into, (flags & FLAG.qualities) !== 0)) return refuse('qualities that do not fit')
  if (reader.failed) return refuse('cut short')
  if (reader.at !== bytes.length) return refuse('bytes left over')
  return OK
}

function takeSlotGaps(reader: ByteReader, into: Frame, size: number): boolean {
  let next = 0
  for (let i = 0; i < into.count; i++) {
    const slot = next + takeUnsigned(reader)
    if (slot >= size || reader.failed) return false
    into.slots[i] = slot
    next = slot + 1
  }
  return true
}

function takeSlotRuns(reader: ByteReader, into: Frame, size: number): boolean {
  let next = 0
  let i = 0
  while (i < into.count) {
    const first = next + takeUnsigned(reader)
    const length = takeUnsigned(reader)
    if (reader.failed || length === 0 || length > into.count - i || first + length > size) return false
    for (let k = 0; k < length; k++) into.slots[i++] = first + k
    next = first + length
  }
  return true
}

function takeQuanta(reader: ByteReader, into: Frame, basis: Int32Array): void {
  if (into.form !== FORM.delta) {
    for (let i = 0; i < into.count; i++) into.quanta[i] = takeSigned(reader)
    return
  }
  for (let i = 0; i < into.count; i++) into.quanta[i] = basis[into.slots[i]!]! + takeSigned(reader)
}

function takeTimes(reader: ByteReader, into: Frame, newest: number, inRuns: boolean): boolean {
  if (!inRuns) {
    for (let i = 0; i < into.count; i++) into.times[i] = newest - takeUnsigned(reader)
    return true
  }
  let i = 0
  while (i < into.count) {
    const length = takeUnsigned(reader)
    const time = newest - takeUnsigned(reader)
    if (reader.failed || length === 0 || length > into.count - i) return false
    for (let k = 0; k < length; k++) into.times[i++] = time
  }
  return true
}

function takeQualities(reader: ByteReader, into: Frame, present: boolean): boolean {
  if (!present) {
    into.qualities.fill(1, 0, into.count)
    return true
  }
  let i = 0
  while (i < into.count) {
    const length = takeUnsigned(reader)
    const quality = takeUnsigned(reader)
    if (reader.failed || length === 0 || length > into.count - i || quality > 3) return false
    into.qualities.fill(quality, i, i + length)
    i += length
  }
  return true
}
