import { openLog } from '@wherefore/log';

/** How many events a log holds. */
export async function countLogged(directory: string): Promise<number> {
  const log = await openLog({ directory });
  const { byType } = await log.counts();
  await log.close();
  return Object.values(byType).reduce((sum: number, count) => sum + Number(count), 0);
}
