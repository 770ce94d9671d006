import type { Graph } from '@wherefore/graph';
import type { QueueDoor } from '@wherefore/queue';
import { type Metric, metricText } from '../feeds/metric-text.js';
import { listModels } from './list-models.js';
import { runningRollout } from './rollouts/list-rollouts.js';
import { judgeRollout } from './rollouts/watch-rollout.js';

/** What the versions do, for Prometheus: what each alias points at, and how the rollout that runs is doing. */
export async function modelMetrics(
  { graph, queue }: { readonly graph: Graph; readonly queue: Pick<QueueDoor, 'tallies'> },
  now: Date,
): Promise<string> {
  const [models, rollout] = await Promise.all([listModels(graph), runningRollout(graph)]);
  const verdicts = rollout === null ? [] : await judgeRollout({ queue }, rollout, now);
  const labels = { model: rollout?.model ?? '' };
  const metrics: Metric[] = [
    {
      name: 'wherefore_model_alias',
      help: '1 for the version that an alias points at',
      samples: models.flatMap(({ id, epoch, aliases }) =>
        aliases.map((alias) => ({ labels: { alias, model: id, epoch: epoch ?? '' }, value: 1 })),
      ),
    },
    {
      name: 'wherefore_model_age_seconds',
      help: 'Time since the latest purchase that the current version has learned from',
      samples: models
        .filter(({ aliases }) => aliases.includes('current'))
        .map(({ id, until }) => ({
          labels: { model: id },
          value: Math.round((now.getTime() - Date.parse(until)) / 1_000),
        })),
    },
    {
      name: 'wherefore_rollout_percent',
      help: 'Share of visitors that the version that is tried decides for',
      samples: rollout === null ? [] : [{ labels, value: rollout.plan.steps[rollout.step] ?? 0 }],
    },
    {
      name: 'wherefore_rollout_guard_failing',
      help: '1 while a guard fails or its figures are missing',
      samples: verdicts.map(({ guard, outcome }) => ({
        labels: { ...labels, guard },
        value: outcome === 'fails' || outcome === 'missing' ? 1 : 0,
      })),
    },
  ];
  return metrics.map(metricText).join('');
}
