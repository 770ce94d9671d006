import { useState } from 'react';
import type { CypherStatement } from '../operations/offer-model.js';
import { CopyButton } from './copy-button.js';
import { Panel } from './panel.js';
import classes from './cypher-panel.module.css';

/** Only a web address may become a link. */
const isWebAddress = (url: string): boolean => /^https?:\/\//i.test(url);

/** The Cypher that shows these paths in the graph and computes their contributions again. */
export function CypherPanel({ cypher }: { readonly cypher: CypherStatement }) {
  const [withParameters, setWithParameters] = useState(false);
  const text = withParameters ? `:params ${cypher.parameters}\n\n${cypher.statement}` : cypher.browser;
  return (
    <Panel
      title="See it in the graph"
      aside={
        <>
          <label className={classes.switch}>
            <input
              type="checkbox"
              checked={withParameters}
              onChange={(event) => setWithParameters(event.currentTarget.checked)}
            />
            Parameters apart
          </label>
          <CopyButton text={text} />
          {isWebAddress(cypher.browserUrl) ? (
            <a className={classes.open} href={cypher.browserUrl} target="_blank" rel="noreferrer">
              Open in Neo4j Browser
            </a>
          ) : null}
        </>
      }
    >
      <pre className={classes.code} tabIndex={0} aria-label="Cypher">
        {text}
      </pre>
    </Panel>
  );
}
