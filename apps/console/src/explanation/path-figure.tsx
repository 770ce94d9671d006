import { Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, useMemo } from 'react';
import type { Reason } from '../path/scene.js';
import { contextOf } from '../reasons/context-anchor.js';
import type { Step, Waterfall } from '../reasons/waterfall.js';
import type { Choices } from '../url/choices.js';
import { Panel } from './panel.js';
import { PathFacts } from './path-facts.js';
import classes from './path-figure.module.css';

const PathGraph = lazy(() => import('../path/path-graph.js'));

/** Paths drawn at once; a smaller one joins the drawing when it is chosen. */
const DRAWN = 5;

interface PathFigureProps {
  readonly waterfall: Waterfall;
  readonly choices: Pick<Choices, 'viewing' | 'cart'>;
  readonly chosen: number | null;
}

function reasonsOf(steps: readonly Step[], choices: PathFigureProps['choices']): Reason[] {
  return steps.flatMap(({ index, contribution: { path } }) =>
    path === null ? [] : [{ index, path, context: contextOf(path, choices) }],
  );
}

/** The paths from what we know to the offer, as a drawing and in words. */
export function PathFigure({ waterfall, choices, chosen }: PathFigureProps) {
  const narrow = useMediaQuery('(max-width: 700px)', window.innerWidth <= 700, {
    getInitialValueInEffect: false,
  });
  const all = useMemo(() => reasonsOf(waterfall.steps, choices), [waterfall, choices]);
  const focus = all.find(({ index }) => index === chosen) ?? all[0];
  const drawn = useMemo(() => {
    if (narrow) return focus ? [focus] : [];
    return all.filter(({ index }, place) => place < DRAWN || index === chosen);
  }, [all, chosen, focus, narrow]);
  if (focus === undefined) {
    return (
      <Panel title="Path">
        <p className={classes.none}>No path speaks for this offer: its score is the base rate.</p>
      </Panel>
    );
  }
  const rest = all.length - drawn.length;
  const visit = drawn.some(({ context }) => context !== null);
  return (
    <Panel
      title={drawn.length === 1 ? 'Path' : 'Paths'}
      aside={
        <>
          {visit ? <span className={classes.legend}>known from this visit, not stored</span> : null}
          {rest > 0 ? <span>{`${drawn.length} of ${all.length} paths drawn`}</span> : null}
        </>
      }
    >
      <Suspense fallback={<Skeleton height={220} />}>
        <PathGraph
          reasons={drawn}
          chosen={chosen}
          narrow={narrow}
          description={drawn.map(({ path }) => path.text).join('. ')}
        />
      </Suspense>
      <PathFacts reason={focus} />
    </Panel>
  );
}
