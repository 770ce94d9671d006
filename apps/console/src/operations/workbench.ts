import { operation } from './operation.js';

export type Value = string | number | boolean | null;

export interface KeptQuery {
  readonly name: string;
  readonly title: string;
  readonly answers: string;
  readonly statement: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly example: Value;
    readonly meaning: string;
  }[];
}

export interface SavedQuery {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly statement: string;
  /** JSON of an object. */
  readonly parameters: string;
  readonly owner: string;
  readonly mine: boolean;
  readonly shared: boolean;
  readonly at: string;
}

export interface PropertyMeaning {
  readonly name: string;
  readonly type: string;
  readonly meaning: string;
  readonly personal: boolean;
}

export interface KindMeaning {
  readonly name: string;
  readonly meaning: string;
  readonly properties: readonly PropertyMeaning[];
}

export interface GraphMeaning {
  readonly labels: readonly KindMeaning[];
  readonly relationships: readonly (KindMeaning & {
    readonly from: readonly string[];
    readonly to: readonly string[];
  })[];
  readonly functions: readonly string[];
  readonly browser: string;
}

export interface Bench {
  readonly analystQueries: readonly KeptQuery[];
  readonly savedQueries: readonly SavedQuery[];
  readonly graphMeaning: GraphMeaning;
}

const KIND = /* GraphQL */ `
  name
  meaning
  properties {
    name
    type
    meaning
    personal
  }
`;

const SAVED = /* GraphQL */ `
  id
  title
  about
  statement
  parameters
  owner
  mine
  shared
  at
`;

export const WorkbenchQuery = operation<Bench, Record<string, never>>(/* GraphQL */ `
  query Workbench {
    analystQueries {
      name
      title
      answers
      statement
      parameters {
        name
        example
        meaning
      }
    }
    savedQueries {
      ${SAVED}
    }
    graphMeaning {
      labels {
        ${KIND}
      }
      relationships {
        ${KIND}
        from
        to
      }
      functions
      browser
    }
  }
`);

export interface PlanStep {
  readonly operator: string;
  readonly details: string;
  readonly estimatedRows: number | null;
  readonly children: readonly PlanStep[];
}

export interface GraphNode {
  readonly id: string;
  readonly labels: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface GraphRelationship {
  readonly id: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface CypherAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  readonly nodes: readonly GraphNode[];
  readonly relationships: readonly GraphRelationship[];
  readonly truncated: 'rows' | 'bytes' | null;
  readonly hidden: readonly string[];
  readonly notices: readonly string[];
  readonly plan: PlanStep;
  readonly ms: number;
}

export interface WorkbenchRefused {
  readonly code: string;
  readonly message: string;
  readonly advice: string;
}

/** An answer has columns, a refusal has a code. */
export type CypherResult = (CypherAnswer & { readonly code?: undefined }) | WorkbenchRefused;

interface Input {
  readonly statement: string;
  readonly parameters: string;
}

export const RunCypherMutation = operation<{ readonly runCypher: CypherResult }, { readonly input: Input }>(
  /* GraphQL */ `
    mutation RunCypher($input: CypherInput!) {
      runCypher(input: $input) {
        ... on CypherAnswer {
          columns
          rows
          nodes {
            id
            labels
            properties
          }
          relationships {
            id
            type
            from
            to
            properties
          }
          truncated
          hidden
          notices
          plan
          ms
        }
        ... on WorkbenchRefused {
          code
          message
          advice
        }
      }
    }
  `,
);

export type CypherPlanResult =
  | { readonly plan: PlanStep; readonly notices: readonly string[]; readonly code?: undefined }
  | WorkbenchRefused;

export const ExplainCypherQuery = operation<
  { readonly explainCypher: CypherPlanResult },
  { readonly input: Input }
>(/* GraphQL */ `
  query ExplainCypher($input: CypherInput!) {
    explainCypher(input: $input) {
      ... on CypherPlan {
        plan
        notices
      }
      ... on WorkbenchRefused {
        code
        message
        advice
      }
    }
  }
`);

export type SavedQueryResult = (SavedQuery & { readonly code?: undefined }) | WorkbenchRefused;

export interface QueryToSave extends Input {
  readonly id: string | null;
  readonly title: string;
  readonly about: string;
  readonly shared: boolean;
}

export const SaveQueryMutation = operation<
  { readonly saveQuery: SavedQueryResult },
  { readonly input: QueryToSave }
>(/* GraphQL */ `
  mutation SaveQuery($input: SavedQueryInput!) {
    saveQuery(input: $input) {
      ... on SavedQuery {
        ${SAVED}
      }
      ... on WorkbenchRefused {
        code
        message
        advice
      }
    }
  }
`);

export const DeleteQueryMutation = operation<
  { readonly deleteQuery: SavedQueryResult },
  { readonly id: string; readonly reason: string }
>(/* GraphQL */ `
  mutation DeleteQuery($id: ID!, $reason: String!) {
    deleteQuery(id: $id, reason: $reason) {
      ... on SavedQuery {
        ${SAVED}
      }
      ... on WorkbenchRefused {
        code
        message
        advice
      }
    }
  }
`);
