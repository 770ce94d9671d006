import { Button } from '@mantine/core';
import type { Bench } from '../../operations/workbench.js';
import { Editor } from './editor.js';
import { Library } from './library.js';
import { OutcomeView } from './outcome-view.js';
import { ParameterFields } from './parameter-fields.js';
import { SaveButton } from './save-button.js';
import { useDraft } from './use-draft.js';
import { useRun } from './use-run.js';
import classes from './workbench-page.module.css';

/** The queries, the editor and what came of the statement. */
export function BenchView({ bench }: { readonly bench: Bench }) {
  const { kept, saved, draft, input, ...work } = useDraft(bench);
  const { outcome, run, explain, cancel } = useRun();
  const start = (ask: (of: typeof input) => void): void => {
    work.note();
    ask(input);
  };
  return (
    <div className={classes.bench}>
      <Library bench={bench} openKept={work.openKept} openSaved={work.openSaved} />
      <section className={classes.work} aria-label="Statement and answer">
        {kept === null ? null : <p>{kept.answers}</p>}
        {saved === null || saved.about === '' ? null : <p>{saved.about}</p>}
        <Editor
          statement={draft.statement}
          change={work.write}
          run={() => start(run)}
          graph={bench.graphMeaning}
        />
        <ParameterFields statement={draft.statement} given={draft.given} give={work.give} kept={kept} />
        <div className={classes.buttons}>
          {outcome.state === 'running' ? (
            <Button size="xs" variant="default" onClick={cancel}>
              Cancel
            </Button>
          ) : (
            <Button size="xs" onClick={() => start(run)}>
              Run
            </Button>
          )}
          <Button size="xs" variant="default" onClick={() => start(explain)}>
            Show the plan
          </Button>
          <SaveButton {...input} saved={saved} done={work.nowSaved} />
        </div>
        <OutcomeView outcome={outcome} retry={() => start(run)} view={work.view} open={work.show} />
      </section>
    </div>
  );
}
