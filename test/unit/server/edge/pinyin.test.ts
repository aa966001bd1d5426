import { describe, expect, it } from 'vitest'
import { initialsOf } from '../../../../server/edge/pinyin.ts'

describe('what a person types for a Chinese name', () => {
  it.each([
    ['数控车床 2', 'skcc2 shukongchechuang2'],
    ['齿轮车削', 'clcx chilunchexiao'],
    ['绿区', 'lq lvqu'],
    ['AGV 充电站', 'agvcdz agvchongdianzhan'],
  ])('%s: %s', (name, typed) => {
    expect(initialsOf(name)).toBe(typed)
  })
})
