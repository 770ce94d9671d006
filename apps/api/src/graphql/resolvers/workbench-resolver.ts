import {
  describeGraph,
  explainCypher,
  listKeptQueries,
  listSavedQueries,
  removeQuery,
  runCypher,
  saveQuery,
  type SavedQuery as SavedRow,
} from '@wherefore/engine';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import {
  AnalystQuery,
  CypherInput,
  CypherPlanResult,
  CypherResult,
  GraphMeaning,
  SavedQuery,
  SavedQueryInput,
  SavedQueryResult,
} from '../types/workbench.js';

const isAdmin = ({ principal }: RequestContext): boolean => principal.roles.has('admin');

const toSaved = (row: SavedRow, { principal }: RequestContext): SavedQuery => ({
  ...row,
  mine: row.owner === principal.subject,
  at: new Date(row.at),
});

@Resolver()
export class WorkbenchResolver {
  @Query(() => [AnalystQuery], { description: 'Queries that come with the product.' })
  analystQueries(): AnalystQuery[] {
    return listKeptQueries().map((query) => ({ ...query, title: titleOf(query.name) }));
  }

  @Query(() => [SavedQuery], { description: 'Queries that you saved, or others share; latest first.' })
  async savedQueries(@Ctx() context: RequestContext): Promise<SavedQuery[]> {
    const rows = await listSavedQueries(context.parts.graph, context.principal.subject);
    return rows.map((row) => toSaved(row, context));
  }

  @Query(() => GraphMeaning, { description: 'Labels, relationships and properties, and what they mean.' })
  graphMeaning(@Ctx() { browser }: RequestContext): GraphMeaning {
    return { ...describeGraph(), browser: browserAddress(browser) };
  }

  @Query(() => CypherPlanResult, { description: 'How a statement would be answered; runs nothing.' })
  async explainCypher(
    @Arg('input', () => CypherInput) input: CypherInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof CypherPlanResult> {
    const explained = await explainCypher(context.workbench, requestOf(input, context), context.now);
    return explained.ok ? explained.value : explained.refusal;
  }

  @Mutation(() => CypherResult, {
    description: 'Run a statement that only reads; a mutation, because each run is written down.',
  })
  async runCypher(
    @Arg('input', () => CypherInput) input: CypherInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof CypherResult> {
    const request = { ...requestOf(input, context), signal: context.gone() };
    const ran = await runCypher(context.workbench, request, context.now);
    if (!ran.ok) return ran.refusal;
    const { cut, ...answer } = ran.value;
    return { ...answer, truncated: cut };
  }

  @Mutation(() => SavedQueryResult, { description: 'Save a query, for yourself or for all analysts.' })
  async saveQuery(
    @Arg('input', () => SavedQueryInput) input: SavedQueryInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof SavedQueryResult> {
    const author = { who: context.principal.subject, isAdmin: isAdmin(context) };
    const query = { ...input, id: input.id ?? null };
    const saved = await saveQuery(context.parts.graph, author, { query, now: context.now });
    return saved.ok ? toSaved(saved.value, context) : saved.refusal;
  }

  @Mutation(() => SavedQueryResult, { description: 'Delete a query of yours; an admin, any that is shared.' })
  async deleteQuery(
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String, { nullable: true }) why: string | undefined,
    @Ctx() context: RequestContext,
  ): Promise<typeof SavedQueryResult> {
    const author = { who: context.principal.subject, isAdmin: isAdmin(context) };
    const removed = await removeQuery(context.parts.graph, author, {
      id,
      why: why ?? null,
      now: context.now,
    });
    return removed.ok ? toSaved(removed.value, context) : removed.refusal;
  }
}

const requestOf = (input: CypherInput, context: RequestContext) => ({
  who: context.principal.subject,
  readsPersonal: isAdmin(context),
  statement: input.statement,
  parameters: input.parameters,
});

/** `brands-sold-together` as words. */
const titleOf = (name: string): string => {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const browserAddress = ({ url, bolt }: RequestContext['browser']): string =>
  `${url.replace(/\/$/, '')}/browser/?connectURL=${encodeURIComponent(bolt)}`;
