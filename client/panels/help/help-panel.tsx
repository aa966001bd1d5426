import { FLOOR_STATES, LINK_STATES } from '../../../models/state.ts'
import { PRIORITIES } from '../../state/alarms.ts'
import { shutPanel } from '../../state/docks.ts'
import type { TextKey } from '../../text/texts.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../marks/icon.tsx'
import { AlarmShape, alarmTone, LinkMark, ServerLostShape, StateMark } from '../marks/mark.tsx'
import { Facts, Panel } from '../panel.tsx'
import { Gestures } from './gestures.tsx'
import { Keys } from './keys.tsx'

/** The keys, and what each mark means. */
export function HelpPanel() {
  const { t } = useText()
  return (
    <Panel title={t('panel.help')} onClose={() => shutPanel('help')}>
      <Keys />
      <Gestures />
      <Facts title={t('help.states')}>
        <dl className="meanings">
          {FLOOR_STATES.map((state) => (
            <div key={state} className="key">
              <dt>
                <StateMark state={state} />
              </dt>
              <dd>{t(`meaning.${state}`)}</dd>
            </div>
          ))}
        </dl>
      </Facts>
      <Facts title={t('help.links')}>
        <dl className="meanings">
          {LINK_STATES.map(({ code }) => (
            <div key={code} className="key">
              <dt>
                <LinkMark link={code} />
              </dt>
              <dd>{t(LINK_MEANINGS[code] ?? 'meaning.unheard')}</dd>
            </div>
          ))}
        </dl>
      </Facts>
      <Alarms />
      <Trusts />
      <Facts title={t('help.search')}>
        <p>{t('help.searchText')}</p>
      </Facts>
    </Panel>
  )
}

function Alarms() {
  const { t } = useText()
  return (
    <Facts title={t('help.alarms')}>
      <dl className="meanings">
        {PRIORITIES.map((priority) => (
          <div key={priority} className="key">
            <dt>
              <span className={`marked ${alarmTone(priority)}`}>
                <AlarmShape priority={priority} />
                {t(`priority.${priority}`)}
              </span>
            </dt>
            <dd>{t(`gravity.${priority}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="soft small-print">{t('help.alarmsText')}</p>
    </Facts>
  )
}

const TRUSTS = ['stale', 'past', 'uncertain', 'bad'] as const

/** How far what is shown may be believed. */
function Trusts() {
  const { t } = useText()
  return (
    <Facts title={t('help.trust')}>
      <dl className="meanings">
        {TRUSTS.map((trust) => (
          <div key={trust} className="key">
            <dt>
              <span className={`trust-example trust-${trust}`}>
                <span className="trust-word">{t(`trust.${trust}`)}</span>
              </span>
            </dt>
            <dd>{t(`doubt.${trust}`)}</dd>
          </div>
        ))}
        <div className="key">
          <dt>
            <span className="marked tone-held">
              <Icon name="outside" />
              {t('value.outside')}
            </span>
          </dt>
          <dd>{t('doubt.outside')}</dd>
        </div>
        <div className="key">
          <dt>
            <span className="marked tone-server">
              <ServerLostShape />
              {t('help.serverLost')}
            </span>
          </dt>
          <dd>{t('doubt.serverLost')}</dd>
        </div>
      </dl>
    </Facts>
  )
}

const LINK_MEANINGS: readonly TextKey[] = [
  'meaning.unheard',
  'meaning.online',
  'meaning.silent',
  'meaning.deviceLost',
  'meaning.gatewayLost',
  'meaning.brokerLost',
]
