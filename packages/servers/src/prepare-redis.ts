import { findRedis } from './find-redis.js';
import type { RedisInstallation } from './installation.js';
import { ServerSetupError } from './server-setup-error.js';
import { supplyMissing, type SupplyOptions } from './supply-missing.js';

/** Makes sure that Redis 7 or newer can be started: an installed one, else installed now where that is possible. */
export async function prepareRedis(options: SupplyOptions = {}): Promise<RedisInstallation> {
  const present = await findRedis();
  if (present !== undefined) return present;
  await supplyMissing(['redis'], options);
  const installed = await findRedis();
  if (installed === undefined)
    throw new ServerSetupError(['redis'], 'The Redis that was installed is not usable.');
  return installed;
}
