import { Button, NumberInput, Progress, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Panel } from '../../explanation/panel.js';
import type { RulesQuestion } from '../../operations/rules-simulation.js';
import { Failure } from '../../shell/failure.js';
import { PreviewOutcome } from './preview-outcome.js';
import classes from './preview.module.css';
import { usePreview } from './use-preview.js';

const USUAL = 500;
const MOST = 2_000;

interface PreviewPanelProps {
  /** What is tried; null while it cannot be, with the reason below. */
  readonly question: RulesQuestion | null;
  /** What it is compared with, in a few words. */
  readonly against: string;
  readonly missing?: string;
}

/** What rules would have made of the latest recorded decisions. Changes and records nothing. */
export function PreviewPanel({ question, against, missing }: PreviewPanelProps) {
  const [sample, setSample] = useState<number>(USUAL);
  const [at, setAt] = useState('');
  const { run, start, stop } = usePreview();
  const running = run?.state === 'running';
  const begin = (): void => {
    if (question === null) return;
    const moment = at === '' ? {} : { at: `${at}:00.000Z` };
    void start({ ...question, ...moment }, Math.min(MOST, Math.max(1, sample)));
  };
  return (
    <Panel title="Preview on real decisions">
      <div className={classes.stack}>
        <How against={against} />
        <div className={classes.form}>
          <NumberInput
            label="Latest decisions"
            min={1}
            max={MOST}
            value={sample}
            onChange={(value) => setSample(Number(value))}
            w={130}
          />
          <TextInput
            label="With the rules that run at (UTC)"
            description="Empty: now"
            type="datetime-local"
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
          {running ? (
            <Button variant="default" onClick={stop}>
              Stop
            </Button>
          ) : (
            <Button onClick={begin} disabled={question === null}>
              Preview
            </Button>
          )}
        </div>
        {question === null && missing !== undefined ? <p className={classes.how}>{missing}</p> : null}
        {run === null ? null : (
          <>
            {running ? (
              <Progress
                value={(100 * run.asked) / run.of}
                aria-label={`${run.asked} of ${run.of} decisions decided again`}
              />
            ) : null}
            {run.error === null ? null : <Failure error={run.error} retry={begin} />}
            <PreviewOutcome run={run} />
          </>
        )}
      </div>
    </Panel>
  );
}

const How = ({ against }: { readonly against: string }) => (
  <p className={classes.how}>
    The latest recorded decisions are decided again, with {against} and with these rules, everything else as
    it was. Expected money is the sum of propensity × price after discounts over all offers of the lists, in
    the shop’s currency: what would be bought at once if everybody saw them, by what the model believes.
  </p>
);
