import { nearest } from '../../models/nearest.ts'
import { foundText, type Place, type Problem, problem } from '../../models/plant/problem.ts'
import { alarmsOf } from './alarms.ts'
import type { Cast, Member } from './cast.ts'
import type { Effect } from './effect.ts'
import { parametersOf } from './physics/parameters.ts'
import { type Act, lastsMinutes, type Story } from './story.ts'

/** What a Story names that its Plant has not, and what cannot be within its hours; it does not begin then [W-71]. */
export function storyProblems(story: Story, cast: Cast): readonly Problem[] {
  if (story.plant !== cast.plant) {
    return [problem(['plant'], `the plant that is played, ${cast.plant}`, foundText(story.plant))]
  }
  const seen = new Set<string>()
  return story.acts.flatMap((act, index) => {
    const place: Place = ['acts', index]
    const twice = seen.has(act.id)
    seen.add(act.id)
    return [
      ...(twice ? [problem([...place, 'id'], 'an id of its own', foundText(act.id))] : []),
      ...timeProblems(act, story.hours * 60, place),
      ...effectProblems(act.effect, cast, [...place, 'effect']),
      ...truthProblems(act, cast, [...place, 'truth']),
    ]
  })
}

function timeProblems(act: Act, storyMinutes: number, place: Place): readonly Problem[] {
  const { effect, atMinutes, everyMinutes } = act
  const lasts = effect.do === 'wear' ? effect.failsAfterMinutes : (lastsMinutes(effect) ?? 0)
  const problems: Problem[] = []
  if (atMinutes + lasts > storyMinutes) {
    const expected = `an end within the ${storyMinutes} minutes of the Story`
    problems.push(problem([...place, 'atMinutes'], expected, `one after ${atMinutes + lasts} minutes`))
  }
  if (everyMinutes !== undefined && everyMinutes < lasts) {
    problems.push(
      problem([...place, 'everyMinutes'], `at least the ${lasts} that it lasts`, `${everyMinutes}`),
    )
  }
  return problems
}

function truthProblems({ truth, effect }: Act, cast: Cast, place: Place): readonly Problem[] {
  if (truth === undefined) return []
  const at = [...place, 'machine']
  const meant = meantBy(effect, cast)
  if (cast.members.has(truth.machine) && meant !== undefined && !meant.includes(truth.machine)) {
    const expected = meant.length > 1 ? 'a machine that its effect touches' : `its effect's, "${meant[0]}"`
    return [problem(at, expected, foundText(truth.machine))]
  }
  return ofMachine(truth.machine, cast, at, ({ kind }) =>
    truth.shownBy.flatMap((channel, index) =>
      named(channel, channelsOf(kind), [...place, 'shownBy', index], `a Channel of ${kind.id}`),
    ),
  )
}

/** The machines that an effect concerns by name; undefined where it concerns a whole plant, a crew or a road. */
function meantBy(effect: Effect, cast: Cast): readonly string[] | undefined {
  switch (effect.do) {
    case 'buffer':
      return [effect.from, effect.to]
    case 'nuisance':
      return effect.machines
    case 'supply':
    case 'powerDip':
      return cast.ids.filter((id) => cast.members.get(id)?.workshop === effect.workshop)
    case 'interference':
    case 'outage':
      return [effect.radio]
    case 'reboot':
      return [effect.gateway]
    case 'order':
    case 'crew':
    case 'pace':
    case 'road':
    case 'stranger':
      return undefined
    default:
      return [effect.machine]
  }
}

const channelsOf = (kind: Member['kind']): readonly string[] => kind.channels.map(({ key }) => key)

/** What an effect says of a Plant must be so there, and as much as physics allows. */
function effectProblems(effect: Effect, cast: Cast, place: Place): readonly Problem[] {
  const at = (key: string): Place => [...place, key]
  const machine = (id: string, check: (member: Member) => readonly Problem[] = () => []) =>
    ofMachine(id, cast, at('machine'), check)
  switch (effect.do) {
    case 'wear':
      return machine(effect.machine, ({ kind }) => {
        const parts = kind.wearParts.map(({ id }) => id)
        return named(effect.part, parts, at('part'), `a wear part of ${kind.id}`)
      })
    case 'fail':
      return machine(effect.machine, ({ kind }) => {
        const codes = alarmsOf(kind.id).faults.map(({ code }) => code)
        return named(effect.alarm, codes, at('alarm'), `a fault of ${kind.id}`)
      })
    case 'cycle':
    case 'spoil':
      return machine(effect.machine, ({ works }) =>
        works ? [] : [problem(at('machine'), 'a machine that works on parts', foundText(effect.machine))],
      )
    case 'material':
      return machine(effect.machine, ({ begins }) => {
        const expected = 'a machine at which material begins'
        return begins ? [] : [problem(at('machine'), expected, foundText(effect.machine))]
      })
    case 'hold':
    case 'clock':
      return machine(effect.machine)
    case 'buffer':
      return ofMachine(effect.from, cast, at('from'), () =>
        named(effect.to, cast.onward.get(effect.from) ?? [], at('to'), `a machine that ${effect.from} feeds`),
      )
    case 'order':
      return named(effect.product, cast.products, at('product'), 'a product of the plant')
    case 'crew':
      return named(effect.crew, cast.crews, at('crew'), 'a crew of the plant')
    case 'pace':
      return []
    case 'road':
      return named(effect.road, [...cast.roads.keys()], at('road'), 'a road of the plant')
    case 'powerDip':
      return named(effect.workshop, cast.workshops, at('workshop'), 'a workshop of the plant')
    case 'drift':
      return machine(effect.machine, ({ kind }) => parameterProblems(effect, [kind], place, kind.id))
    case 'supply': {
      const unknown = named(effect.workshop, cast.workshops, at('workshop'), 'a workshop of the plant')
      if (unknown.length > 0) return unknown
      const there = [...cast.members.values()].filter(({ workshop }) => workshop === effect.workshop)
      return parameterProblems(effect, [...new Set(there.map(({ kind }) => kind))], place, effect.workshop)
    }
    case 'sensor':
      return machine(effect.machine, ({ kind }) => sensorProblems(effect, kind, place))
    case 'interference':
    case 'outage':
      return ofKind(effect.radio, 'radio-unit', cast, at('radio'))
    case 'reboot':
      return ofKind(effect.gateway, 'gateway', cast, at('gateway'))
    case 'nuisance':
      return nuisanceProblems(effect, cast, place)
    case 'stranger':
      return []
  }
}

