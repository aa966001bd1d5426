import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FENCE = /^```sh\n([\s\S]*?)^```$/gm

/** The lines of a README's shell examples that say something to a broker, and the variables that they use. */
export function mosquittoExamples(name: string): readonly string[] {
  const path = fileURLToPath(new URL(`../../${name}`, import.meta.url))
  const blocks = [...readFileSync(path, 'utf8').matchAll(FENCE)].map(([, block]) => block ?? '')
  const block = blocks.find((each) => each.includes('mosquitto_pub')) ?? ''
  return block.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
}
