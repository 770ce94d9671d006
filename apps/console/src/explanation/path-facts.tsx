import { factOf, provenanceOf } from '../format/facts.js';
import type { Reason } from '../path/scene.js';
import classes from './path-facts.module.css';

/** One path in words: every relationship with all of its facts and where it comes from. */
export function PathFacts({ reason: { path, context } }: { readonly reason: Reason }) {
  const nameOf = (index: number): string => path.nodes[index]?.name ?? '?';
  return (
    <div className={classes.facts} aria-live="polite">
      <p>{path.text}</p>
      <ol>
        {context === null ? null : (
          <li>
            <strong>{nameOf(0)}</strong> <em>{context}</em>
          </li>
        )}
        {path.relationships.map((relationship, index) => (
          <li key={`${relationship.type} ${index}`}>
            <strong>{nameOf(relationship.from)}</strong> <code>{relationship.type}</code>{' '}
            <strong>{nameOf(relationship.to)}</strong>{' '}
            <span>{relationship.properties.map(factOf).join(' \u00b7 ')}</span>{' '}
            <small>{provenanceOf(relationship)}</small>
          </li>
        ))}
      </ol>
    </div>
  );
}
