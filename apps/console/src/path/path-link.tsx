import { BaseEdge, EdgeLabelRenderer, type Edge, type EdgeProps } from '@xyflow/react';
import type { SceneLink } from './scene.js';
import classes from './path-graph.module.css';

export type FlowLink = Edge<{ scene: SceneLink; dimmed: boolean; chosen: boolean }, 'path'>;

export function PathLink({ id, data, markerStart, markerEnd }: EdgeProps<FlowLink>) {
  if (data === undefined) return null;
  const { scene, dimmed, chosen } = data;
  const state = dimmed ? classes.dimmedLine : chosen ? classes.chosenLine : classes.line;
  const className = [state, scene.arrow === 'none' ? classes.dashed : ''].join(' ');
  const place = `translate(-50%, -50%) translate(${scene.labelX}px, ${scene.labelY}px)`;
  return (
    <>
      <BaseEdge
        id={id}
        path={scene.line}
        className={className}
        {...(markerStart === undefined ? {} : { markerStart })}
        {...(markerEnd === undefined ? {} : { markerEnd })}
      />
      <EdgeLabelRenderer>
        <div
          className={classes.facts}
          data-dimmed={dimmed}
          data-stacked={scene.texts.length > 1}
          style={{ transform: place }}
        >
          {scene.texts.map((text) => (
            <div key={`${text.type} ${text.facts}`}>
              <span className={scene.arrow === 'none' ? classes.context : classes.type}>{text.type}</span>
              <span className={classes.fact}>{text.facts}</span>
            </div>
          ))}
        </div>
      </EdgeLabelRenderer>
    </>
  );
}
