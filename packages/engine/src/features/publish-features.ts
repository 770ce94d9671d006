import { FEATURE_ENTITIES, type FeatureEntity } from '@wherefore/contracts';
import type { EventLog } from '@wherefore/log';
import type { Graph } from '@wherefore/graph';
import type { FeatureStore, PublishedFeatures } from '@wherefore/queue';
import { loadTerms } from '../terms/list-terms.js';
import { entitiesOf } from '../terms/term-rows.js';

export interface FeatureParts {
  readonly log: Pick<EventLog, 'readFeatures'>;
  readonly features: FeatureStore;
}

/** Computes features from the log as of `now` and lets decisions read them, kind by kind, each at once or not at all. */
export async function publishFeatures(
  { log, features }: FeatureParts,
  now: Date,
  entities: readonly FeatureEntity[] = FEATURE_ENTITIES,
): Promise<PublishedFeatures[]> {
  const published: PublishedFeatures[] = [];
  for (const entity of entities) {
    const writer = features.begin(entity, now);
    await log.readFeatures({ entity, at: now }, (rows) => writer.write(rows));
    published.push(await writer.done());
  }
  return published;
}

/** The same for the kinds that models which add to scores are given; nothing is read where there is no such model. */
export async function publishWantedFeatures(
  parts: FeatureParts & { readonly graph: Pick<Graph, 'read'> },
  now: Date,
): Promise<PublishedFeatures[]> {
  const { terms } = await loadTerms(parts.graph);
  return publishFeatures(parts, now, entitiesOf(terms.map(({ contract }) => contract)));
}
