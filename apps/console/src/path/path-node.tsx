import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import type { SceneNode } from './scene.js';
import classes from './path-graph.module.css';

export type FlowNode = Node<{ scene: SceneNode; width: number; dimmed: boolean }, 'path'>;

const KINDS: Readonly<Record<SceneNode['role'], string | null>> = {
  start: null,
  visit: 'Now',
  step: null,
  offer: 'Offer',
};

export function PathNode({ data: { scene, width, dimmed } }: NodeProps<FlowNode>) {
  return (
    <div className={classes.node} data-role={scene.role} data-dimmed={dimmed} style={{ width }}>
      <Handle type="target" position={Position.Left} className={classes.handle ?? ''} />
      <span className={classes.kind}>
        {KINDS[scene.role] ?? scene.label}
        {scene.context === null ? null : <em> {scene.context}</em>}
      </span>
      <span className={classes.name} title={scene.name}>
        {scene.name}
      </span>
      <Handle type="source" position={Position.Right} className={classes.handle ?? ''} />
    </div>
  );
}
