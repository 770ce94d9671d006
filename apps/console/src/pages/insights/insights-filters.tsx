import { usePlacements } from '../../api/use-placements.js';
import { useSegments } from '../../api/use-segments.js';
import { EVIDENCE_CHOICES } from '../../format/evidence.js';
import type { Asked } from '../../insights/asked.js';
import { Any, Period, Usual } from '../../insights/filter-fields.js';
import classes from './insights-page.module.css';

const GRAINS = [
  { value: 'day', label: 'Days' },
  { value: 'week', label: 'Weeks' },
];
const ATTRIBUTIONS = [
  { value: 'last', label: 'The last click' },
  { value: 'first', label: 'The first click' },
  { value: 'position', label: 'First, last and between' },
];
const WINDOWS = ['7', '30', '90'].map((value) => ({ value, label: `${value} days` }));

/** Which offers, people and days; all of it is in the address. */
export function InsightsFilters({ asked }: { readonly asked: Asked }) {
  const { data: placements = [] } = usePlacements();
  const { data: segments = [] } = useSegments();
  const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({
    value: id,
    label: name,
  });
  return (
    <div className={classes.filters} role="search" aria-label="Which offers, people and days">
      <Period asked={asked} />
      <Usual label="Through time by" name="grain" value={asked.grain} choices={GRAINS} />
      <Any label="Placement" name="placement" value={asked.placement} choices={placements.map(named)} />
      <Any label="Segment" name="segment" value={asked.segment} choices={segments.map(named)} />
      <Any label="Path" name="path" value={asked.path} choices={EVIDENCE_CHOICES} />
      <Usual label="Credited to" name="attribution" value={asked.attribution} choices={ATTRIBUTIONS} />
      <Usual label="Bought within" name="window" value={String(asked.window)} choices={WINDOWS} />
    </div>
  );
}
