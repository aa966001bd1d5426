import { describe, expect, it } from 'vitest'
import { Refused, refusalOf } from '../../../../../server/edge/broker/doors.ts'
import { addFigures, noFigures, REFUSALS } from '../../../../../server/edge/broker/limits.ts'
import { BrokerProblem } from '../../../../../server/edge/broker/problem.ts'
import { restartDelayMillis } from '../../../../../server/edge/child.ts'

describe('figures', () => {
  it('[B-10] counts add up over restarts; what is held now is the living one’s', () => {
    const past = { ...noFigures(), clients: 9, messages: 100, retained: 5 }
    past.refused.noConnect = 3
    const present = { ...noFigures(), clients: 2, messages: 10, retained: 1 }
    present.refused.noConnect = 1
    const sum = addFigures(past, present)
    expect(sum).toMatchObject({ clients: 2, messages: 110, retained: 1 })
    expect(sum.refused.noConnect).toBe(4)
    expect(Object.keys(sum.refused).toSorted()).toEqual(REFUSALS.toSorted())
  })
})

describe('refusalOf', () => {
  it.each([
    [new Refused('topicTooDeep'), 'topicTooDeep'],
    [new Error('connect did not arrive in time'), 'noConnect'],
    [new Error('drain timeout'), 'frozenSubscriber'],
    [new Error('Invalid protocolId'), 'malformed'],
    [new Error('keep alive timeout'), undefined],
    [Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }), undefined],
  ])('[B-10] %s', (error, reason) => {
    expect(refusalOf(error)).toBe(reason)
  })
})

describe('restartDelayMillis', () => {
  it('[B-11] not at all the first time, then longer, at most 10 s', () => {
    const delays = [1, 2, 3, 4, 5, 6, 7, 8, 30].map(restartDelayMillis)
    expect(delays).toEqual([0, 500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000])
  })
})

describe('BrokerProblem', () => {
  it('says what to do, in both languages', () => {
    const { text, message } = new BrokerProblem('portHasBroker', '127.0.0.1', 1883)
    expect(message).toContain('--broker mqtt://127.0.0.1:1883 --no-broker')
    expect(text['zh-CN']).toContain('--broker mqtt://127.0.0.1:1883 --no-broker')
    expect(text['zh-CN']).toContain('--broker-port')
  })
})
