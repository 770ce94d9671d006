import { randomUUID } from 'node:crypto';
import { accepted, type RegisteredTerm, type Result, WhereforeError } from '@wherefore/contracts';
import { listTermRows, recordChange, setTerm } from '@wherefore/graph';
import { type ModelShape, openOnnxModel } from '@wherefore/onnx';
import {
  changeModels,
  type ModelChange,
  type ModelParts,
  type ModelRefused,
  modelRefusal,
} from '../models/change-models.js';
import { parseTermContract } from './parse-term-contract.js';
import { hashOf, type TermFiles } from './term-files.js';

/** Each is asked in every decision. */
const MOST_TERMS = 5;

export interface AddTermParts extends ModelParts {
  readonly files: TermFiles;
}

export interface AddTerm extends ModelChange {
  /** An ONNX file. */
  readonly model: Uint8Array;
  /** What it is given and what becomes of its answer, in YAML or JSON. */
  readonly contract: string;
}

/**
 * Lets a model add to scores from the next decision on, in place of the one that bore its name. Refused where the contract, or the model by
 * its contract, cannot be used: it is rehearsed first.
 */
export async function addTerm(
  parts: AddTermParts,
  { model, contract: text, who, why }: AddTerm,
  now: Date,
): Promise<Result<RegisteredTerm, ModelRefused>> {
  const parsed = parseTermContract(text);
  if (!parsed.ok) return modelRefusal('invalid', `The contract: ${parsed.refusal.join('; ')}`);
  const contract = parsed.value;
  const problem = await rehearse(model, { width: contract.inputs.length, output: contract.output });
  if (problem !== null) return modelRefusal('invalid', problem);
  const hash = hashOf(model);
  const config = JSON.stringify(contract);
  const version = `t-${hashOf(Buffer.from(`${hash}\n${config}`)).slice(0, 12)}`;
  await parts.files.keep(model);
  return changeModels(parts, { who, why, now }, async ({ tx, at }) => {
    const before = await tx.run(listTermRows, {});
    const others = before.filter(({ name }) => name !== contract.name);
    if (others.length >= MOST_TERMS)
      return modelRefusal('not-now', `There are ${MOST_TERMS} models that add to scores: remove one first`);
    const term = { contract, version, hash, by: who, why, at };
    await tx.run(setTerm, { ...term, name: contract.name, contract: config });
    const change = { id: randomUUID(), at, who, why, what: 'models.add-term' };
    const replaced = before.find(({ name }) => name === contract.name) ?? null;
    await tx.run(recordChange, {
      ...change,
      before: JSON.stringify(replaced),
      after: JSON.stringify(term),
    });
    return accepted(term);
  });
}

/** Why a model cannot be asked so, in a sentence; null where it can. */
async function rehearse(model: Uint8Array, shape: ModelShape): Promise<string | null> {
  try {
    await (await openOnnxModel(model, shape)).close();
    return null;
  } catch (error) {
    if (error instanceof WhereforeError && error.code === 'BAD_INPUT') return error.message;
    throw error;
  }
}
