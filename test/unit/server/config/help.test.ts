import { expect, it } from 'vitest'
import { helpText } from '../../../../server/edge/config/help.ts'
import { ENV_PREFIX, OPTIONS } from '../../../../server/edge/config/options.ts'
import { SETTING_KEYS } from '../../../../server/edge/config/settings.ts'

it('[X-3] every setting is an option, and help shows its flag and its variable', () => {
  expect(OPTIONS.map((option) => option.key).sort()).toEqual([...SETTING_KEYS].sort())
  const help = helpText()
  for (const option of OPTIONS) {
    if (option.flag !== undefined) expect(help).toContain(`--${option.flag}`)
    expect(help).toContain(ENV_PREFIX + option.env)
  }
  for (const lone of ['--config', '--help', '--version', '--no-broker', '--no-simulators', '中文']) {
    expect(help).toContain(lone)
  }
})

it('[X-3] help is at most 100 columns wide and shows no password', () => {
  expect(
    helpText()
      .split('\n')
      .filter((line) => line.length > 100),
  ).toEqual([])
  expect(helpText()).not.toMatch(/--broker-password[ =]/)
})
