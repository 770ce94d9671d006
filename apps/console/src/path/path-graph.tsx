import { Background, Controls, ReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { arrangeAcross } from './arrange-across.js';
import { arrangeDown } from './arrange-down.js';
import { flowElements } from './flow-elements.js';
import { HomeButton } from './home-button.js';
import { PathLink } from './path-link.js';
import { PathNode } from './path-node.js';
import type { Reason } from './scene.js';
import classes from './path-graph.module.css';

const NODE_TYPES = { path: PathNode };
const EDGE_TYPES = { path: PathLink };
/** Around the drawing, in pixels: both sides together. */
const MARGIN = 30;

interface PathGraphProps {
  readonly reasons: readonly Reason[];
  readonly chosen: number | null;
  readonly narrow: boolean;
  /** What the drawing shows, in words, for who cannot see it. */
  readonly description: string;
}

/** The paths of an offer as one graph. Everything in it is also in the list below it, in words. */
export default function PathGraph({ reasons, chosen, narrow, description }: PathGraphProps) {
  const scene = useMemo(() => (narrow ? arrangeDown(reasons) : arrangeAcross(reasons)), [reasons, narrow]);
  const { nodes, edges } = useMemo(
    () => flowElements(scene, narrow ? null : chosen),
    [scene, chosen, narrow],
  );
  const { ref, width } = useElementSize();
  const scale = width === 0 ? 1 : Math.min(1, (width - MARGIN) / scene.width);
  const home = { x: (width - scene.width * scale) / 2, y: MARGIN / 2, zoom: scale };
  return (
    <div
      ref={ref}
      className={classes.stage}
      data-narrow={narrow}
      style={{ height: scene.height * scale + MARGIN }}
      role="group"
      aria-label={description}
    >
      <ReactFlow
        key={`${Math.round(width)} ${nodes.map((node) => node.id).join()}`}
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        defaultViewport={home}
        minZoom={0.3}
        maxZoom={1.6}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        zoomOnScroll={false}
        preventScrolling={false}
        panOnDrag={!narrow}
        disableKeyboardA11y
      >
        <Background gap={18} size={1} />
        {narrow ? null : (
          <Controls showInteractive={false} showFitView={false} position="top-right">
            <HomeButton home={home} />
          </Controls>
        )}
      </ReactFlow>
    </div>
  );
}
