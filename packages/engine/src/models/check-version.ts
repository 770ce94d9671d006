import {
  type CalibrationCurve,
  type Epoch,
  messageOf,
  type ModelCheck,
  type ModelVersion,
} from '@wherefore/contracts';
import { countEpochEdges, type Graph } from '@wherefore/graph';
import { loadEpochById } from '../offers/load-epoch.js';

/** Asks scenarios of an epoch; null where there are none to ask. */
export type VerifyEpoch = (epoch: string) => Promise<Pick<ModelCheck, 'holds' | 'detail'>>;

export interface CheckParts {
  readonly graph: Graph;
  readonly verify: VerifyEpoch | null;
}

/** Of what was written, so much must be there: edges to products that have left the catalogue since are missing. */
const LEAST_PRESENT = 0.95;
/** Less than this part of what there is now is a loss, not a change; more than this multiple an explosion. */
const [LEAST_PART, MOST_TIMES] = [0.5, 4];
/** Kinds with fewer relationships than this vary freely. */
const FEWEST = 100;
/** Quality on customers held back may vary from month to month by so much. */
const LEAST_QUALITY = 0.8;
/** Most relationships that leave a node: what evidence reads, and what a group lists. */
const MOST_FROM_PRODUCT = 300;
const MOST_FROM_GROUP = 1_000;

/**
 * What must hold before a version is served, held against the version that is current: it is there as a whole, its constants are
 * numbers, no kind of evidence has collapsed or exploded, degrees are bounded, it ranks customers held back about as well, and the
 * scenarios hold that there are. A metric that the current version has and this one lacks counts as failed.
 */
export async function checkVersion(
  { graph, verify }: CheckParts,
  version: ModelVersion,
  current: ModelVersion | null,
): Promise<ModelCheck[]> {
  const epoch = await loadEpochById(graph, version.epoch ?? '').catch(messageOf);
  const checks = [
    await complete(graph, version),
    constants(epoch),
    volume(version, current, typeof epoch === 'string' ? null : epoch),
    degree(version),
    metric(version, current),
  ];
  const isSound = checks.every(({ holds }) => holds);
  if (verify === null || version.epoch === null || !isSound) return checks;
  return [...checks, { name: 'scenarios', ...(await verify(version.epoch)) }];
}

async function complete(graph: Graph, { epoch, edges }: ModelVersion): Promise<ModelCheck> {
  const name = 'complete';
  if (epoch === null)
    return {
      name,
      holds: false,
      detail: 'its relationships are gone: only versions that an alias points at keep them',
    };
  const rows = await graph.read(countEpochEdges, { epoch });
  const present = rows.reduce((sum, { count }) => sum + count, 0);
  return {
    name,
    holds: present <= edges && present >= LEAST_PRESENT * edges,
    detail: `${figure(present)} of its ${figure(edges)} relationships are in the graph`,
  };
}

function constants(epoch: Epoch | string | null): ModelCheck {
  const name = 'constants';
  if (epoch === null) return { name, holds: false, detail: 'they are gone' };
  if (typeof epoch === 'string') return { name, holds: false, detail: `they cannot be read: ${epoch}` };
  const mixes = Object.values(epoch.weightings ?? {}).flatMap((mix) => Object.values(mix));
  const curve = epoch.calibration ?? [];
  const all = [
    epoch.bias,
    epoch.halfLifeDays,
    ...mixes,
    ...Object.values(epoch.coefficients),
    ...curve.flat(),
  ];
  const wrong = all.filter((value) => !Number.isFinite(value)).length;
  const counts = Object.values(epoch.coefficients).some((coefficient) => coefficient > 0);
  if (wrong > 0) return { name, holds: false, detail: `${wrong} of ${all.length} constants are no numbers` };
  if (!rises(curve)) return { name, holds: false, detail: 'a higher score would not be a higher propensity' };
  return {
    name,
    holds: counts,
    detail: counts ? `${all.length} constants are numbers` : 'no kind of evidence counts for anything',
  };
}

const rises = (curve: CalibrationCurve): boolean =>
  curve.every(([score, logOdds], at) => {
    const before = curve[at - 1];
    return before === undefined || (score > before[0] && logOdds > before[1]);
  });

function volume(version: ModelVersion, current: ModelVersion | null, epoch: Epoch | null): ModelCheck {
  const name = 'volume';
  if (current === null || current.id === version.id)
    return {
      name,
      holds: version.edges > 0,
      detail: `${figure(version.edges)} relationships, nothing to hold them against`,
    };
  const kinds = [...new Set([...Object.keys(current.volumes), ...Object.keys(version.volumes)])];
  const coefficients: Readonly<Record<string, number>> = epoch?.coefficients ?? {};
  const changes = kinds.flatMap((kind) => {
    const [was, is] = [current.volumes[kind] ?? 0, version.volumes[kind] ?? 0];
    const isDropped = is === 0 && coefficients[kind] === 0;
    if (was < FEWEST || isDropped || (is >= LEAST_PART * was && is <= MOST_TIMES * was)) return [];
    return [`${kind} ${figure(is)} against ${figure(was)}`];
  });
  if (version.edges < LEAST_PART * current.edges)
    changes.unshift(
      `${figure(version.edges)} relationships, less than half of the ${figure(current.edges)} of now`,
    );
  return {
    name,
    holds: changes.length === 0,
    detail:
      changes.length === 0
        ? `${figure(version.edges)} relationships, now ${figure(current.edges)}`
        : changes.join('; '),
  };
}

function degree({ degrees }: ModelVersion): ModelCheck {
  const boundOf = (kind: string) => (kind.endsWith('top-sellers') ? MOST_FROM_GROUP : MOST_FROM_PRODUCT);
  const beyond = Object.entries(degrees).filter(([kind, most]) => most > boundOf(kind));
  const most = Math.max(0, ...Object.values(degrees));
  return {
    name: 'degree',
    holds: beyond.length === 0,
    detail:
      beyond.length === 0
        ? `at most ${most} of a kind leave one node`
        : beyond
            .map(([kind, found]) => `${kind}: ${found} leave one node, at most ${boundOf(kind)} may`)
            .join('; '),
  };
}

const METRIC = 'ndcg@20';

function metric({ id, metrics }: ModelVersion, current: ModelVersion | null): ModelCheck {
  const name = 'metric';
  const [is, was] = [metrics[METRIC], current?.id === id ? undefined : current?.metrics[METRIC]];
  const shown = is === undefined ? 'unknown' : is.toFixed(4);
  if (was === undefined) return { name, holds: true, detail: `NDCG@20 ${shown}, nothing to hold it against` };
  if (is === undefined)
    return {
      name,
      holds: false,
      detail: `NDCG@20 is missing (too few customers came back); it is ${was.toFixed(4)} now`,
    };
  return {
    name,
    holds: is >= LEAST_QUALITY * was,
    detail: `NDCG@20 ${shown} on customers held back, now ${was.toFixed(4)}; at least four fifths are asked for`,
  };
}

const figure = (count: number): string => count.toLocaleString('en');
