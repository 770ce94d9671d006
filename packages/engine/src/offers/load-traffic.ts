import type { ArmChanges, Assignment, Epoch, RuleSet, Snapshot } from '@wherefore/contracts';
import type { Traffic } from '@wherefore/experiments';
import type { Graph } from '@wherefore/graph';
import { BoundedMap } from '../bounded-map.js';
import { listExperiments, listHoldouts } from '../experiments/list-experiments.js';
import { loadArms } from '../experiments/load-arms.js';
import type { Book } from './book.js';
import type { Setting } from './setting.js';
import { snapshotOf } from './snapshot-of.js';
import type { Standings } from './standing.js';

/** What an arm changes, as it is served. */
export interface Variant {
  readonly changes: ArmChanges;
  readonly rules: { readonly value: RuleSet; readonly snapshot: Snapshot } | null;
  readonly version: { readonly epoch: Epoch; readonly book: Book } | null;
}

/** What is tried now, with all that it takes to serve it. */
export interface OpenTraffic {
  readonly traffic: Traffic;
  /** Experiments that set what version decides: in none of their arms is another version tried. */
  readonly versioned: ReadonlySet<string>;
  variantOf(assignment: Assignment): Variant | null;
  /** Experiments that run and cannot be served, in sentences. */
  readonly problems: readonly string[];
  /** Settings by placement and arms, composed when they are first asked for. */
  readonly settings: BoundedMap<string, Setting>;
  /** What was ranked for those who are held out. */
  readonly held: Standings;
  /** Evidence of the versions that arms name. */
  readonly books: readonly Book[];
}

const MOST_SETTINGS = 1_000;
const MOST_HELD_STANDINGS = 100;

/** Reads running experiments and holdouts. What cannot be served is left out whole, and said. */
export async function loadTraffic(graph: Graph, open: (epoch: string) => Book): Promise<OpenTraffic> {
  const [running, holdouts] = [await listExperiments(graph, 'running'), await listHoldouts(graph)];
  const loaded = await Promise.all(
    running.map(async (experiment) => ({ experiment, ...(await loadArms(graph, experiment)) })),
  );
  const served = loaded.filter(({ problem }) => problem === null);
  const books = new Map<string, Book>();
  const bookOf = (epoch: string): Book => {
    const book = books.get(epoch) ?? open(epoch);
    books.set(epoch, book);
    return book;
  };
  const variants = new Map(
    served.flatMap(({ experiment, arms }) =>
      arms.map(({ id, changes, rules, epoch }): [string, Variant] => [
        keyOf({ experiment: experiment.design.id, arm: id }),
        {
          changes,
          rules: rules === null ? null : { value: rules, snapshot: snapshotOf('rules', rules) },
          version: epoch === null ? null : { epoch, book: bookOf(epoch.id) },
        },
      ]),
    ),
  );
  return {
    traffic: { experiments: served.map(({ experiment }) => experiment), holdouts },
    versioned: new Set(
      served
        .filter(({ arms }) => arms.some(({ changes }) => changesVersion(changes)))
        .map(({ experiment }) => experiment.design.id),
    ),
    variantOf: (assignment) => variants.get(keyOf(assignment)) ?? null,
    problems: loaded.flatMap(({ problem }) => (problem === null ? [] : [problem])),
    settings: new BoundedMap(MOST_SETTINGS),
    held: new BoundedMap(MOST_HELD_STANDINGS),
    books: [...books.values()],
  };
}

/** Nothing is tried and nobody is held out: to ask what a version by itself would decide. */
export const noTraffic = (): OpenTraffic => ({
  traffic: { experiments: [], holdouts: [] },
  versioned: new Set(),
  variantOf: () => null,
  problems: [],
  settings: new BoundedMap(1),
  held: new BoundedMap(1),
  books: [],
});

export const changesVersion = ({ epoch, coefficients }: ArmChanges): boolean =>
  epoch !== undefined || coefficients !== undefined;

const keyOf = ({ experiment, arm }: Pick<Assignment, 'experiment' | 'arm'>): string => `${experiment}/${arm}`;
