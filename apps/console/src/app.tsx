import classes from './app.module.css';
import { Situation } from './controls/situation.js';
import { DecisionView } from './offers/decision-view.js';
import { Masthead } from './shell/masthead.js';
import { useChoices } from './url/use-choices.js';

/** The console: choose a situation, see its offers, see why. */
export function App() {
  const [choices, choose] = useChoices();
  return (
    <>
      <a className={classes.skip} href="#offers">
        Skip to the offers
      </a>
      <Masthead />
      <main className={classes.main}>
        <Situation choices={choices} choose={choose} />
        <DecisionView choices={choices} choose={choose} />
      </main>
    </>
  );
}
