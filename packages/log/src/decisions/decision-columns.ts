import type { FileKind } from './range-files.js';

/** What of a record's JSON becomes a column; `from_json` reads it in one pass. */
const RECORD = JSON.stringify({
  at: 'TIMESTAMP',
  request: {
    placement: 'VARCHAR',
    customer: 'VARCHAR',
    session: 'VARCHAR',
    channel: 'VARCHAR',
    store: 'VARCHAR',
    locale: 'VARCHAR',
  },
  versions: { epoch: 'VARCHAR', rules: 'INTEGER', placement: 'VARCHAR' },
  personalised: 'BOOLEAN',
  candidates: 'INTEGER',
  offers: [{ product: 'VARCHAR', score: 'DOUBLE', explored: 'DOUBLE', terms: ['JSON'] }],
  bundles: [{ id: 'VARCHAR', parts: ['VARCHAR'] }],
  refused: [{ product: 'VARCHAR', rule: 'VARCHAR' }],
  degraded: ['VARCHAR'],
  taken: {
    holdout: 'VARCHAR',
    assignments: [{ experiment: 'VARCHAR', arm: 'VARCHAR', propensity: 'DOUBLE' }],
  },
  tookMs: 'DOUBLE',
});

/** The columns of the staged table `staged` of each kind, as they are appended. */
export const STAGED: Readonly<Record<FileKind, string>> = Object.freeze({
  decisions: 'entry VARCHAR, decision VARCHAR, body VARCHAR',
  snapshots: 'entry VARCHAR, hash VARCHAR, kind VARCHAR, body VARCHAR',
});

/** Of an offer `o`: what each source of evidence adds to its score, the most first; null where older records do not say. */
const GRADED = `CASE WHEN o.terms IS NULL OR len(o.terms) = 0 THEN []
    WHEN o.terms[1] ->> '$[4]' IS NULL THEN NULL
    ELSE list_reverse_sort([
      {'value': list_sum([(t ->> '$[4]')::DOUBLE FOR t IN o.terms IF t ->> '$[0]' = s]), 'source': s}
      FOR s IN list_distinct([t ->> '$[0]' FOR t IN o.terms])]) END`;

/** From a relation of entry, decision and body to the columns of the files. What is not JSON is kept all the same, with empty columns. */
export const selectDecisions = (from: string): string =>
  `SELECT entry, decision, d.at AS "at", d.request.placement AS placement, d.request.channel AS channel,
      d.request.store AS store, d.request.locale AS locale, d.request.customer AS customer,
      d.request.session AS session, d.versions.epoch AS epoch, d.versions.rules AS rules,
      d.versions.placement AS "placementVersion", d.personalised AS personalised, d.candidates AS candidates,
      len(d.offers)::INTEGER AS offers, [o.product FOR o IN d.offers] AS products, [o.score FOR o IN d.offers] AS scores,
      len([o FOR o IN d.offers IF o.explored IS NOT NULL])::INTEGER AS explored,
      [b.id FOR b IN d.bundles] AS bundles, [b.parts FOR b IN d.bundles] AS "bundleParts",
      [array_to_string([g.source FOR g IN graded], '+') FOR graded IN grades] AS evidence,
      [{'source': s, 'value': list_sum([g.value FOR g IN flatten(grades) IF g.source = s])}
        FOR s IN list_distinct([g.source FOR g IN flatten(grades)])] AS mix,
      [r.product FOR r IN d.refused] AS "refusedProducts", [r.rule FOR r IN d.refused] AS "refusedBy",
      d.degraded AS degraded, d.taken.holdout AS holdout,
      [t.experiment FOR t IN d.taken.assignments] AS experiments, [t.arm FOR t IN d.taken.assignments] AS arms,
      [t.propensity FOR t IN d.taken.assignments] AS propensities, d."tookMs" AS "tookMs", body
    FROM (SELECT *, [${GRADED} FOR o IN d.offers] AS grades
      FROM (SELECT entry, decision, body, from_json(CASE WHEN json_valid(body) THEN body ELSE '{}' END, '${RECORD}') AS d FROM ${from}))`;

/** From `staged` to the columns of the files. */
export const SELECTED: Readonly<Record<FileKind, string>> = Object.freeze({
  decisions: selectDecisions('staged'),
  snapshots: 'SELECT entry, hash, kind, body FROM staged',
});
