import { openLog } from '@wherefore/log';

/** How many events a log holds. */
export async function countLogged(directory: string): Promise<number> {
  const log = await openLog({ directory });
  const { events } = await log.counts();
  await log.close();
  return events;
}
