import { Background, Controls, type Edge, MarkerType, type Node, ReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo, useState } from 'react';
import type { CypherAnswer, GraphNode } from '../../operations/workbench.js';
import { Notice } from '../../shell/notice.js';
import { arrangeGraph } from './arrange-graph.js';
import { nodeText } from './cell-text.js';
import classes from './workbench-page.module.css';

/** More nodes than that are a cloud that says nothing. */
const DRAWN = 120;

/** The nodes of an answer and the relationships between them. What is pressed shows its properties below. */
export default function ResultGraph({ answer }: { readonly answer: CypherAnswer }) {
  const [chosen, choose] = useState<GraphNode | null>(null);
  const shown = useMemo(() => answer.nodes.slice(0, DRAWN), [answer]);
  const { nodes, edges } = useMemo(() => elements(shown, answer), [shown, answer]);
  return (
    <>
      {answer.nodes.length > DRAWN ? (
        <Notice title={`${DRAWN} of ${answer.nodes.length} nodes are drawn`}>
          <p>Return fewer of them to see all.</p>
        </Notice>
      ) : null}
      <div
        className={classes.stage}
        role="group"
        aria-label={`${shown.length} nodes, ${edges.length} relationships`}
      >
        <ReactFlow
          key={shown.map(({ id }) => id).join()}
          nodes={nodes}
          edges={edges}
          fitView
          minZoom={0.1}
          nodesConnectable={false}
          edgesFocusable={false}
          preventScrolling={false}
          zoomOnScroll={false}
          onNodeClick={(_, { id }) => choose(shown.find((node) => node.id === id) ?? null)}
        >
          <Background gap={18} size={1} />
          <Controls showInteractive={false} position="top-right" />
        </ReactFlow>
      </div>
      {chosen === null ? null : <Properties node={chosen} />}
    </>
  );
}

function elements(
  shown: readonly GraphNode[],
  { relationships }: CypherAnswer,
): { nodes: Node[]; edges: Edge[] } {
  const places = arrangeGraph(shown, relationships);
  const nodes = shown.map((node): Node => ({
    id: node.id,
    position: places.get(node.id) ?? { x: 0, y: 0 },
    data: { label: nodeText(node) },
    ariaLabel: nodeText(node),
    className: classes.node ?? '',
  }));
  const edges = relationships
    .filter(({ from, to }) => places.has(from) && places.has(to))
    .map(({ id, type, from, to }): Edge => ({
      id,
      source: from,
      target: to,
      label: type,
      type: 'straight',
      markerEnd: { type: MarkerType.ArrowClosed, color: 'var(--ink-3)' },
      labelStyle: { fill: 'var(--ink-2)', fontSize: 10 },
      labelBgStyle: { fill: 'var(--sunken)' },
    }));
  return { nodes, edges };
}

const Properties = ({ node }: { readonly node: GraphNode }) => (
  <section className={classes.below} aria-label={`Properties of ${nodeText(node)}`}>
    <h3>{nodeText(node)}</h3>
    <dl className={classes.properties}>
      {Object.entries(node.properties).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  </section>
);
