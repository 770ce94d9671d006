import { WhereforeError } from '@wherefore/contracts';
import { countGraph, type Graph, readMembers } from '@wherefore/graph';
import {
  ATTRIBUTIONS,
  BREAKDOWNS,
  GRAINS,
  type InsightLog,
  type InsightQuery,
  type InsightSums,
  WINDOWS,
} from '@wherefore/log';
import { FEWEST_PEOPLE, figuresOf, type FiguresContext, ratio } from './figures-of.js';
import type { AskedInsights, Insights } from './insights.js';

export interface InsightParts {
  readonly graph: Graph;
  /** Opens both logs; asked when they are to be read. */
  readonly insightLog: () => Promise<InsightLog>;
}

const LONGEST_DAYS = 400;
const DAY_MS = 86_400_000;

/**
 * What offers led to in a period, from the logs of decisions and of events; groups of people are those of this moment, from the graph.
 * Throws BAD_INPUT for a period or choice that cannot be read, NOT_FOUND for a group that there is not.
 */
export async function readInsights(parts: InsightParts, asked: AskedInsights): Promise<Insights> {
  const choices = checked(asked);
  const { by, segment } = choices;
  const groups =
    by === 'segment' || segment !== null
      ? await parts.graph.read(readMembers, { segment: by === 'segment' ? null : segment })
      : [];
  const chosen = segment === null ? null : groups.find((group) => group.segment === segment);
  if (chosen === undefined)
    throw new WhereforeError('NOT_FOUND', `There is nobody in a group ${segment ?? ''}`);
  const log = await parts.insightLog();
  const query: InsightQuery = {
    ...choices,
    people: chosen?.members ?? null,
    members:
      by === 'segment'
        ? groups.flatMap((one) => one.members.map((customer) => ({ segment: one.segment, customer })))
        : [],
  };
  const sums = await log.read(query);
  const counts = await parts.graph.read(countGraph, {});
  const catalogue = counts.find(({ label }) => label === 'Product')?.count ?? 0;
  const names = new Map(groups.map((one) => [one.segment, one.name]));
  const nameOf = (key: string): string => (by === 'segment' ? (names.get(key) ?? key) : key);
  const context = { catalogue, aboutPeople: segment !== null, nameOf };
  const { from, to } = query;
  const byPeople = segment !== null || by === 'segment';
  return { from, to, ...toldOf(sums, { ...context, byPeople, ofPath: choices.path !== null }) };
}

/** What may be told: of too few people nothing. */
function toldOf(
  sums: InsightSums,
  { byPeople, ofPath, ...context }: FiguresContext & { readonly byPeople: boolean; readonly ofPath: boolean },
): Omit<Insights, 'from' | 'to'> {
  const total = figuresOf(sums.total, context);
  const told = !total.withheld;
  const notes = notesOf(sums, { told, aboutPeople: byPeople, ofPath });
  const head = { until: sums.until, total, notes };
  if (!told) return { ...head, series: [], groups: [], mix: [], bundleUptake: null, bundles: 0 };
  return {
    ...head,
    series: sums.series.map((one) => figuresOf(one, { ...context, nameOf: (key) => key })),
    groups: sums.groups.map((one) => figuresOf(one, { ...context, aboutPeople: byPeople })),
    mix: sharesOf(sums.mix),
    bundleUptake: ratio(sums.bundlesTaken, sums.bundles),
    bundles: sums.bundles,
  };
}

type Choices = Omit<InsightQuery, 'people' | 'members'> & { readonly segment: string | null };

function checked({
  from,
  to,
  by = null,
  placement = null,
  path = null,
  segment = null,
  ...asked
}: AskedInsights): Choices {
  const { attribution = 'last', window = 7, grain = 'day' } = asked;
  const [start, end] = [Date.parse(from), Date.parse(to)];
  if (Number.isNaN(start) || Number.isNaN(end))
    throw new WhereforeError('BAD_INPUT', 'from and to are instants, ISO 8601');
  if (start >= end) throw new WhereforeError('BAD_INPUT', 'from must be before to');
  if (end - start > LONGEST_DAYS * DAY_MS)
    throw new WhereforeError('BAD_INPUT', `a period of more than ${LONGEST_DAYS} days cannot be asked for`);
  const oneOf = <T>(what: string, known: readonly T[], value: T): T => {
    if (known.includes(value)) return value;
    throw new WhereforeError('BAD_INPUT', `${what} is one of ${known.join(', ')}, not ${String(value)}`);
  };
  return {
    from: new Date(start).toISOString(),
    to: new Date(end).toISOString(),
    by: by === null ? null : oneOf('by', BREAKDOWNS, by),
    placement,
    path,
    segment,
    attribution: oneOf('attribution', ATTRIBUTIONS, attribution),
    windowDays: oneOf<number>('window', WINDOWS, window),
    grain: oneOf('grain', GRAINS, grain),
  };
}

function sharesOf(mix: InsightSums['mix']): Insights['mix'] {
  const whole = mix.reduce((sum, { value }) => sum + value, 0);
  return whole === 0 ? [] : mix.map(({ source, value }) => ({ source, share: value / whole }));
}

function notesOf(
  { until, total, withoutPaths }: InsightSums,
  asked: { readonly told: boolean; readonly aboutPeople: boolean; readonly ofPath: boolean },
): string[] {
  const { told, aboutPeople, ofPath } = asked;
  const notes: string[] = [];
  if (until === null) notes.push('No decision has been logged yet.');
  else if (total.decisions === 0)
    notes.push(`There are no decisions in this period; the latest is of ${until}.`);
  if (!told) notes.push(`Not enough: figures are of at least ${FEWEST_PEOPLE} people.`);
  else if (aboutPeople)
    notes.push(
      `Groups are those people are in now. Figures of fewer than ${FEWEST_PEOPLE} people are withheld.`,
    );
  if (told && ofPath && total.decisions > 0)
    notes.push(
      'Decisions are those with such an offer; bundles, and what scores are made up of, are of all they offered.',
    );
  if (told && total.decisions > 0 && total.shown === 0)
    notes.push('Nothing was reported as shown: does the shop report what it shows?');
  if (told && withoutPaths > 0)
    notes.push(
      `${withoutPaths} decisions do not say what their evidence added: they were recorded by an earlier version.`,
    );
  return notes;
}
