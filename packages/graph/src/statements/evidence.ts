import { z } from 'zod';
import { EVIDENCE_SOURCES, type EvidenceSource, ProductId } from '@wherefore/contracts';
import { statement } from '../statement.js';
import { properties } from './shapes.js';

/** Long lists, taken as they come: they are read thousands at a time, and the live tests read every one of them. */
const texts = z.custom<readonly string[]>((value) => Array.isArray(value));
const numbers = z.custom<readonly number[]>((value) => Array.isArray(value));
/** What only some of a list's relationships have is null on the others. */
const figures = z.custom<readonly (number | null)[]>((value) => Array.isArray(value));

const evidence = (source: EvidenceSource) =>
  statement(`evidence/${source}`, 'READ', {
    params: z.object({ anchors: z.array(z.string()), epoch: z.string() }),
    row: z.object({
      /** Where the walk starts; `facts` is the first relationship of a two-step walk. */
      anchors: z.array(z.object({ anchor: z.string(), facts: properties.nullable() })),
      via: z.object({ label: z.string(), id: z.string(), name: z.string() }).nullable(),
      candidates: texts,
      strengths: numbers,
      /** Properties of the last relationship, a list each, aligned with the candidates. */
      columns: z.record(z.string(), figures),
      /** Properties that all of them share: provenance. */
      shared: properties.nullable(),
      /** Relationships that each have properties of their own, e.g. those that a person made. */
      curated: z.array(z.object({ candidate: ProductId, strength: z.number(), facts: properties })),
    }),
  });
export type EvidenceStatement = ReturnType<typeof evidence>;

/** One statement per evidence source: from a batch of anchors to candidates with strengths. */
export const evidenceStatements: Readonly<Record<EvidenceSource, EvidenceStatement>> = Object.freeze(
  Object.fromEntries(EVIDENCE_SOURCES.map((source) => [source, evidence(source)])) as Record<
    EvidenceSource,
    EvidenceStatement
  >,
);

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
        /** The evidence sources that spoke from it. */
        sources: z.array(z.string()),
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
