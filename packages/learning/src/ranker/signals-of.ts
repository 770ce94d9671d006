import type { Attribute } from '../matrix/attribute-matrix.js';
import { edgeSignal } from '../signals/edge-signal.js';
import { groupSignal, groupsOf } from '../signals/group-signal.js';
import { ownSignals } from '../signals/own-signals.js';
import type { Decay } from '../signals/past.js';
import { popularitySignal } from '../signals/popularity.js';
import type { Signal } from '../signals/signal.js';
import type { Knowledge } from './knowledge.js';

const ALL: Decay = { by: 'nothing' };
const LAST: Decay = { by: 'only', nth: 0 };
const BEFORE: Decay = { by: 'only', nth: 1 };
const QUICK: Decay = { by: 'occasion', base: 0.5 };
const STEADY: Decay = { by: 'occasion', base: 0.8 };
const SLOW: Decay = { by: 'occasion', base: 0.95 };
const MONTHS: Decay = { by: 'time', halfLifeDays: 60 };
const BEST_SELLERS = 50;

/**
 * Every term that may speak for a product. The same edges count under several decays, for a taste and a task end at different
 * times; fitting leaves those at 0 that add nothing.
 */
export function signalsOf(
  knowledge: Knowledge,
  attributes: readonly Attribute[],
  ownCounts: boolean,
): Signal[] {
  const { related, followedBy, walked, nearest, together } = knowledge;
  return [
    edgeSignal('related', related, { decay: ALL, prior: 1 }),
    edgeSignal('related-quick', related, { decay: QUICK, prior: 0 }),
    edgeSignal('related-steady', related, { decay: STEADY, prior: 0 }),
    edgeSignal('related-lately', related, { decay: MONTHS, prior: 0 }),
    edgeSignal('followed-by', followedBy, { decay: SLOW, prior: 0.3 }),
    edgeSignal('followed-by-steady', followedBy, { decay: STEADY, prior: 0 }),
    edgeSignal('followed-by-last', followedBy, { decay: LAST, prior: 0 }),
    edgeSignal('followed-by-before', followedBy, { decay: BEFORE, prior: 0 }),
    edgeSignal('walked-to', walked, { decay: ALL, prior: 0.3 }),
    edgeSignal('walked-to-quick', walked, { decay: QUICK, prior: 0 }),
    edgeSignal('walked-to-steady', walked, { decay: STEADY, prior: 0 }),
    edgeSignal('nearest', nearest, { decay: ALL, prior: 0 }),
    edgeSignal('nearest-quick', nearest, { decay: QUICK, prior: 0 }),
    edgeSignal('together-last', together, { decay: LAST, prior: 0 }),
    edgeSignal('together', together, { decay: STEADY, prior: 0 }),
    ...attributes.flatMap(({ name, values }) => {
      const groups = { ...groupsOf(values), sold: knowledge.lately };
      const by = (decay: Decay, prior: number) => ({ decay, prior, maxPerGroup: BEST_SELLERS });
      return [
        groupSignal(`same-${name}`, groups, by(ALL, 0.2)),
        groupSignal(`same-${name}-steady`, groups, by(STEADY, 0)),
      ];
    }),
    popularitySignal('popular-lately', knowledge.lately, 0.3),
    popularitySignal('popular-ever', knowledge.ever, 0),
    ...(ownCounts ? ownSignals(knowledge.repeats) : []),
  ];
}
