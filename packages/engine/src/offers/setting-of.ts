import type { Assignment, Epoch, EvidenceSource } from '@wherefore/contracts';
import { BoundedMap } from '../bounded-map.js';
import { patched } from '../experiments/load-arms.js';
import type { Knowledge } from './load-knowledge.js';
import type { Placed } from './placed.js';
import type { Setting } from './setting.js';
import type { Variant } from './load-traffic.js';
import { snapshotOf } from './snapshot-of.js';

const MOST_STANDINGS = 300;

/** The setting of a placement under these arms; composed once for as long as nothing is changed. */
export function settingOf(knowledge: Knowledge, placed: Placed, assignments: readonly Assignment[]): Setting {
  if (assignments.length === 0) return usual(knowledge, placed);
  const { settings } = knowledge.experiments;
  const key = `${placed.placement.id}|${assignments.map(({ experiment, arm }) => `${experiment}/${arm}`).join()}`;
  const known = settings.get(key);
  if (known !== undefined) return known;
  const composed = composedOf(knowledge, placed, assignments);
  settings.set(key, composed);
  return composed;
}

const usual = ({ rules, kept, epoch, evidence, standings }: Knowledge, placed: Placed): Setting => ({
  placed,
  rules,
  rulesSnapshot: kept.rules,
  epoch,
  epochSnapshot: kept.epoch,
  evidence,
  standings,
  saysReasons: true,
  isVersioned: false,
});

function composedOf(knowledge: Knowledge, placed: Placed, assignments: readonly Assignment[]): Setting {
  const { versioned, variantOf } = knowledge.experiments;
  return assignments.reduce<Setting>(
    (setting, assignment) => {
      const variant = variantOf(assignment);
      const changed = variant === null ? setting : changedBy(setting, variant);
      return { ...changed, isVersioned: changed.isVersioned || versioned.has(assignment.experiment) };
    },
    usual(knowledge, placed),
  );
}

function changedBy(setting: Setting, { changes, rules, version }: Variant): Setting {
  return {
    ...setting,
    ...(rules === null ? {} : { rules: rules.value, rulesSnapshot: rules.snapshot }),
    ...(changes.placement === undefined ? {} : { placed: placedWith(setting.placed, changes.placement) }),
    ...versionOf(setting, version, changes.coefficients ?? null),
    saysReasons: changes.reasons === undefined ? setting.saysReasons : changes.reasons === 'said',
  };
}

function placedWith(placed: Placed, patch: Readonly<Record<string, unknown>>): Placed {
  const parsed = patched(placed.placement, patch);
  if (!parsed.ok) return placed;
  return { placement: parsed.value, snapshot: snapshotOf('placement', parsed.value) };
}

type Factors = Readonly<Partial<Record<EvidenceSource, number>>>;

/** Rankings of another version, or by other coefficients, are kept apart. */
function versionOf(setting: Setting, version: Variant['version'], factors: Factors | null): Partial<Setting> {
  const epoch = version?.epoch ?? setting.epoch;
  if (epoch === null || (version === null && factors === null)) return {};
  const turned = factors === null ? epoch : withFactors(epoch, factors);
  return {
    epoch: turned,
    epochSnapshot: snapshotOf('epoch', turned),
    evidence: version?.book.evidence ?? setting.evidence,
    standings: factors === null && version !== null ? version.book.standings : new BoundedMap(MOST_STANDINGS),
  };
}

const withFactors = (epoch: Epoch, factors: Factors): Epoch =>
  Object.freeze({
    ...epoch,
    coefficients: Object.fromEntries(
      Object.entries(epoch.coefficients).map(([source, value]) => [
        source,
        value * (factors[source as EvidenceSource] ?? 1),
      ]),
    ) as Epoch['coefficients'],
  });
