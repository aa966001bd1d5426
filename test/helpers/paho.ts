import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { needPaho } from './needs.ts'

/** One thing that the Python client is told to say, in its order. */
export interface Said {
  readonly topic: string
  readonly payload: string
  readonly retain?: boolean
  readonly qos?: 0 | 1
}

export interface PahoManner {
  readonly port: number
  /** The topic of its will, which says `offline`, retained; it says `online` there as it connects. */
  readonly linkTopic: string
}

/** A device in another language: Python's paho, in a process of its own. */
export interface Paho {
  say(...said: readonly Said[]): void
  /** kill -9: its will speaks for it. */
  kill(): Promise<void>
  /** Says goodbye, so that its will does not speak. */
  end(): Promise<void>
}

const PROGRAM = `
import json, sys
import paho.mqtt.client as mqtt
port, link = int(sys.argv[1]), sys.argv[2]
arguments = [mqtt.CallbackAPIVersion.VERSION1] if hasattr(mqtt, 'CallbackAPIVersion') else []
device = mqtt.Client(*arguments)
device.will_set(link, 'offline', qos=1, retain=True)
def on_connect(client, data, flags, code):
    client.publish(link, 'online', qos=1, retain=True)
    print('connected', flush=True)
device.on_connect = on_connect
device.connect('127.0.0.1', port, keepalive=10)
device.loop_start()
for line in sys.stdin:
    for said in json.loads(line):
        device.publish(said['topic'], said['payload'], qos=said.get('qos', 1), retain=said.get('retain', False))
device.disconnect()
device.loop_stop()
`

export async function startPaho({ port, linkTopic }: PahoManner): Promise<Paho> {
  const child = spawn(needPaho(), ['-c', PROGRAM, `${port}`, linkTopic], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let trouble = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    trouble += text
  })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const lines = createInterface({ input: child.stdout })
  await Promise.race([
    new Promise((resolve) => lines.once('line', resolve)),
    gone.then(() => Promise.reject(new Error(`the Python client ended: ${trouble}`))),
  ])
  return {
    say: (...said) => {
      child.stdin.write(`${JSON.stringify(said)}\n`)
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
    async end() {
      child.stdin.end()
      await gone
    },
  }
}
