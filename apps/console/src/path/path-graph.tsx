import { useMemo } from 'react';
import { arrangeAcross } from './arrange-across.js';
import { arrangeDown } from './arrange-down.js';
import type { Reason } from './scene.js';
import SceneGraph from './scene-graph.js';

interface PathGraphProps {
  readonly reasons: readonly Reason[];
  readonly chosen: number | null;
  readonly narrow: boolean;
  /** What the drawing shows, in words, for who cannot see it. */
  readonly description: string;
}

/** The paths of an offer as one graph. Everything in it is also in the list below it, in words. */
export default function PathGraph({ reasons, ...view }: PathGraphProps) {
  const { narrow } = view;
  const scene = useMemo(() => (narrow ? arrangeDown(reasons) : arrangeAcross(reasons)), [reasons, narrow]);
  return <SceneGraph scene={scene} {...view} />;
}
