import { useMemo, useState } from 'react';
import { waterfallOf } from '../reasons/waterfall.js';
import type { Offer } from '../operations/offer-model.js';
import type { Choices } from '../url/choices.js';
import { Contributions } from './contributions.js';
import { CypherPanel } from './cypher-panel.js';
import { OfferHead } from './offer-head.js';
import { PathFigure } from './path-figure.js';
import { PriorityPanel } from './priority-panel.js';

interface ExplanationProps {
  readonly offer: Offer;
  /** Of the moment: what was being viewed, and in the cart. */
  readonly choices: Pick<Choices, 'viewing' | 'cart'>;
}

/** Why this offer: its paths drawn, its contributions added up, what rules did to its priority, and the Cypher that shows the same. */
export function Explanation({ offer, choices }: ExplanationProps) {
  const [chosen, setChosen] = useState<number | null>(null);
  const waterfall = useMemo(() => waterfallOf(offer.because.contributions), [offer]);
  return (
    <>
      <OfferHead offer={offer} />
      <PathFigure waterfall={waterfall} choices={choices} chosen={chosen} />
      <Contributions waterfall={waterfall} offer={offer} chosen={chosen} choose={setChosen} />
      <PriorityPanel offer={offer} />
      {offer.because.cypher ? <CypherPanel cypher={offer.because.cypher} /> : null}
    </>
  );
}
