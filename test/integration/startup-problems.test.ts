import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, leftInGroup, runToEnd, startHouse } from '../helpers/house.ts'
import { freePort, type Mosquitto, startMosquitto } from '../helpers/mosquitto.ts'
import { until } from '../helpers/until.ts'
import { openViewer } from '../helpers/viewer.ts'

const folder = mkdtempSync(join(tmpdir(), 'twinfloor-startup-'))
const data = join(folder, 'data')
const ends: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })]
afterAll(async () => {
  for (const end of ends.reverse()) await end()
})

let taken: Server
let takenPort: number
let mosquitto: Mosquitto
beforeAll(async () => {
  takenPort = await freePort()
  taken = createServer((socket) =>
    socket
      .on('error', () => undefined)
      .resume()
      .end('220 not a broker\r\n'),
  )
  await new Promise<void>((resolve) => taken.listen(takenPort, '127.0.0.1', resolve))
  ends.push(() => new Promise<void>((resolve) => taken.close(() => resolve())))
  mosquitto = await startMosquitto()
  ends.push(() => mosquitto.stop())
})

/** It ends with status 1 and one sentence, and no trace of where in the code that was. */
async function refusal(...args: readonly string[]): Promise<string> {
  const brokerPort = args.includes('--broker-port') ? [] : ['--broker-port', `${await freePort()}`]
  const port = args.includes('--port') ? [] : ['--port', '0']
  const { status, stdout, stderr } = await runToEnd([...port, ...brokerPort, '--data', data, ...args])
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  const sentences = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('{"level":'))
  expect(sentences).toHaveLength(1)
  expect(stderr).not.toMatch(/^\s+at /m)
  return sentences[0] ?? ''
}

describe('what is in the way of a start is said in one sentence, and the status is 1', () => {
  it('[X-24] the port of the page is in use', async () => {
    expect(await refusal('--port', `${takenPort}`)).toContain(
      `Port ${takenPort} on 127.0.0.1 is in use, perhaps by a Twinfloor that already runs. Give another with --port`,
    )
  })

  it('[X-24] an address that is no address of this machine', async () => {
    const refused = await refusal('--host', '203.0.113.7', '--insecure')
    expect(refused).toContain('203.0.113.7 is no address of this machine')
  })

  it('[B-11] the port of the embedded broker is in use, by a broker and by something else', async () => {
    expect(await refusal('--broker-port', `${mosquitto.port}`)).toContain(
      `Use it with --broker mqtt://127.0.0.1:${mosquitto.port} --no-broker`,
    )
    expect(await refusal('--broker-port', `${takenPort}`)).toContain('is taken by another program')
  })

  it('[P-11] a plant that is missing, unreadable or a folder', async () => {
    expect(await refusal('--plant', join(folder, 'none.jsonc'))).toContain('there is no such file')
    expect(await refusal('--plant', `${folder}/`)).toContain('this is a folder')
    expect(await refusal('--plant', './gearbx')).toMatch(/there is no such file\. .*gearbox/)
    const torn = join(folder, 'torn.jsonc')
    writeFileSync(torn, '{\n  "format": "twinfloor-plant-1",\n  "id": }')
    expect(await refusal('--plant', torn)).toContain('line 3')
    const latin = join(folder, 'latin.jsonc')
    writeFileSync(latin, Buffer.from([0x7b, 0xe9, 0x7d]))
    expect(await refusal('--plant', latin)).toContain('save it as UTF-8')
  })

  it('[P-4] a plant that is no plant', async () => {
    const empty = join(folder, 'list.jsonc')
    writeFileSync(empty, '[]')
    expect(await refusal('--plant', empty)).toMatch(/Plant ".*list\.jsonc", line 1: .*expected/)
  })

  it('[X-2] an option that is not known, or says something impossible', async () => {
    expect(await refusal('--brokr', 'mqtt://a')).toContain('Did you mean --broker?')
    expect(await refusal('--port', 'eighty')).toMatch(/^--port: expected a whole number.*"eighty"/)
    expect(await refusal('--plant', 'gearbx')).toContain('Did you mean gearbox?')
    expect(await refusal('--broker', 'http://plant')).toMatch(/^--broker.*mqtt/)
  })

  it('[X-6] beyond loopback without users and TLS, with three ways out', async () => {
    const refused = await refusal('--host', '0.0.0.0')
    expect(refused).toMatch(/^--host: .*0\.0\.0\.0.*without users and TLS\. Three ways out: /)
    for (const way of ['--host 127.0.0.1', '--users FILE', '--tls-cert FILE', '--insecure'])
      expect(refused).toContain(way)
  })

  it('[X-2] users and certificates that are not there', async () => {
    expect(await refusal('--users', join(folder, 'nobody.json'))).toContain('nobody.json')
    expect(await refusal('--tls-cert', 'site.pem')).toMatch(/^--tls-cert: .*--tls-key/)
  })

  it('[T-6] a data folder that is a file', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(await refusal('--data', file)).toMatch(/The data folder .*file cannot be made: .*--data\.$/)
  })
})

