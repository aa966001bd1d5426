import type { TextKey } from '../../text/texts.ts'
import { useText } from '../../text/use-text.ts'
import { Facts } from '../panel.tsx'

interface Gesture {
  readonly how: TextKey
  readonly what: TextKey
}

const MOUSE: readonly Gesture[] = [
  { how: 'hand.click', what: 'does.select' },
  { how: 'hand.ctrlClick', what: 'does.selectToo' },
  { how: 'hand.altDrag', what: 'does.box' },
  { how: 'hand.doubleClick', what: 'does.flyTo' },
  { how: 'hand.drag', what: 'does.orbit' },
  { how: 'hand.rightDrag', what: 'does.pan' },
  { how: 'hand.wheel', what: 'does.zoom' },
]

const TOUCH: readonly Gesture[] = [
  { how: 'hand.tap', what: 'does.select' },
  { how: 'hand.longPress', what: 'does.selectToo' },
  { how: 'hand.doubleTap', what: 'does.flyTo' },
  { how: 'hand.oneFinger', what: 'does.orbit' },
  { how: 'hand.twoFingers', what: 'does.panAndTurn' },
  { how: 'hand.pinch', what: 'does.zoom' },
]

/** What the hand does in the scene. */
export function Gestures() {
  const { t } = useText()
  return (
    <>
      <GestureTable title={t('help.mouse')} rows={MOUSE} />
      <GestureTable title={t('help.touch')} rows={TOUCH} />
    </>
  )
}

function GestureTable({ title, rows }: { readonly title: string; readonly rows: readonly Gesture[] }) {
  const { t } = useText()
  return (
    <Facts title={title}>
      <dl className="meanings">
        {rows.map(({ how, what }) => (
          <div key={how} className="key">
            <dt>{t(how)}</dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
    </Facts>
  )
}
