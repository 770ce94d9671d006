import { MarkerType } from '@xyflow/react';
import type { FlowLink } from './path-link.js';
import type { FlowNode } from './path-node.js';
import type { Scene } from './scene.js';

/** The drawing as React Flow wants it; with a path chosen, everything off that path steps back. */
export function flowElements(scene: Scene, chosen: number | null): { nodes: FlowNode[]; edges: FlowLink[] } {
  const off = (reasons: readonly number[]): boolean => chosen !== null && !reasons.includes(chosen);
  const nodes = scene.nodes.map((node): FlowNode => {
    const data = { scene: node, width: scene.nodeWidth, dimmed: off(node.reasons) };
    return { id: node.key, type: 'path', position: { x: node.x, y: node.y }, data };
  });
  const edges = scene.links.map((link): FlowLink => {
    const dimmed = off(link.reasons);
    const isChosen = chosen !== null && !dimmed;
    const color = isChosen ? 'var(--accent)' : dimmed ? 'var(--line)' : 'var(--ink-3)';
    const marker = { type: MarkerType.ArrowClosed, color, width: 16, height: 16 };
    return {
      id: link.key,
      type: 'path',
      source: link.from,
      target: link.to,
      data: { scene: link, dimmed, chosen: isChosen },
      ...(link.arrow === 'to' ? { markerEnd: marker } : {}),
      ...(link.arrow === 'from' ? { markerStart: marker } : {}),
    };
  });
  return { nodes, edges };
}
