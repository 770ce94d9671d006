import { useMemo } from 'react';
import { usePlacements } from '../../api/use-placements.js';
import { ChartPanel } from '../../charts/chart-panel.js';
import { evidenceName } from '../../format/evidence.js';
import type { Breakdown, InsightFigures, Insights } from '../../operations/insights.js';
import { textOf } from '../../url/search.js';
import { useAddress } from '../../url/use-address.js';
import { Usual } from '../../insights/filter-fields.js';
import classes from './insights-page.module.css';
import { comparedIn } from '../../insights/measures.js';

const BREAKDOWNS = [
  { value: 'placement', label: 'Placement' },
  { value: 'segment', label: 'Segment' },
  { value: 'path', label: 'Path (the strongest)' },
  { value: 'evidence', label: 'Evidence (all of it)' },
];
const HEADERS: Readonly<Record<Breakdown, string>> = {
  placement: 'Placement',
  segment: 'Segment',
  path: 'Path',
  evidence: 'Evidence',
};
/** More bars than this cannot be told apart; the table has all. */
const MOST = 20;
const USUAL = 'clicks';

interface GroupsPanelProps {
  readonly insights: Insights;
  readonly by: Breakdown;
  readonly currencies: readonly string[];
}

/** Groups of offers or people beside each other, by a figure that one chooses. */
export function GroupsPanel({ insights, by, currencies }: GroupsPanelProps) {
  const { search } = useAddress();
  const nameOf = useNames(by);
  const compared = useMemo(() => comparedIn(currencies), [currencies]);
  const figure = textOf(search, 'figure') ?? USUAL;
  const shown = compared.find(({ id }) => id === figure) ?? compared.find(({ id }) => id === USUAL);
  const sorted = useMemo(
    () =>
      insights.groups
        .filter(({ withheld }) => !withheld)
        .sort((a, b) => (shown?.value(b) ?? -1) - (shown?.value(a) ?? -1)),
    [insights, shown],
  );
  const measures = useMemo(
    () => compared.map((measure) => ({ ...measure, undrawn: measure.id !== shown?.id })),
    [compared, shown],
  );
  const choices = useMemo(() => compared.map(({ id, label }) => ({ value: id, label })), [compared]);
  const withheld = insights.groups.length - sorted.length;
  return (
    <ChartPanel
      title="Groups compared"
      lead={withheld === 0 ? undefined : `Groups of fewer than ten people are withheld: ${withheld} of them.`}
      aside={
        <div className={classes.compare}>
          <Usual label="By" name="by" value={by} choices={BREAKDOWNS} />
          <Usual label="Figure" name="figure" value={shown?.id ?? null} choices={choices} usual={USUAL} />
        </div>
      }
      kind="ranking"
      rows={sorted}
      most={MOST}
      rowKey={keyOf}
      nameOf={nameOf}
      nameHeader={HEADERS[by]}
      measures={measures}
      empty={<p>No group has figures in this period.</p>}
    />
  );
}

const keyOf = ({ key }: InsightFigures): string => key ?? '';

/** Placements by their names and kinds of evidence in words. */
function useNames(by: Breakdown): (figures: InsightFigures) => string {
  const { data: placements } = usePlacements();
  return useMemo(() => {
    const names = new Map(placements?.map(({ id, name }) => [id, name]));
    return ({ key, name }) => {
      if (by === 'segment') return name;
      if (by === 'placement') return names.get(key ?? '') ?? (key === '' ? 'no placement' : (key ?? name));
      return evidenceName(key ?? name);
    };
  }, [by, placements]);
}
