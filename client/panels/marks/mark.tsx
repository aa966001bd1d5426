import type { ReactNode } from 'react'
import type { Priority } from '../../../models/event.ts'
import { type FloorState, LINK_STATES } from '../../../models/state.ts'
import type { StandingAlarm } from '../../state/alarms.ts'
import { useText } from '../../text/use-text.ts'

const SOLID = { fill: 'currentColor', stroke: 'none' } as const
const CUT = { fill: 'none', stroke: 'var(--raised)', strokeWidth: 1.8 } as const
const CROSS = <path d="M10.5 10.5l4 4m0-4l-4 4" strokeWidth="1.9" />

/** Each state has a shape of its own, told apart without colour. */
const STATE_SHAPES: Readonly<Record<FloorState, ReactNode>> = {
  fault: (
    <>
      <path d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z" {...SOLID} />
      <path d="M8 3.8v5.2m0 2v1.6" {...CUT} />
    </>
  ),
  held: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="2.5" {...SOLID} />
      <path d="M6 4.8v6.4m4-6.4v6.4" {...CUT} />
    </>
  ),
  waiting: <path d="M3.5 1.7h9m-9 12.6h9M4.5 2c0 4 7 8 7 12m0-12c0 4-7 8-7 12" />,
  setup: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 1.8a6.2 6.2 0 010 12.4z" {...SOLID} />
    </>
  ),
  running: <path d="M4 2.2v11.6L13.6 8z" {...SOLID} />,
  idle: <circle cx="8" cy="8" r="5.2" />,
  unknown: <circle cx="8" cy="8" r="5.8" strokeDasharray="2.2 2.35" />,
}

const SERVER_SHAPE = (
  <>
    <path d="M2 2.2h12v4H2zm0 6h6.6M2 8.2v4h5.4M4.4 4.2h.1" />
    {CROSS}
  </>
)

/** By link code: what is lost is what is drawn. */
const LINK_SHAPES: readonly ReactNode[] = [
  <path key="unheard" d="M3 11.6v.8m5-3.4v3.4m5-7.2v7.2" strokeDasharray="1.1 2" />,
  <path key="online" d="M3 10v3m5-6.2V13M13 3v10" strokeWidth="2.4" />,
  <path key="silent" d="M2 4h5L2 10.5h5M10 6.5h4l-4 6h4" />,
  <g key="device">
    <path d="M5 1.6v3m4-3v3M3 4.8h8v2.4a4 4 0 01-8 0zm4 6.6v3" />
    {CROSS}
  </g>,
  <g key="gateway">
    <path d="M1.6 8.4h8M1.6 8.4v4.8h6.8M11 5.8V2.2M8.6 3.6a3.4 3.4 0 014.8 0M4 10.8h.1" />
    {CROSS}
  </g>,
  <g key="broker">
    <circle cx="7" cy="6.4" r="2.2" />
    <path d="M7 4.2V1.4M5.1 7.6l-3 2.2M5 5.2L2.2 3.6M9 5.2l2.8-1.6M7 8.6v5" />
    {CROSS}
  </g>,
]

interface FrameProps {
  readonly className: string
  readonly children: ReactNode
}

const Frame = ({ className, children }: FrameProps) => (
  <svg className={`mark ${className}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    {children}
  </svg>
)

export const StateShape = ({ state }: { readonly state: FloorState }) => (
  <Frame className={`tone-${state}`}>{STATE_SHAPES[state]}</Frame>
)

interface StateProps {
  readonly state: FloorState
  /** What it was when it was last heard, where that is past. */
  readonly was?: FloorState | undefined
}

/** A floor state: shape, word and, where it is abnormal, colour; what is past is told so, and hatched. */
export function StateMark({ state, was }: StateProps) {
  const { t } = useText()
  const word = was === undefined ? t(`state.${state}`) : t('state.was', { state: t(`state.${was}`) })
  return (
    <span className={`marked tone-${state}${was === undefined ? '' : ' hatched past'}`} title={word}>
      <StateShape state={state} />
      <span className="marked-word">{word}</span>
    </span>
  )
}

export const linkTone = (link: number): string => `tone-${LINK_STATES[link]?.word ?? 'unheard'}`

export const LinkShape = ({ link }: { readonly link: number }) => (
  <Frame className={linkTone(link)}>{LINK_SHAPES[link]}</Frame>
)

export function LinkMark({ link }: { readonly link: number }) {
  const { name } = useText()
  const state = LINK_STATES[link]
  return (
    <span className={`marked ${linkTone(link)}`}>
      <LinkShape link={link} />
      <span className="marked-word">{state === undefined ? '' : name(state.name)}</span>
    </span>
  )
}

export const ServerLostShape = () => <Frame className="tone-server">{SERVER_SHAPE}</Frame>

export const alarmTone = (priority: Priority): string => `tone-${ALARM_TONES[priority]}`

const ALARM_TONES: Readonly<Record<Priority, string>> = { high: 'fault', medium: 'held', low: 'idle' }

interface AlarmProps {
  readonly priority: Priority
  readonly cleared?: boolean
}

/** A bell: solid when of high priority, half when of medium, hollow when of low; struck through when it is over. */
export const AlarmShape = ({ priority, cleared = false }: AlarmProps) => (
  <Frame className={cleared ? 'tone-idle' : alarmTone(priority)}>
    <path d={BELL} {...(priority === 'high' && !cleared ? { fill: 'currentColor' } : {})} />
    {priority === 'medium' && !cleared && <path d={HALF_BELL} {...SOLID} />}
    {cleared && <path d="M2.5 2.5l11 11" />}
  </Frame>
)

export const BELL = 'M3 11.5h10c-1.4-1.4-1.4-3-1.4-5a3.6 3.6 0 00-7.2 0c0 2 0 3.6-1.4 5zm3.6 2.4h2.8'
export const HALF_BELL = 'M8 2.9v8.6H3c1.4-1.4 1.4-3 1.4-5A3.6 3.6 0 018 2.9z'

interface AlarmMarkProps {
  /** The gravest of them. */
  readonly alarm: StandingAlarm
  readonly count: number
}

/** How many alarms stand on a Machine, and how grave the gravest is. */
export function AlarmMark({ alarm, count }: AlarmMarkProps) {
  const { t, name, number } = useText()
  const { code, priority, text } = alarm
  return (
    <span
      className={`alarm-mark ${alarmTone(priority)}`}
      title={text === undefined ? code : `${code} · ${name(text)}`}
    >
      <AlarmShape priority={priority} />
      {t(`grade.${priority}`)}
      {count > 1 && ` ${t('alarm.others', { count: count - 1, shown: number(count - 1) })}`}
    </span>
  )
}

/** A part; crossed when it is scrap. */
export const PartShape = ({ scrapped }: { readonly scrapped: boolean }) => (
  <Frame className={scrapped ? 'tone-held' : 'tone-idle'}>
    <path d="M8 1.8l5.4 3v6.4L8 14.2l-5.4-3V4.8zM2.6 4.8L8 8l5.4-3.2M8 8v6.2" />
    {scrapped && <path d="M2 14L14 2" strokeWidth="2" />}
  </Frame>
)
