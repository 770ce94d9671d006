import { Situation } from '../../controls/situation.js';
import { DecisionView } from '../../offers/decision-view.js';
import { useChoices } from '../../url/use-choices.js';

/** Choose a situation, see its offers, see why. */
export default function OffersPage() {
  const [choices, choose] = useChoices();
  return (
    <>
      <Situation choices={choices} choose={choose} />
      <DecisionView choices={choices} choose={choose} />
    </>
  );
}
