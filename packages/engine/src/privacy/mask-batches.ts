import { type Batch, WhereforeError } from '@wherefore/contracts';
import {
  addForgotten,
  countForgotten,
  findForgotten,
  type Graph,
  type GraphTransaction,
} from '@wherefore/graph';
import type { Keyring } from '../keyring.js';
import { marksOf } from './forgotten-marks.js';
import { withoutForgotten } from './without-forgotten.js';

type Asked = Pick<GraphTransaction, 'run'>;

export interface Masked {
  readonly batches: readonly Batch[];
  /** Per batch, events and records that named somebody who was forgotten. */
  readonly forgotten: readonly number[];
  /**
   * Asks again, at the end of the transaction that applied them, whether anybody was forgotten meanwhile. Throws
   * {@link ForgottenMeanwhile} to roll it back: whoever forgets waits for what is under way only after they are on the list.
   */
  readonly confirm: () => Promise<void>;
}

/** Thrown to apply again without somebody who was forgotten in this very moment. */
export class ForgottenMeanwhile extends Error {}

/** Batches without the people who were forgotten. Costs one look at a count while nobody was. */
export async function maskBatches(tx: Asked, keyring: Keyring, batches: readonly Batch[]): Promise<Masked> {
  const before = await countOf(tx);
  const confirm = async (added: number): Promise<void> => {
    if ((await countOf(tx)) !== before + added)
      throw new ForgottenMeanwhile('somebody was forgotten meanwhile');
  };
  if (before === 0) return { batches, forgotten: batches.map(() => 0), confirm: () => confirm(0) };
  const found = await tx.run(findForgotten, { marks: marksOf(keyring, batches) });
  const list = new Set(found.map(({ mark }) => mark));
  const masked = batches.map((batch) => withoutForgotten(keyring, batch, list));
  const aliases = [...new Set(masked.flatMap((one) => one.aliases))].sort();
  if (aliases.length > 0)
    await tx.run(addForgotten, { marks: aliases, receipt: 'alias', at: new Date().toISOString() });
  return {
    batches: masked.map(({ batch }) => batch),
    forgotten: masked.map(({ forgotten }) => forgotten),
    confirm: () => confirm(aliases.length),
  };
}

const countOf = async (tx: Asked): Promise<number> => (await tx.run(countForgotten, {}))[0]?.marks ?? 0;

/** Was a transaction rolled back because somebody was forgotten meanwhile? */
export const isForgottenMeanwhile = (error: unknown): boolean =>
  error instanceof WhereforeError && error.cause instanceof ForgottenMeanwhile;

/** The same before anything else looks at the batches: contracts must not miss people who may not come back. */
export async function maskNow(
  graph: Pick<Graph, 'read' | 'transaction'>,
  keyring: Keyring,
  batches: readonly Batch[],
): Promise<Pick<Masked, 'batches' | 'forgotten'>> {
  const [{ marks } = { marks: 0 }] = await graph.read(countForgotten, {});
  if (marks === 0) return { batches, forgotten: batches.map(() => 0) };
  return graph.transaction((tx) => maskBatches(tx, keyring, batches));
}
