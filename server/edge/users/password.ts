import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/*
 * A hash is `scrypt$log2(N)$r$p$salt$key`, salt and key in base64url: the cost can be raised later without
 * locking anyone out.
 */

const LOG_COST = 15
const BLOCK_SIZE = 8
const PARALLEL = 1
const SALT_BYTES = 16
const KEY_BYTES = 32
/** What checking one password may cost, whatever a users file says. */
const MOST_MEMORY_BYTES = 64 * 1024 * 1024
export const SHORTEST_PASSWORD = 10
export const LONGEST_PASSWORD = 1024

interface Recipe {
  readonly logCost: number
  readonly blockSize: number
  readonly parallel: number
  readonly salt: Buffer
  readonly key: Buffer
}

const PATTERN = /^scrypt\$(1[0-9]|20)\$([1-9]|[12][0-9]|3[0-2])\$([1-9]|1[0-6])\$([\w-]{22,64})\$([\w-]{43})$/

function recipeOf(hash: string): Recipe | undefined {
  const [, logCost, blockSize, parallel, salt, key] = PATTERN.exec(hash) ?? []
  if (salt === undefined || key === undefined) return undefined
  if (memoryOf(Number(logCost), Number(blockSize)) > MOST_MEMORY_BYTES) return undefined
  return {
    logCost: Number(logCost),
    blockSize: Number(blockSize),
    parallel: Number(parallel),
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  }
}

const memoryOf = (logCost: number, blockSize: number): number => 128 * 2 ** logCost * blockSize

export const isHash = (text: string): boolean => recipeOf(text) !== undefined

function derive(password: string, recipe: Omit<Recipe, 'key'>): Promise<Buffer> {
  const cost = 2 ** recipe.logCost
  const options: ScryptOptions = {
    N: cost,
    r: recipe.blockSize,
    p: recipe.parallel,
    maxmem: 2 * memoryOf(recipe.logCost, recipe.blockSize),
  }
  // The same password typed on two keyboards may arrive in two Unicode spellings.
  const spelled = password.normalize('NFC')
  return new Promise((resolve, reject) => {
    scrypt(spelled, recipe.salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

export async function hashOf(password: string, salt: Buffer = randomBytes(SALT_BYTES)): Promise<string> {
  const key = await derive(password, { logCost: LOG_COST, blockSize: BLOCK_SIZE, parallel: PARALLEL, salt })
  const texts = [LOG_COST, BLOCK_SIZE, PARALLEL, salt.toString('base64url'), key.toString('base64url')]
  return `scrypt$${texts.join('$')}`
}

export async function fits(password: string, hash: string): Promise<boolean> {
  const recipe = recipeOf(hash)
  if (recipe === undefined || password.length > LONGEST_PASSWORD) return false
  return timingSafeEqual(await derive(password, recipe), recipe.key)
}

/** A hash that no password fits, as dear to check as a real one. */
export const impossibleHash = (): string =>
  `scrypt$${LOG_COST}$${BLOCK_SIZE}$${PARALLEL}$${randomBytes(SALT_BYTES).toString('base64url')}$${randomBytes(KEY_BYTES).toString('base64url')}`
