import { useCallback, useEffect, useRef, useState } from 'react';
import { execute } from '../../api/execute.js';
import {
  type CypherPlanResult,
  type CypherResult,
  ExplainCypherQuery,
  RunCypherMutation,
} from '../../operations/workbench.js';

/** What became of the last statement. */
export type Outcome =
  | { readonly state: 'none' | 'running' | 'cancelled' }
  | { readonly state: 'answered'; readonly result: CypherResult }
  | { readonly state: 'explained'; readonly result: CypherPlanResult }
  | { readonly state: 'failed'; readonly error: Error };

interface Input {
  readonly statement: string;
  readonly parameters: string;
}

/** Runs or explains one statement at a time; a new one, or leaving the page, cancels that which runs. */
export function useRun() {
  const [outcome, setOutcome] = useState<Outcome>({ state: 'none' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback((ask: (signal: AbortSignal) => Promise<Outcome>) => {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    setOutcome({ state: 'running' });
    const settle = (settled: Outcome): void => {
      if (running.current === mine) setOutcome(settled);
    };
    ask(mine.signal).then(settle, (error: unknown) =>
      settle(
        mine.signal.aborted
          ? { state: 'cancelled' }
          : { state: 'failed', error: error instanceof Error ? error : new Error(String(error)) },
      ),
    );
  }, []);

  const run = useCallback(
    (input: Input) =>
      start(async (signal) => {
        const { runCypher } = await execute(RunCypherMutation, { input }, signal);
        return { state: 'answered', result: runCypher };
      }),
    [start],
  );
  const explain = useCallback(
    (input: Input) =>
      start(async (signal) => {
        const { explainCypher } = await execute(ExplainCypherQuery, { input }, signal);
        return { state: 'explained', result: explainCypher };
      }),
    [start],
  );
  const cancel = useCallback(() => running.current?.abort(), []);
  return { outcome, run, explain, cancel };
}
