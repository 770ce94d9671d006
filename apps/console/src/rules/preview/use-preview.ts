import { useCallback, useEffect, useRef, useState } from 'react';
import { Refused } from '../../actions/use-action.js';
import { execute } from '../../api/execute.js';
import type { RulesRefused } from '../../operations/rules.js';
import {
  type RulesQuestion,
  type RulesSimulation,
  SimulateRulesQuery,
} from '../../operations/rules-simulation.js';
import { addUp, NOTHING, type Outcome } from './add-up.js';

/** Decisions that are asked about at once: few enough for progress to be seen, and for a stop to be soon. */
const SLICE = 25;

interface SliceAsked {
  readonly question: RulesQuestion;
  readonly first: number;
  readonly before: string | null;
}
interface SliceAnswer {
  readonly simulateRules: RulesSimulation | RulesRefused;
}

export interface Run {
  /** Decisions asked about, of how many. */
  readonly asked: number;
  readonly of: number;
  readonly outcome: Outcome;
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  readonly error: Error | null;
}

/** Decides recorded decisions again, a slice at a time. */
export function usePreview() {
  const [run, setRun] = useState<Run | null>(null);
  const stopper = useRef<AbortController | null>(null);
  const stop = useCallback(() => {
    stopper.current?.abort();
    setRun((now) => (now?.state === 'running' ? { ...now, state: 'stopped' } : now));
  }, []);
  useEffect(() => () => stopper.current?.abort(), []);

  const start = useCallback(async (question: RulesQuestion, of: number): Promise<void> => {
    stopper.current?.abort();
    const mine = new AbortController();
    stopper.current = mine;
    let now: Run = { asked: 0, of, outcome: NOTHING, state: 'running', error: null };
    const show = (change: Partial<Run>): void => {
      now = { ...now, ...change };
      if (!mine.signal.aborted) setRun(now);
    };
    show({});
    try {
      for (let before: string | null = null; now.asked < of;) {
        const asked: SliceAsked = { question, first: Math.min(SLICE, of - now.asked), before };
        const { simulateRules: slice }: SliceAnswer = await execute(SimulateRulesQuery, asked, mine.signal);
        if (slice.__typename === 'RulesRefused') throw new Refused(slice.message);
        show({ asked: now.asked + slice.decisions + slice.gone, outcome: addUp(now.outcome, slice) });
        if (slice.next === null) break;
        before = slice.next;
      }
      show({ state: 'done' });
    } catch (error) {
      if (mine.signal.aborted) return;
      show({ state: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
    }
  }, []);
  return { run, start, stop };
}
