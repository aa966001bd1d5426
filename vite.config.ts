import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const SERVER = process.env.TWINFLOOR_SERVER ?? 'http://127.0.0.1:8080'
const COMPRESSIBLE = /\.(?:js|css|html|svg|json|wasm)$/
/** A response this short is not worth a file of its own. */
const WORTH_BYTES = 512

/** Puts `.br` beside each built file, so that the server never compresses what does not change. */
function compressed(): Plugin {
  let folder = ''
  return {
    name: 'twinfloor-compressed',
    apply: 'build',
    configResolved: (config) => {
      folder = join(config.root, config.build.outDir)
    },
    closeBundle: async () => {
      const files = await readdir(folder, { recursive: true })
      await Promise.all(
        files.filter((file) => COMPRESSIBLE.test(file)).map((file) => compress(join(folder, file))),
      )
    },
  }
}

async function compress(file: string): Promise<void> {
  const bytes = await readFile(file)
  if (bytes.length < WORTH_BYTES) return
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  }
  await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, { params }))
}

let opening: ReadonlySet<string> | undefined

/**
 * Whether a module is there when the page opens. All of those are one file, whatever is asked for later and shares
 * some of them: cut up by who shares what, they are packed 3 % worse.
 */
function opens(id: string, importsOf: (id: string) => readonly string[] | undefined): boolean {
  opening ??= reachedFrom(join(import.meta.dirname, 'client/main.tsx'), importsOf)
  return opening.has(id)
}

function reachedFrom(
  root: string,
  importsOf: (id: string) => readonly string[] | undefined,
): ReadonlySet<string> {
  const found = new Set([root])
  for (const id of found) for (const imported of importsOf(id) ?? []) found.add(imported)
  return found
}

export default defineConfig({
  root: 'client',
  plugins: [react(), compressed()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2023',
    // The content-security policy allows nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              debugName: 'page',
              name: (id, graph) =>
                opens(id, (each) => graph.getModuleInfo(each)?.importedIds) ? 'page' : null,
            },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': SERVER,
      '/login': SERVER,
      '/logout': SERVER,
      '/socket.io': { target: SERVER, ws: true },
    },
  },
})
