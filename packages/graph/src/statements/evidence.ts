import { z } from 'zod';
import { type EvidenceSource, ProductId } from '@wherefore/contracts';
import { statement } from '../statement.js';
import { properties } from './shapes.js';

const evidence = (source: EvidenceSource) =>
  statement(`evidence/${source}`, 'READ', {
    params: z.object({ anchors: z.array(z.string()), epoch: z.string() }),
    row: z.object({
      anchor: z.string(),
      candidate: ProductId,
      strength: z.number(),
      via: z.object({ label: z.string(), id: z.string(), name: z.string() }).nullable(),
      facts: z.array(properties),
    }),
  });
export type EvidenceStatement = ReturnType<typeof evidence>;

/** One statement per evidence source: from a batch of anchors to candidates with strengths. */
export const evidenceStatements: Readonly<Record<EvidenceSource, EvidenceStatement>> = Object.freeze({
  'own-repeats': evidence('own-repeats'),
  complements: evidence('complements'),
  related: evidence('related'),
  category: evidence('category'),
  brand: evidence('brand'),
  segment: evidence('segment'),
});

/** Shows an offer's paths and recomputes its contributions: what an analyst pastes into Neo4j Browser. */
export const explainOffer = statement('explain/offer', 'READ', {
  params: z.object({
    product: z.string(),
    customer: z.string().nullable(),
    epoch: z.string(),
    coefficients: z.record(z.string(), z.number()),
    anchors: z.array(
      z.object({
        kind: z.string(),
        label: z.string(),
        id: z.string(),
        weight: z.number(),
        behaviour: z.string().nullable(),
      }),
    ),
  }),
  row: z.object({
    source: z.string(),
    because: z.string(),
    contribution: z.number(),
    coefficient: z.number(),
    weight: z.number(),
    strength: z.number(),
    known: z.unknown(),
    path: z.unknown(),
  }),
});
