import type { AnyStatement } from '../statement.js';
import { analystQueries } from './analyst.js';
import * as audit from './audit.js';
import * as behaviour from './behaviour-events.js';
import * as campaigns from './campaigns.js';
import * as catalogue from './catalogue-events.js';
import * as crm from './crm-events.js';
import * as customers from './customers.js';
import * as dump from './dump.js';
import * as epochs from './epochs.js';
import * as experiments from './experiments.js';
import { evidenceStatements, explainOffer } from './evidence.js';
import * as feeds from './feeds.js';
import * as intake from './intake.js';
import * as learning from './learning.js';
import * as migrations from './migrations.js';
import * as models from './models.js';
import * as ops from './ops.js';
import * as placements from './placements.js';
import * as privacy from './privacy.js';
import * as products from './products.js';
import * as rebuild from './rebuild.js';
import * as rollouts from './rollouts.js';
import * as rules from './rules.js';
import * as sources from './sources.js';
import * as sessions from './session-events.js';
import * as workbench from './workbench.js';

/** Every statement there is, for the test that binds files to handles and for warming the planner. */
export const ALL_STATEMENTS: readonly AnyStatement[] = Object.freeze(
  [
    analystQueries,
    audit,
    behaviour,
    campaigns,
    catalogue,
    crm,
    customers,
    dump,
    epochs,
    experiments,
    evidenceStatements,
    { explainOffer },
    feeds,
    intake,
    learning,
    migrations,
    models,
    ops,
    placements,
    privacy,
    products,
    rebuild,
    rollouts,
    rules,
    sources,
    sessions,
    workbench,
  ].flatMap((module) => Object.values(module) as AnyStatement[]),
);
