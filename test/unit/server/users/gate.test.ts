import { beforeAll, describe, expect, it } from 'vitest'
import { createGate, type Gate, type SignIn } from '../../../../server/edge/users/gate.ts'
import { fits, hashOf, impossibleHash, isHash } from '../../../../server/edge/users/password.ts'
import { createPlaces } from '../../../../server/edge/users/places.ts'
import type { Account } from '../../../../server/edge/users/user.ts'

const PASSWORD = 'a long enough one é'
let ann: Account
beforeAll(async () => {
  ann = { name: 'ann', role: 'operator', hash: await hashOf(PASSWORD) }
})

const gateAt = (now: () => number, isSecure = false, rest: Partial<Parameters<typeof createGate>[0]> = {}) =>
  createGate({ accounts: new Map([['ann', ann]]), isSecure, port: 8080, now, ...rest })

const cookieOf = (answer: SignIn): string => {
  if (answer.kind !== 'welcome') throw new Error(`not welcome: ${answer.kind}`)
  return answer.cookie.split(';')[0] ?? ''
}

describe('password', () => {
  it('[X-10] a hash fits its password in either Unicode spelling, and no other', async () => {
    expect(await fits(PASSWORD.normalize('NFD'), ann.hash)).toBe(true)
    expect(await fits(`${PASSWORD} `, ann.hash)).toBe(false)
    expect(await fits('', ann.hash)).toBe(false)
    expect(ann.hash).not.toBe(await hashOf(PASSWORD))
  })

  it('[X-10] the hash of nobody has the cost of a real one, and what is no hash is never derived', async () => {
    const cost = (hash: string) => hash.split('$').slice(0, 4)
    expect(cost(impossibleHash())).toEqual(cost(ann.hash))
    expect(isHash(impossibleHash())).toBe(true)
    for (const hash of [
      '',
      'scrypt$40$8$1$a$b',
      ann.hash.replace('$15$', '$30$'),
      `${ann.hash}x`,
      ann.hash.replace('$15$', '$17$'),
    ]) {
      expect(isHash(hash)).toBe(false)
      expect(await fits(PASSWORD, hash)).toBe(false)
    }
  })
})

