import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { readPlainFieldsDirectly } from './plain-fields.js';
import { resolveUnionsDirectly } from './plain-unions.js';
import { CampaignsResolver } from './resolvers/campaigns-resolver.js';
import { ConsentResolver } from './resolvers/consent-resolver.js';
import { CustomerResolver, SegmentResolver } from './resolvers/customer-resolver.js';
import { DecisionsResolver } from './resolvers/decisions-resolver.js';
import { ExperimentPlanningResolver } from './resolvers/experiment-planning-resolver.js';
import { ExperimentsResolver } from './resolvers/experiments-resolver.js';
import { FeedsResolver } from './resolvers/feeds-resolver.js';
import { InsightsResolver } from './resolvers/insights-resolver.js';
import { SegmentProfileResolver } from './resolvers/segment-profile-resolver.js';
import { IntakeResolver } from './resolvers/intake-resolver.js';
import { KnowledgeResolver } from './resolvers/knowledge-resolver.js';
import { ModelsResolver } from './resolvers/models-resolver.js';
import { OffersResolver } from './resolvers/offers-resolver.js';
import { OperationsResolver } from './resolvers/operations-resolver.js';
import { PlacementResolver } from './resolvers/placement-resolver.js';
import { PrivacyResolver } from './resolvers/privacy-resolver.js';
import { ProductResolver } from './resolvers/product-resolver.js';
import { QuarantineResolver } from './resolvers/quarantine-resolver.js';
import { RulesPreviewResolver } from './resolvers/rules-preview-resolver.js';
import { RulesResolver } from './resolvers/rules-resolver.js';
import { WorkbenchResolver } from './resolvers/workbench-resolver.js';

/** The GraphQL schema. Input is checked in the resolvers, by the contracts' own zod schemas. */
export function buildApiSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      OffersResolver,
      DecisionsResolver,
      PlacementResolver,
      RulesResolver,
      RulesPreviewResolver,
      CampaignsResolver,
      ProductResolver,
      KnowledgeResolver,
      ConsentResolver,
      CustomerResolver,
      SegmentResolver,
      IntakeResolver,
      QuarantineResolver,
      FeedsResolver,
      ModelsResolver,
      WorkbenchResolver,
      OperationsResolver,
      ExperimentsResolver,
      ExperimentPlanningResolver,
      InsightsResolver,
      SegmentProfileResolver,
      PrivacyResolver,
    ],
    validate: false,
  });
  return resolveUnionsDirectly(readPlainFieldsDirectly(schema));
}
