import { z } from 'zod'

/* What every part of a plant file is called by. */

const ID_RULE = '1 to 64 letters, digits, "-" or "_", beginning with a letter or digit'

export const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, ID_RULE)
  .describe(ID_RULE)

const text = z.string().min(1).max(200)

export const name = z.strictObject({ 'zh-CN': text, en: text }).describe('The name in both languages')