describe('what is not in the way of a start', () => {
  it('[B-20] [B-21] a broker that is not there, which is picked up when it comes', async () => {
    const port = await freePort()
    const house = await startHouse({ args: ['--broker', `mqtt://127.0.0.1:${port}`], embedded: false })
    ends.push(() => house.stop())
    // What makes JavaScript of TypeScript is a process of no matter here.
    expect(house.children().filter(({ what }) => what !== 'other')).toEqual([])
    let lost: unknown
    // While it tries again it says so instead: what is looked at is what was waited for.
    await until('it says that the broker is lost', async () => {
      const state = (await house.status()).brokers[0]?.state
      if (state?.kind === 'lost') lost = state
      return lost !== undefined
    })
    expect(lost).toMatchObject({
      reason: {
        'zh-CN': expect.stringMatching(/\p{Script=Han}/u),
        en: expect.stringMatching(/^[A-Z].*\.$/),
      },
    })
    const late = await startMosquitto({ port })
    ends.push(() => late.stop())
    await until('it is online', async () => (await house.status()).brokers[0]?.state.kind === 'online')
    expect((await house.end()).status).toBe(0)
  })

  it('[T-6] a disk that is full when the last Snapshot is kept', async () => {
    const house = await startHouse({ args: ['--no-simulators'] })
    ends.push(() => house.stop())
    symlinkSync('/dev/full', join(house.dataFolder, 'last.snapshot.new'))
    const { status, stderr } = await house.end()
    expect(status).toBe(0)
    expect(stderr).toMatch(/"level":"warn".*the last Snapshot could not be written: .*no space left/i)
    expect(existsSync(join(house.dataFolder, 'last.snapshot'))).toBe(false)
  })

  it('[T-6] a Snapshot that is torn, another plant’s, or no file', async () => {
    const house = await startHouse({ args: ['--no-simulators'] })
    ends.push(() => house.stop())
    await house.end()
    const kept = join(house.dataFolder, 'last.snapshot')
    for (const bytes of ['', 'x'.repeat(64), Buffer.alloc(5000, 0xff)]) {
      writeFileSync(kept, bytes)
      await house.restart()
      expect((await house.status()).readings).toBe(0)
      expect((await house.end()).status).toBe(0)
    }
    rmSync(kept)
    mkdirSync(kept)
    await house.restart()
    expect((await house.end()).status).toBe(0)
  })
})

describe('the end', () => {
  const isGone = (house: House) => () => leftInGroup(house.group()).length === 0
  const areThere = (house: House): boolean => {
    const found = new Set(house.children().map(({ what }) => what))
    return found.has('broker') && found.has('simulators')
  }

  it('Ctrl-C ends the server, its broker and its simulators, with a Viewer connected, with status 0', async () => {
    const house = await startHouse()
    ends.push(() => house.stop())
    const viewer = await openViewer(house.url)
    await until('the Viewer is live', viewer.isLive)
    await until('both of its children run', () => areThere(house))
    const { status, signal, stderr } = await house.interrupt()
    expect({ status, signal }).toEqual({ status: 0, signal: null })
    expect(stderr).not.toMatch(/"level":"(warn|error)"/)
    await until('no process is left', isGone(house))
    viewer.close()
  })

  it('[B-12] after a kill -9 of the server its broker and its simulators end by themselves', async () => {
    const house = await startHouse()
    ends.push(() => house.stop())
    await until('both of its children run', () => areThere(house))
    await house.kill()
    await until('no process is left', isGone(house))
  })
})
