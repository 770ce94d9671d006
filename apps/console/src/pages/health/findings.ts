import type { StoreCheck } from '../../api/use-readiness.js';
import { span } from '../../format/times.js';
import type { FeedHealth, Health } from '../../operations/health.js';
import type { Jobs } from '../../operations/jobs.js';

/** Something to look at: what is so, what to do, and the page to do it on. */
export interface Finding {
  readonly what: string;
  readonly remedy: string;
  readonly page?: string;
}

/** How long a batch may wait before somebody should look, ms. */
const LONG_WAIT_MS = 60_000;

/** What of the whole needs somebody's attention, the gravest first. */
export function findingsOf(stores: readonly StoreCheck[], health: Health | undefined): readonly Finding[] {
  const down = stores
    .filter(({ ok }) => !ok)
    .map(({ name, reason }) => ({
      what: `The ${name} does not answer${reason === undefined ? '' : `: ${reason}`}`,
      remedy: 'Look whether it runs; `wherefore doctor` says what it finds.',
    }));
  if (health === undefined) return down;
  const { system, jobs, feeds } = health;
  return [...down, ...ofJobs(jobs), ...feeds.flatMap(ofFeed), ...ofSystem(system)];
}

function ofJobs({ queues, backlog }: Jobs): Finding[] {
  const found: Finding[] = [];
  if (queues.every(({ workers }) => workers === 0))
    found.push({
      what: 'No worker is connected',
      remedy: 'What is accepted is kept, and waits until a worker runs.',
      page: '/queues',
    });
  for (const { name, failed } of queues)
    if (failed > 0)
      found.push({
        what: `${failed} ${failed === 1 ? 'job' : 'jobs'} of ${name} failed every time`,
        remedy: 'They are kept. Look why, and try them again.',
        page: '/queues',
      });
  for (const { priority, oldestMs } of backlog)
    if (oldestMs > LONG_WAIT_MS)
      found.push({
        what: `The oldest ${priority} batch has waited ${span(oldestMs)}`,
        remedy: 'More comes in than is applied: look at the queues.',
        page: '/queues',
      });
  return found;
}

function ofFeed({ name, breached, objectiveMs, hour, findings }: FeedHealth): Finding[] {
  const late = {
    what: `${name} breaks its promise: 95 of 100 events within ${span(objectiveMs)}`,
    remedy: `In the last hour it took ${span(hour.fromReceipt.p95 ?? 0)}.`,
    page: '/feeds',
  };
  const unusual = findings.map((what) => ({
    what: `${name}: ${what}`,
    remedy: 'It differs from its own history: ask who sends it.',
    page: '/feeds',
  }));
  return breached ? [late, ...unusual] : unusual;
}

function ofSystem({ epoch, quarantine }: Health['system']): Finding[] {
  const held = quarantine.reduce((sum, { count }) => sum + count, 0);
  const found: Finding[] = [];
  if (epoch === null)
    found.push({
      what: 'Nothing was learned yet',
      remedy: 'Offers rest on best-sellers until a version is learned.',
      page: '/models',
    });
  if (held > 0)
    found.push({
      what: `${held} ${held === 1 ? 'record is' : 'records are'} in quarantine`,
      remedy: 'Mend and replay them, or let them go.',
      page: '/quarantine',
    });
  return found;
}
