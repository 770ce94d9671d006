import type { ProductId, RuleSet } from '@wherefore/contracts';
import { type CompiledRules, compileRules } from './compile-rules.js';
import type { RuleContext } from './request-test.js';

/** The rules that hold for one request: what is left to ask is the product. */
export interface ActiveRules {
  readonly compiled: CompiledRules;
  /** By place in the compiled set: 1 where the rule holds. */
  readonly holds: Uint8Array;
  readonly count: number;
  /** Most that rules may take off a price together, percent. */
  readonly discountCap: number;
}

const NONE = new Uint8Array(0);

/** Asks each rule once per request: does it run at this moment, and do its conditions on the request hold? */
export function activeRules(set: RuleSet, context: RuleContext): ActiveRules {
  const compiled = compileRules(set);
  const { discountCap } = context.placement;
  const { rules } = compiled;
  if (rules.length === 0) return { compiled, holds: NONE, count: 0, discountCap };
  const at = Date.parse(context.situation.at);
  const holds = new Uint8Array(rules.length);
  let count = 0;
  for (let place = 0; place < rules.length; place += 1) {
    const rule = rules[place];
    if (rule === undefined || at < rule.startsAt || at >= rule.expiresAt) continue;
    if (!rule.request.every((test) => test(context, at))) continue;
    holds[place] = 1;
    count += 1;
  }
  return { compiled, holds, count, discountCap };
}

const NOBODY: readonly ProductId[] = Object.freeze([]);

/** Products that pins and inclusions name: candidates even if nothing speaks for them. */
export function namedProducts({ compiled, holds, count }: ActiveRules): readonly ProductId[] {
  if (count === 0) return NOBODY;
  const named = new Set<ProductId>();
  compiled.rules.forEach(({ names }, place) => {
    if (holds[place] === 1) for (const id of names) named.add(id);
  });
  return [...named];
}
