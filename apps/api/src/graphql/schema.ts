import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { CustomerResolver, SegmentResolver } from './resolvers/customer-resolver.js';
import { IntakeResolver } from './resolvers/intake-resolver.js';
import { OffersResolver } from './resolvers/offers-resolver.js';
import { ProductResolver } from './resolvers/product-resolver.js';

/** The GraphQL schema. Input is checked in the resolvers, by the contracts' own zod schemas. */
export function buildApiSchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [OffersResolver, ProductResolver, CustomerResolver, SegmentResolver, IntakeResolver],
    validate: false,
  });
}