function parameterProblems(
  effect: { readonly parameter: string; readonly to: number },
  kinds: readonly Member['kind'][],
  place: Place,
  whose: string,
): readonly Problem[] {
  const known = kinds.flatMap(parametersOf).filter(({ readOnly }) => !readOnly)
  const names = [...new Set(known.map(({ name }) => name))]
  const parameter = known.find(({ name }) => name === effect.parameter)
  if (parameter === undefined) {
    return named(effect.parameter, names, [...place, 'parameter'], `a parameter of ${whose}`)
  }
  const { low, high, unit } = parameter
  if (effect.to >= low && effect.to <= high) return []
  return [problem([...place, 'to'], `${low} to ${high} ${unit}`.trimEnd(), String(effect.to))]
}

/** Words, counts and what the server writes come from no sensor. */
function sensorProblems(
  effect: Extract<Effect, { do: 'sensor' }>,
  kind: Member['kind'],
  place: Place,
): readonly Problem[] {
  const measured = kind.channels.filter(
    (spec) => spec.states === undefined && spec.counter === undefined && spec.periodMillis > 0,
  )
  const spec = measured.find(({ key }) => key === effect.channel)
  if (spec === undefined) {
    const keys = measured.map(({ key }) => key)
    return named(effect.channel, keys, [...place, 'channel'], `a measured Channel of ${kind.id}`)
  }
  const most = effect.fault === 'dropout' ? 1 : spec.max - spec.min
  if (Math.abs(effect.size) <= most) return []
  return [problem([...place, 'size'], `at most ${most}`, String(effect.size))]
}

/** Each machine cries those of the codes that its Kind knows; none may be left without, and no code. */
function nuisanceProblems(
  effect: Extract<Effect, { do: 'nuisance' }>,
  cast: Cast,
  place: Place,
): readonly Problem[] {
  const known = new Set<string>()
  const problems = effect.machines.flatMap((id, index) => {
    const at: Place = [...place, 'machines', index]
    return ofMachine(id, cast, at, ({ kind }) => {
      const { faults, warnings } = alarmsOf(kind.id)
      const codes = [...faults, ...warnings].map(({ code }) => code)
      for (const code of codes) known.add(code)
      if (effect.codes.some((code) => codes.includes(code))) return []
      return [problem(at, `a machine that knows one of ${effect.codes.join(', ')}`, foundText(id))]
    })
  })
  const codes = effect.codes.flatMap((code, index) =>
    named(code, known, [...place, 'codes', index], 'an alarm of one of the machines'),
  )
  return [...problems, ...codes]
}

function ofMachine(
  id: string,
  cast: Cast,
  place: Place,
  check: (member: Member) => readonly Problem[],
): readonly Problem[] {
  const member = cast.members.get(id)
  return member === undefined
    ? named(id, cast.members.keys(), place, 'a machine of the plant')
    : check(member)
}

function ofKind(id: string, kind: string, cast: Cast, place: Place): readonly Problem[] {
  const ids = [...cast.members].filter(([, member]) => member.kind.id === kind).map(([known]) => known)
  return named(id, ids, place, `a ${kind} of the plant`)
}

const LISTED_AT_MOST = 12

function named(written: string, known: Iterable<string>, place: Place, noun: string): readonly Problem[] {
  const all = [...known]
  if (all.includes(written)) return []
  const suggestion = nearest(written, all)
  const listed = all.length > 0 && all.length <= LISTED_AT_MOST
  const advice = suggestion === undefined && listed ? `there are ${all.join(', ')}` : undefined
  return [problem(place, noun, foundText(written), { suggestion, advice })]
}
