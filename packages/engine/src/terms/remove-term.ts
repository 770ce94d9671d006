import { randomUUID } from 'node:crypto';
import { accepted, type RegisteredTerm, type Result } from '@wherefore/contracts';
import { dropTerm, listTermRows, recordChange } from '@wherefore/graph';
import {
  changeModels,
  type ModelChange,
  type ModelParts,
  type ModelRefused,
  modelRefusal,
} from '../models/change-models.js';
import { toTerm } from './list-terms.js';

/** Lets a model add to scores no longer, from the next decision on. What it added to recorded decisions stays. */
export function removeTerm(
  parts: ModelParts,
  { name, who, why }: ModelChange & { readonly name: string },
  now: Date,
): Promise<Result<RegisteredTerm, ModelRefused>> {
  return changeModels(parts, { who, why, now }, async ({ tx, at }) => {
    const term = (await tx.run(listTermRows, {})).map(toTerm).find(({ contract }) => contract.name === name);
    if (term === undefined)
      return modelRefusal('unknown-version', `No model of the name ${name} adds to scores`);
    await tx.run(dropTerm, { name });
    const change = { id: randomUUID(), at, who, why, what: 'models.remove-term' };
    await tx.run(recordChange, { ...change, before: JSON.stringify(term), after: 'null' });
    return accepted(term);
  });
}
