import { useStore } from 'zustand/react'
import type { PlantModel } from '../../state/plant.ts'
import { recordedId } from '../../state/recorded.ts'
import { split } from '../../state/split.ts'
import { ties, windowTie } from '../../state/tie.ts'
import { player, SPEEDS, type Time } from '../../state/time.ts'
import { useText } from '../../text/use-text.ts'
import { pageMode } from '../page-mode.ts'
import { toggleSplit } from '../split/toggle.ts'
import { openTied, untie } from '../tie/tied-window.ts'
import { Bookmarks } from './bookmarks.tsx'
import { jog, playPause, toEvent, toggleLoop } from './moves.ts'
import { point } from './pointed.ts'
import { Press } from './press.tsx'
import { STEPS_BY, type StepBy, timeline } from './timeline.ts'

interface Props {
  readonly now: Time
  readonly model: PlantModel
  readonly machine: number | undefined
}

/** Plays and pauses; in the present there is only the pause. */
export function Play({ now }: Pick<Props, 'now'>) {
  const { t } = useText()
  const isPlaying = now.kind === 'live' || now.playing
  return (
    <Press
      icon={isPlaying ? 'pause' : 'play'}
      name={t(isPlaying ? 'time.pause' : 'time.play')}
      onPress={playPause}
      prominent
    />
  )
}

/** The buttons beside the track. */
export function Controls({ now, model, machine }: Props) {
  const { t } = useText()
  return (
    <div className="time-controls">
      <div className="time-group">
        <Press icon="previous" name={t('time.previous')} onPress={() => void toEvent(-1)} />
        <Press
          icon="playBack"
          name={t('time.backwards')}
          pressed={now.kind === 'past' && now.playing && now.speed < 0}
          onPress={() => jog(-1)}
        />
        <Play now={now} />
        <Press
          icon="simulation"
          name={t('time.forwards')}
          disabled={now.kind === 'live'}
          pressed={now.kind === 'past' && now.playing && now.speed > 1}
          onPress={() => jog(1)}
        />
        <Press
          icon="next"
          name={t('time.next')}
          disabled={now.kind === 'live'}
          onPress={() => void toEvent(1)}
        />
      </div>
      <StepMenu model={model} machine={machine} />
      <Speed now={now} />
      <div className="time-group">
        <LoopButtons now={now} />
        {recordedId === undefined && <Bookmarks />}
      </div>
    </div>
  )
}

/** What brings another page beside this one: tied to it in a window of its own, or in the other half of its stage. */
export function Others() {
  if (pageMode.kind === 'pane') return null
  return (
    <div className="time-others">
      <TieButton />
      <SplitButton />
    </div>
  )
}

function TieButton() {
  const { t } = useText()
  const isTied = useStore(ties, windowTie) !== undefined
  return (
    <Press
      icon="tie"
      name={t(isTied ? 'time.untie' : 'time.tie')}
      pressed={isTied}
      onPress={isTied ? untie : openTied}
    />
  )
}

function SplitButton() {
  const { t } = useText()
  const compares = useStore(split, ({ asked }) => asked !== undefined)
  return <Press icon="split" name={t('command.split')} pressed={compares} onPress={toggleSplit} />
}

/** What of them is pressed by a thumb [PH-54]: the track with Play is a row of its own. */
export function ThumbControls({ now }: Pick<Props, 'now'>) {
  const { t } = useText()
  const goes = now.kind === 'past' && now.playing ? now.speed : 0
  return (
    <div className="time-thumb">
      <Press icon="previous" name={t('time.previous')} onPress={() => void toEvent(-1)} />
      <Press icon="playBack" name={t('time.backwards')} pressed={goes < 0} onPress={() => jog(-1)} />
      <Press icon="simulation" name={t('time.forwards')} pressed={goes > 1} onPress={() => jog(1)} />
      <Press icon="next" name={t('time.next')} onPress={() => void toEvent(1)} />
      <Speed now={now} />
      <LoopButtons now={now} />
      {recordedId === undefined && <Bookmarks />}
    </div>
  )
}

function LoopButtons({ now }: { readonly now: Time }) {
  const { t } = useText()
  const picked = useStore(timeline, (told) => told.picked)
  const picking = useStore(point, (told) => told.picking)
  const isLooping = now.kind === 'past' && now.loop !== undefined
  return (
    <>
      <Press
        icon="range"
        name={t('time.pick')}
        pressed={picking}
        onPress={() => point.setState({ picking: !picking })}
      />
      <Press
        icon="loop"
        name={t(picked === undefined ? 'time.noLoop' : 'time.loop')}
        pressed={isLooping}
        disabled={picked === undefined}
        onPress={toggleLoop}
      />
    </>
  )
}

/** What previous and next go by. */
function StepMenu({ model, machine }: Omit<Props, 'now'>) {
  const { t } = useText()
  const stepBy = useStore(timeline, (told) => told.stepBy)
  const id = machine === undefined ? undefined : model.table.machines[machine]?.machine.id
  const word = (by: StepBy): string => {
    if (by === 'alarm') return t('time.byAlarm')
    if (by === 'state') return id === undefined ? t('time.byStateNone') : t('time.byState', { machine: id })
    return id === undefined ? t('time.byMachineAlarmNone') : t('time.byMachineAlarm', { machine: id })
  }
  return (
    <select
      className="tool time-step-by"
      aria-label={t('time.stepBy')}
      title={t('time.stepBy')}
      value={id === undefined ? 'alarm' : stepBy}
      onChange={({ target }) =>
        timeline.setState({ stepBy: STEPS_BY.find((each) => each === target.value) ?? 'alarm' })
      }
    >
      {STEPS_BY.map((by) => (
        <option key={by} value={by} disabled={by !== 'alarm' && id === undefined}>
          {word(by)}
        </option>
      ))}
    </select>
  )
}

function Speed({ now }: { readonly now: Time }) {
  const { t, number } = useText()
  const speed = now.kind === 'live' ? 1 : now.speed
  const backwards = speed < 0
  const size = Math.abs(speed)
  const shown = (each: number): string => number(each, each < 1 ? (each === 0.25 ? 2 : 1) : 0)
  const sizes = (SPEEDS as readonly number[]).includes(size)
    ? SPEEDS
    : [...SPEEDS, size].sort((a, b) => a - b)
  return (
    <select
      className="tool time-speed"
      aria-label={t('time.speed')}
      title={t('time.speed')}
      value={size}
      disabled={now.kind === 'live'}
      onChange={({ target }) => player.play((backwards ? -1 : 1) * Number(target.value))}
    >
      {sizes.map((each) => (
        <option key={each} value={each}>
          {`${backwards ? '−' : ''}×${shown(each)}`}
        </option>
      ))}
    </select>
  )
}
