import type { AnswerHead, TableForm } from '../../../models/journal-answer.ts'
import { type RangeHead, type Table, tableTexts } from './reader-columns.ts'
import type { Pace } from './reader-pace.ts'

const encoder = new TextEncoder()
/** Text is sent in pieces of about so many characters. */
const PIECE_LETTERS = 1 << 16

/** Channels in the form that was asked for; what writes the rarer ones is loaded with the first question for it. */
export async function tableAnswer(
  form: TableForm,
  head: RangeHead,
  table: Table,
  pace: Pace,
): Promise<{ readonly head: AnswerHead; readonly parts: AsyncIterable<Uint8Array> }> {
  return { head: { kind: 'plain', type: form }, parts: await partsOf(form, head, table, pace) }
}

async function partsOf(
  form: TableForm,
  head: RangeHead,
  table: Table,
  pace: Pace,
): Promise<AsyncIterable<Uint8Array>> {
  switch (form) {
    case 'json':
    case 'csv':
      return textOf(tableTexts(form, head, table), pace)
    case 'parquet':
      return (await import('./table-parquet.ts')).parquetOf(head, table, pace)
    case 'mcap':
      return (await import('./table-mcap.ts')).mcapOf(head, table, pace)
  }
}

async function* textOf(texts: Iterable<string>, pace: Pace): AsyncGenerator<Uint8Array> {
  let gathered = ''
  for (const text of texts) {
    gathered += text
    if (gathered.length < PIECE_LETTERS) continue
    yield encoder.encode(gathered)
    gathered = ''
    await pace.turn()
  }
  if (gathered !== '') yield encoder.encode(gathered)
}
