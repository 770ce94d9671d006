import type { Plan } from 'neo4j-driver';

/** One step of how Neo4j would answer a statement. */
export interface PlanStep {
  /** Name of the operator, such as `NodeByLabelScan`. */
  readonly operator: string;
  /** What it does here, as Neo4j writes it. */
  readonly details: string;
  /** Rows that are expected to come out of it; null where Neo4j does not say. */
  readonly estimatedRows: number | null;
  /** The steps whose rows it takes. */
  readonly children: readonly PlanStep[];
}

export function toPlanStep({ operatorType, arguments: given, children }: Plan): PlanStep {
  const rows: unknown = given['EstimatedRows'];
  return {
    operator: operatorType.replace(/@.*$/, ''),
    details: String(given['Details'] ?? ''),
    estimatedRows: typeof rows === 'number' ? rows : null,
    children: children.map(toPlanStep),
  };
}
