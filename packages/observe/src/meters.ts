import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What became of a list: decided from everything, without something, or empty. */
export type ListOutcome = 'whole' | 'degraded' | 'empty';

/** What this process does, counted as it happens, for Prometheus. */
export interface Meters {
  /** A request to GraphQL was answered; `field` is what it asked for at the root, `outcome` is ok or the code of its first error. */
  answered(request: { readonly field: string; readonly outcome: string }, seconds: number): void;
  /** A list of offers was decided. */
  decided(placement: string, outcome: ListOutcome): void;
  /** A request to GraphQL was refused before it was understood: more than can be answered in time, or too often by one. */
  refused(why: 'overload' | 'rate'): void;
  /** The graph has stopped answering, or answers again. */
  graph(isAnswering: boolean): void;
  /** In the text format of Prometheus, version 0.0.4; processor, memory and event loop of the process with it. */
  text(): Promise<string>;
}

/** Seconds; 0.15 is what we promise for 95 % of offers, 0.3 for 99 %. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.3, 0.5, 1, 2, 5, 10];

export function openMeters(): Meters {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'wherefore_request_seconds',
    help: 'Time to answer a request to GraphQL, by what it asked for and what became of it',
    labelNames: ['field', 'outcome'],
    buckets: BUCKETS,
    registers,
  });
  const lists = new Counter({
    name: 'wherefore_lists_total',
    help: 'Lists of offers that were decided, by placement and by what became of them',
    labelNames: ['placement', 'outcome'],
    registers,
  });
  const refusals = new Counter({
    name: 'wherefore_refused_requests_total',
    help: 'Requests to GraphQL that were refused: for overload, or because one asked too often',
    labelNames: ['why'],
    registers,
  });
  const answering = new Gauge({
    name: 'wherefore_graph_answering',
    help: '1 while the graph answers; 0 while offers are decided from what was read before',
    registers,
  });
  answering.set(1);
  return {
    answered: (request, seconds) => requests.observe({ ...request }, seconds),
    decided: (placement, outcome) => lists.inc({ placement, outcome }),
    refused: (why) => refusals.inc({ why }),
    graph: (isAnswering) => answering.set(isAnswering ? 1 : 0),
    text: () => registry.metrics(),
  };
}
