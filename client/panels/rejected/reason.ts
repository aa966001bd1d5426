import type { TextKey } from '../../text/texts.ts'

/** The sentence for each reason that the server gives [I-7]. */
const REASONS = {
  notJson: 'reason.notJson',
  notAnObject: 'reason.notAnObject',
  unknownChannel: 'reason.unknownChannel',
  serverChannel: 'reason.serverChannel',
  wrongType: 'reason.wrongType',
  unknownWord: 'reason.unknownWord',
  outOfRange: 'reason.outOfRange',
  badTime: 'reason.badTime',
  badQuality: 'reason.badQuality',
  badEvent: 'reason.badEvent',
  badLink: 'reason.badLink',
  tooLarge: 'reason.tooLarge',
  tooMany: 'reason.tooMany',
  badTopic: 'reason.badTopic',
} as const satisfies Readonly<Record<string, TextKey>>

const known = new Map<string, TextKey>(Object.entries(REASONS))

/** Undefined for a reason that this client does not know; the word itself is shown then. */
export const reasonKey = (reason: string): TextKey | undefined => known.get(reason)
