import { actsForAnybody, mayActFor, type Principal } from '@wherefore/contracts';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { isAnonymous } from '../../auth/authenticate.js';
import { accessError } from './access-error.js';
import { type Audience, AUDIENCES } from './audiences.js';
import { customersNamed } from './customers-named.js';
import { type Requirements, requirementsOf } from './requirements.js';

export interface AuthorizedRequest {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Why a sender may not have a request answered, or null when they may. */
export type Authorize = (principal: Principal, request: AuthorizedRequest) => GraphQLError | null;

/**
 * Decides over whole operations before they run, so that running them costs nothing more. What an operation needs is
 * found once per parsed document; `@skip` and `@include` are looked at only where that is too much for the sender.
 */
export function createAuthorize(schema: GraphQLSchema): Authorize {
  const known = new WeakMap<OperationDefinitionNode, Requirements>();
  return (principal, request) => {
    const { operation, document, variables } = request;
    const fragments = () => fragmentsOf(document);
    let needed = known.get(operation);
    if (needed === undefined) {
      needed = requirementsOf(schema, { operation, fragments: fragments(), variables: null });
      known.set(operation, needed);
    }
    if (missing(principal, needed).length > 0) {
      const lacking = missing(
        principal,
        requirementsOf(schema, { operation, fragments: fragments(), variables }),
      );
      if (lacking.length > 0) return tooMuch(principal, lacking);
    }
    return foreignCustomer(principal, request);
  };
}

const fragmentsOf = ({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );

type Lacking = readonly [Audience | null, ReadonlySet<string>];

const missing = ({ roles }: Principal, needed: Requirements): Lacking[] =>
  [...needed].filter(([audience]) => !rolesFor(audience).some((role) => roles.has(role)));

const rolesFor = (audience: Audience | null) =>
  audience === null ? (['admin'] as const) : AUDIENCES[audience];

function tooMuch(principal: Principal, lacking: readonly Lacking[]): GraphQLError {
  const sentences = lacking.map(
    ([audience, fields]) => `${[...fields].slice(0, 5).join(', ')}: for ${rolesFor(audience).join(', ')}`,
  );
  const code = isAnonymous(principal) ? 'UNAUTHENTICATED' : 'FORBIDDEN';
  return accessError(code, `Your role may not use ${sentences.join('; ')}`);
}

/** A request on behalf of a customer that its sender may not act for. */
function foreignCustomer(
  principal: Principal,
  { document, variables }: AuthorizedRequest,
): GraphQLError | null {
  if (actsForAnybody(principal)) return null;
  const foreign = [...customersNamed(document, variables)].some((one) => !mayActFor(principal, one));
  return foreign ? accessError('FORBIDDEN', 'This token may not act for that customer') : null;
}
