import { Link } from '@tanstack/react-router';
import { partText } from '../../effects/effect-text.js';
import { Panel } from '../../explanation/panel.js';
import { Figure, Figures } from '../../figures/figure.js';
import { ago, moment, span } from '../../format/times.js';
import type { Earned } from '../../operations/earned.js';
import { useSession } from '../../session/use-session.js';

interface HealthProps {
  readonly earned: Earned;
  /** ms since 1970. */
  readonly now: number;
}

/** Answers slower than this are noticed, ms. */
const SLOW_MS = 200;

const partOf = (count: number, all: number): string => (all === 0 ? '–' : partText(count / all));

/** How well it was served in the period, and how it does now. */
export function Health({ earned: { answerFigures, system, feeds }, now }: HealthProps) {
  const { decisions, p50Ms, p95Ms, degraded, empty } = answerFigures;
  const session = useSession();
  const operates =
    session.state === 'in' && session.who.roles.some((role) => role === 'operator' || role === 'admin');
  const late = feeds.filter(({ breached }) => breached);
  return (
    <Panel
      title="How it was served"
      aside={operates ? <Link to="/health">Everything about health</Link> : 'operators see more under Health'}
    >
      <Figures>
        <Figure
          name="Answers, 95 of 100 within"
          value={span(p95Ms)}
          note={`half within ${span(p50Ms)}; ${decisions.toLocaleString('en')} lists`}
          tone={p95Ms !== null && p95Ms > SLOW_MS ? 'bad' : 'calm'}
        />
        <Figure
          name="Made with something late or broken"
          value={partOf(degraded, decisions)}
          note={`${degraded.toLocaleString('en')} lists; each was answered all the same`}
          tone={degraded > decisions / 100 ? 'bad' : 'calm'}
        />
        <Figure
          name="Lists without an offer"
          value={partOf(empty, decisions)}
          note={`${empty.toLocaleString('en')} lists`}
        />
        <Figure
          name="Feeds now"
          value={`${feeds.length - late.length} of ${feeds.length}`}
          note={
            feeds.length === 0
              ? 'none has sent anything yet'
              : late.length === 0
                ? 'keep their promise'
                : `late: ${late.map(({ name }) => name).join(', ')}`
          }
          tone={late.length > 0 ? 'bad' : 'calm'}
        />
        <Figure
          name="Model served now"
          value={system.epoch ?? 'none'}
          note={
            system.learnedAt === null
              ? 'offers rest on best-sellers'
              : `learned ${ago(system.learnedAt, now)}, ${moment(system.learnedAt)}`
          }
          tone={system.epoch === null ? 'bad' : 'calm'}
        />
      </Figures>
    </Panel>
  );
}