describe('gate', () => {
  it('[X-11] a welcome is a cookie that scripts and other sites cannot use, and opens the gate', async () => {
    const gate = gateAt(() => 0)
    const answer = await gate.signIn('ann', PASSWORD, '10.0.0.1')
    expect(answer).toMatchObject({ kind: 'welcome', user: { name: 'ann', role: 'operator' } })
    if (answer.kind === 'welcome') {
      expect(answer.cookie).toMatch(/^twinfloor-8080=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    }
    expect(gate.authorise(`theme=dark; ${cookieOf(answer)}`)).toEqual({ name: 'ann', role: 'operator' })
    for (const stranger of [
      undefined,
      '',
      'twinfloor-8080=',
      `twinfloor-8080=${'A'.repeat(43)}`,
      `x${cookieOf(answer)}`,
    ]) {
      expect(gate.authorise(stranger)).toBeUndefined()
    }
  })

  it('[X-11] over TLS the cookie is Secure and of this host only', async () => {
    const answer = await gateAt(() => 0, true).signIn('ann', PASSWORD, 'a')
    if (answer.kind !== 'welcome') throw new Error(answer.kind)
    expect(answer.cookie).toMatch(/^__Host-twinfloor-8080=.*; Secure$/)
  })

  it('[X-11] a cookie of the same name that is not ours hides none that is, and another port has its own', async () => {
    const gate = gateAt(() => 0)
    const cookie = cookieOf(await gate.signIn('ann', PASSWORD, 'a'))
    const foreign = ['twinfloor-8080=bad', `twinfloor-8080=${'A'.repeat(43)}`, 'twinfloor-8080=']
    expect(gate.authorise([...foreign, cookie].join('; '))).toBeDefined()
    expect(gate.authorise(cookie.replace('8080', '8081'))).toBeUndefined()
    gate.signOut([...foreign, cookie].join('; '))
    expect(gate.authorise(cookie)).toBeUndefined()
  })

  it('[X-11] a badge ends by idling, by age, and at the door', async () => {
    let now = 0
    const limits = { idleMillis: 100, absoluteMillis: 250, most: 10 }
    const gate = gateAt(() => now, false, { limits })
    const cookie = cookieOf(await gate.signIn('ann', PASSWORD, 'a'))
    const seen = [99, 198, 249, 250].map((at) => {
      now = at
      return gate.authorise(cookie) !== undefined
    })
    expect(seen).toEqual([true, true, true, false])
    const second = cookieOf(await gate.signIn('ann', PASSWORD, 'a'))
    now += 100
    expect(gate.authorise(second)).toBeUndefined()
    const third = cookieOf(await gate.signIn('ann', PASSWORD, 'a'))
    expect(gate.signOut(third)).toContain('Max-Age=0')
    expect(gate.authorise(third)).toBeUndefined()
  })

  it('[X-11] a full table gives up the badge that was idle longest', async () => {
    const gate = gateAt(() => 0, false, { limits: { idleMillis: 100, absoluteMillis: 250, most: 2 } })
    const [first, second] = [
      await gate.signIn('ann', PASSWORD, 'a'),
      await gate.signIn('ann', PASSWORD, 'a'),
    ].map(cookieOf)
    gate.authorise(first)
    const third = cookieOf(await gate.signIn('ann', PASSWORD, 'a'))
    expect([first, second, third].map((cookie) => gate.authorise(cookie) !== undefined)).toEqual([
      true,
      false,
      true,
    ])
  })

  const failing = async (
    gate: Gate,
    count: number,
    name: (i: number) => string,
    address: (i: number) => string,
  ) => {
    const kinds: string[] = []
    for (let i = 0; i < count; i++) kinds.push((await gate.signIn(name(i), 'x', address(i))).kind)
    return kinds
  }

  const check = async (password: string) => password === PASSWORD

  it('[X-12] after eight failures a name waits, whatever the password, until its window ends', async () => {
    let now = 0
    const gate = gateAt(() => now, false, { check })
    const kinds = await failing(
      gate,
      9,
      () => 'ann',
      (i) => `10.0.0.${i}`,
    )
    expect(kinds).toEqual([...Array(8).fill('wrong'), 'later'])
    expect(await gate.signIn('ann', PASSWORD, '10.0.1.1')).toEqual({ kind: 'later', waitSeconds: 300 })
    expect(gate.failures()).toBe(8)
    now = 300_000
    expect((await gate.signIn('ann', PASSWORD, '10.0.1.1')).kind).toBe('welcome')
  })

  it('[X-12] where somebody signed in before a stranger does not lock them out, and has no more tries', async () => {
    const gate = gateAt(() => 0, false, { check })
    expect((await gate.signIn('ann', PASSWORD, '10.0.9.9')).kind).toBe('welcome')
    const stranger = await failing(
      gate,
      9,
      () => 'ann',
      (i) => `10.0.0.${i}`,
    )
    expect(stranger.at(-1)).toBe('later')
    expect((await gate.signIn('ann', PASSWORD, '10.0.9.9')).kind).toBe('welcome')
    const there = await failing(
      gate,
      9,
      () => 'ann',
      () => '10.0.9.9',
    )
    expect(there).toEqual([...Array(8).fill('wrong'), 'later'])
    expect((await gate.signIn('ann', PASSWORD, '10.0.9.9')).kind).toBe('later')
  })

  it('[X-12] places where somebody signed in are bounded in number; the longest unused is forgotten', () => {
    const places = createPlaces(2)
    places.note('ann', 'a')
    places.note('ann', 'b')
    places.note('ann', 'a')
    places.note('ann', 'c')
    expect(['a', 'b', 'c'].map((address) => places.knows('ann', address))).toEqual([true, false, true])
    expect(places.knows('an', 'na')).toBe(false)
  })

  it('[X-12] after twenty failures an address waits, and one success does not wipe them away', async () => {
    const gate = gateAt(() => 0, false, { check })
    const kinds = await failing(
      gate,
      19,
      (i) => `nobody ${i}`,
      () => '10.0.0.1',
    )
    expect(new Set(kinds)).toEqual(new Set(['wrong']))
    expect((await gate.signIn('ann', PASSWORD, '10.0.0.1')).kind).toBe('welcome')
    expect(
      await failing(
        gate,
        2,
        (i) => `else ${i}`,
        () => '10.0.0.1',
      ),
    ).toEqual(['wrong', 'later'])
    expect((await gate.signIn('ann', PASSWORD, '10.0.0.2')).kind).toBe('welcome')
  })

  it('[X-12] many at once do not slip under the limit, nor fill the memory', async () => {
    const gate = gateAt(() => 0, false, { check })
    const answers = await Promise.all(Array.from({ length: 50 }, () => gate.signIn('ann', 'x', 'a')))
    expect(answers.filter((answer) => answer.kind === 'wrong')).toHaveLength(4)
  })

  it('[X-13] without users everyone is local', () => {
    const gate = createGate({ accounts: undefined, isSecure: false, port: 8080 })
    expect([gate.isGuarded, gate.authorise(undefined)]).toEqual([false, { name: 'local', role: 'admin' }])
  })
})
