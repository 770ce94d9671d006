import { WhereforeError } from '@wherefore/contracts';
import {
  type AuditEntry as Audited,
  type AuditPlace,
  countAudited,
  describeJobs,
  findAudited,
  loadAudited,
} from '@wherefore/engine';
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { pageSize } from '../parse-request.js';
import { AuditEntry, AuditEntryConnection, AuditFilter } from '../types/audit.js';
import { Jobs } from '../types/jobs.js';
import { connect, decodeCursor } from '../types/page-info.js';
import { Count } from '../types/system.js';

@Resolver()
export class OperationsResolver {
  @Query(() => Jobs, { description: 'What waits, is being done, is planned and has failed.' })
  async jobs(@Ctx() { parts, hooks, jobsDashboard, now }: RequestContext): Promise<Jobs> {
    const { queue, modelQueue = null } = parts;
    const sourceQueue = hooks?.sourceQueue ?? null;
    const { queues, backlog } = await describeJobs({ queue, modelQueue, sourceQueue }, now);
    return { queues: [...queues], backlog: [...backlog], dashboard: jobsDashboard };
  }

  @Query(() => AuditEntryConnection, { description: 'Who changed what, when and why, latest first.' })
  async audit(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Arg('filter', () => AuditFilter, { nullable: true }) filter: AuditFilter | null | undefined,
    @Ctx() { parts }: RequestContext,
  ): Promise<AuditEntryConnection> {
    const page = await findAudited(parts.graph, {
      first: pageSize(first),
      after: placeOf(after),
      filter: {
        what: filter?.what ?? null,
        who: filter?.who ?? null,
        text: filter?.text ?? null,
        since: filter?.since ?? null,
        until: filter?.until ?? null,
      },
    });
    return connect(page, ({ at, id }) => `${at} ${id}`, toEntry);
  }

  @Query(() => AuditEntry, { nullable: true, description: 'One change, by its id.' })
  async auditEntry(
    @Arg('id', () => ID) id: string,
    @Ctx() { parts }: RequestContext,
  ): Promise<AuditEntry | null> {
    const entry = await loadAudited(parts.graph, id);
    return entry === null ? null : toEntry(entry);
  }

  @Query(() => [Count], { description: 'How often each kind of change was made.' })
  async auditKinds(@Ctx() { parts }: RequestContext): Promise<Count[]> {
    return (await countAudited(parts.graph)).map(({ what, changes }) => ({ name: what, count: changes }));
  }
}

const toEntry = (entry: Audited): AuditEntry => ({ ...entry, at: new Date(entry.at) });

/** The entry that a cursor stands for; throws BAD_INPUT where it is none of this list. */
function placeOf(cursor: string | null | undefined): AuditPlace | null {
  if (cursor === null || cursor === undefined) return null;
  const [at = '', id = ''] = decodeCursor(cursor).split(' ');
  if (id === '' || Number.isNaN(Date.parse(at)))
    throw new WhereforeError('BAD_INPUT', 'after is an endCursor of this list');
  return { at, id };
}
