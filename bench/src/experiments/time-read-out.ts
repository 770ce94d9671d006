import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ReadOut, readOutExperiment } from '@wherefore/engine';
import { loadMetrics } from '@wherefore/log';
import { plantedExperiment, plantLog, READ_AT } from './plant-log.js';

export interface TimedReadOut {
  readonly decisions: number;
  /** The best of three. */
  readonly seconds: number;
  readonly verdict: string;
  /** Measured and planted effect on conversion. */
  readonly conversion: { readonly value: number; readonly planted: number };
}

const LIFT = 0.02;

/** How long it takes to read an experiment out of so many decisions and what came of them, all metrics. */
export async function timeReadOut(decisions: number): Promise<TimedReadOut> {
  const directory = await mkdtemp(path.join(tmpdir(), 'wherefore-bench-log-'));
  try {
    const perUnit = 5;
    const planted = { units: decisions / perUnit, decisionsPerUnit: perUnit, lift: LIFT, lost: 0 };
    const { decisions: written } = await plantLog(directory, planted);
    const metrics = await loadMetrics(directory);
    const experiment = plantedExperiment({
      metrics: metrics.map(({ id }) => id).slice(0, 7),
      guardrails: [],
    });
    let seconds = Infinity;
    let read: ReadOut | null = null;
    for (let round = 0; round < 3; round += 1) {
      const started = performance.now();
      read = await readOutExperiment({ logDirectory: directory, metrics }, experiment, { now: READ_AT });
      seconds = Math.min(seconds, (performance.now() - started) / 1_000);
    }
    const [conversion] = read?.metrics ?? [];
    return {
      decisions: written,
      seconds,
      verdict: read?.verdicts[0]?.verdict ?? 'none',
      conversion: { value: conversion?.comparisons[0]?.plain.absolute.value ?? NaN, planted: LIFT },
    };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
