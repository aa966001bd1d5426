import '../../styles/help.css'
import type { TextKey } from '../../text/texts.ts'
import { useText } from '../../text/use-text.ts'
import { Caps } from '../commands/caps.tsx'
import { COMMAND_GROUPS } from '../commands/command.ts'
import { COMMANDS } from '../commands/registry.ts'
import { Facts } from '../panel.tsx'
import { useSettings } from '../use-settings.ts'

/** The keys as the registry has them, by group; a view-only page lists those that it leaves. */
export function Keys() {
  const { t } = useText()
  const page = useSettings((now) => now.page)
  return (
    <>
      {page === 'viewOnly' && <p>{t('help.viewOnly')}</p>}
      {COMMAND_GROUPS.map((group) => {
        const listed = COMMANDS.filter(
          (command) =>
            command.group === group &&
            command.keys.length > 0 &&
            (page === 'whole' || command.inViewOnly === true),
        )
        if (listed.length === 0) return null
        return (
          <Facts key={group} title={t(`group.${group}`)}>
            <dl className="keys">
              {listed.map((command) => (
                <div key={command.text} className="key">
                  <dt>
                    {command.keys.map((chord) => (
                      <Caps key={chord} chord={chord} />
                    ))}
                  </dt>
                  <dd>{t(command.text)}</dd>
                </div>
              ))}
            </dl>
          </Facts>
        )
      })}
      <KeyTable title={t('help.sceneKeys')} rows={IN_THE_SCENE} />
      <KeyTable title={t('help.timeKeys')} rows={IN_THE_TIMELINE} />
      <KeyTable title={t('help.listKeys')} rows={IN_A_LIST} />
    </>
  )
}

interface KeyRow {
  readonly keys: readonly string[]
  readonly text: TextKey
}

/** What the scene's own keys do while it has the focus. */
const IN_THE_SCENE: readonly KeyRow[] = [
  { keys: ['←', '→', '↑', '↓'], text: 'key.pan' },
  { keys: ['Shift', '←', '→', '↑', '↓'], text: 'key.orbit' },
  { keys: ['PgUp', 'PgDn'], text: 'key.tilt' },
  { keys: ['Home'], text: 'key.whole' },
  { keys: ['[', ']'], text: 'key.neighbour' },
  { keys: ['W', 'A', 'S', 'D'], text: 'key.step' },
  { keys: ['Q', 'E'], text: 'key.turn' },
  { keys: ['Shift'], text: 'key.hurry' },
]

/** What the timeline's own keys do while it has the focus. */
const IN_THE_TIMELINE: readonly KeyRow[] = [
  { keys: ['Space'], text: 'key.playPause' },
  { keys: ['J', 'K', 'L'], text: 'key.jog' },
  { keys: [',', '.'], text: 'key.tenth' },
  { keys: ['←', '→'], text: 'key.second' },
  { keys: ['Shift', '←', '→'], text: 'key.tenSeconds' },
  { keys: ['PgUp', 'PgDn'], text: 'key.minute' },
  { keys: ['Home', 'End'], text: 'key.ends' },
  { keys: ['↑', '↓'], text: 'key.timeZoom' },
  { keys: ['I', 'O'], text: 'key.range' },
]

const IN_A_LIST: readonly KeyRow[] = [
  { keys: ['↑', '↓'], text: 'key.move' },
  { keys: ['←', '→'], text: 'key.fold' },
  { keys: ['Enter'], text: 'key.enter' },
]

function KeyTable({ title, rows }: { readonly title: string; readonly rows: readonly KeyRow[] }) {
  const { t } = useText()
  return (
    <Facts title={title}>
      <dl className="keys">
        {rows.map(({ keys, text }) => (
          <div key={text} className="key">
            <dt>
              <span className="caps">
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </span>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </Facts>
  )
}
