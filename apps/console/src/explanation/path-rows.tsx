import { useState } from 'react';
import { short, signed } from '../format/numbers.js';
import { splitTail } from '../reasons/tail.js';
import type { Step } from '../reasons/waterfall.js';
import { ContributionRow, type Axis } from './contribution-row.js';

/** Paths with a row of their own before the rest is one bar. */
const KEPT = 7;

interface PathRowsProps {
  readonly steps: readonly Step[];
  readonly axis: Axis;
  readonly chosen: number | null;
  readonly choose: (index: number | null) => void;
}

const factors = ({ contribution: { coefficient, weight, strength } }: Step): string =>
  `${short(coefficient)} \u00d7 ${short(weight)} \u00d7 ${short(strength)}`;

/** One row for each path, and for each model, largest first; the small ones in one row that opens. */
export function PathRows({ steps, axis, chosen, choose }: PathRowsProps) {
  const [expanded, setExpanded] = useState(false);
  const { shown, tail } = splitTail(steps, KEPT);
  /** What a model added has no path to be shown. */
  const pressing = ({ index, contribution }: Step) =>
    contribution.path === null
      ? {}
      : { pressed: chosen === index, onPress: () => choose(chosen === index ? null : index) };
  return (
    <>
      {(expanded ? steps : shown).map((step) => (
        <ContributionRow
          key={step.index}
          axis={axis}
          from={step.from}
          to={step.to}
          kind={step.contribution.path === null ? 'model' : 'path'}
          value={signed(step.contribution.value)}
          label={step.contribution.label}
          detail={factors(step)}
          {...pressing(step)}
        />
      ))}
      {tail === null ? null : (
        <ContributionRow
          key="tail"
          axis={axis}
          from={tail.from}
          to={expanded ? tail.from : tail.to}
          kind="tail"
          value={expanded ? '' : signed(tail.value)}
          label={expanded ? '' : `${tail.steps.length} smaller ones`}
          detail={expanded ? `group the ${tail.steps.length} smallest` : 'show each'}
          onPress={() => setExpanded(!expanded)}
        />
      )}
    </>
  );
}
