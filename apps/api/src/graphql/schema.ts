import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { readPlainFieldsDirectly } from './plain-fields.js';
import { resolveUnionsDirectly } from './plain-unions.js';
import { ConsentResolver } from './resolvers/consent-resolver.js';
import { CustomerResolver, SegmentResolver } from './resolvers/customer-resolver.js';
import { DecisionsResolver } from './resolvers/decisions-resolver.js';
import { ExperimentsResolver } from './resolvers/experiments-resolver.js';
import { FeedsResolver } from './resolvers/feeds-resolver.js';
import { IntakeResolver } from './resolvers/intake-resolver.js';
import { ModelsResolver } from './resolvers/models-resolver.js';
import { OffersResolver } from './resolvers/offers-resolver.js';
import { PlacementResolver } from './resolvers/placement-resolver.js';
import { ProductResolver } from './resolvers/product-resolver.js';
import { QuarantineResolver } from './resolvers/quarantine-resolver.js';
import { RulesResolver } from './resolvers/rules-resolver.js';

/** The GraphQL schema. Input is checked in the resolvers, by the contracts' own zod schemas. */
export function buildApiSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      OffersResolver,
      DecisionsResolver,
      PlacementResolver,
      RulesResolver,
      ProductResolver,
      ConsentResolver,
      CustomerResolver,
      SegmentResolver,
      IntakeResolver,
      QuarantineResolver,
      FeedsResolver,
      ModelsResolver,
      ExperimentsResolver,
    ],
    validate: false,
  });
  return resolveUnionsDirectly(readPlainFieldsDirectly(schema));
}
