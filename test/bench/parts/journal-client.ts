import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true })

/** Asks over a connection that stays open, as a browser would; an answer that is none is an Error. */
export function asked(url: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { agent }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const body = Buffer.concat(parts)
        if (response.statusCode === 200) resolve(body)
        else reject(new Error(`${response.statusCode} ${body.subarray(0, 200)}`))
      })
      response.on('error', reject)
    })
    asking.on('error', reject)
    asking.end()
  })
}
