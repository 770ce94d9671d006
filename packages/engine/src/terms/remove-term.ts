import { randomUUID } from 'node:crypto';
import { accepted, type Result } from '@wherefore/contracts';
import { dropTerm, listTermRows, recordChange } from '@wherefore/graph';
import {
  changeModels,
  type ModelChange,
  type ModelParts,
  type ModelRefused,
  modelRefusal,
} from '../models/change-models.js';

/** Lets a model add to scores no longer, from the next decision on. What it added to recorded decisions stays. */
export function removeTerm(
  parts: ModelParts,
  { name, who, why }: ModelChange & { readonly name: string },
  now: Date,
): Promise<Result<{ readonly name: string; readonly version: string }, ModelRefused>> {
  return changeModels(parts, { who, why, now }, async ({ tx, at }) => {
    const term = (await tx.run(listTermRows, {})).find((one) => one.name === name);
    if (term === undefined)
      return modelRefusal('unknown-version', `No model of the name ${name} adds to scores`);
    await tx.run(dropTerm, { name });
    const change = { id: randomUUID(), at, who, why, what: 'models.remove-term' };
    await tx.run(recordChange, { ...change, before: JSON.stringify(term), after: 'null' });
    return accepted({ name, version: term.version });
  });
}
