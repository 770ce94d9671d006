import { FeedContract } from '@wherefore/contracts';
import { driftBetween, unusual } from '@wherefore/governance';
import type { HourlyVolumes, QueueDoor } from '@wherefore/queue';

const HOUR_MS = 3_600_000;
const HOURS_OF_DAY = 24;
const DAYS = 35;

/** What is promised where there is no contract: the contract's own defaults. */
const BY_DEFAULT = { volume: FeedContract.shape.volume.parse(undefined), nullRate: 0.2 };
export type FeedLimits = Pick<FeedContract, 'volume' | 'nullRate'>;

/** What is unusual about a feed against its own history, in words: its volume, and the shape of its records. */
export async function findingsOf(
  { feeds, profiles }: Pick<QueueDoor, 'feeds' | 'profiles'>,
  { source, limits = BY_DEFAULT }: { source: string; limits?: FeedLimits | undefined },
  now: Date,
): Promise<readonly string[]> {
  const [volumes, shapes] = await Promise.all([feeds.volumes(source), profiles.read(source, now)]);
  const drift = shapes.flatMap(({ today, before }) =>
    driftBetween(before, today, limits.nullRate).map((text) => `${today.type} ${text}`),
  );
  return [...volumeFindings(volumes, limits.volume, now), ...drift];
}

/** The last hour that is over against the same hour of the days before; where that is too little, against all hours. */
function volumeFindings(volumes: HourlyVolumes, limits: FeedContract['volume'], now: Date): string[] {
  const hour = Math.floor(now.getTime() / HOUR_MS) - 1;
  const first = Math.min(...volumes.keys());
  if (!(first < hour)) return [];
  const at = (one: number) => volumes.get(one) ?? 0;
  const sameHour = hoursBefore(hour, HOURS_OF_DAY, DAYS).filter((one) => one >= first);
  const everyHour = hoursBefore(hour, 1, HOURS_OF_DAY * 7).filter((one) => one >= first);
  const history = (sameHour.length >= limits.minimumHistory ? sameHour : everyHour).map(at);
  const found = unusual(history, at(hour), limits);
  if (found === null) return [];
  const side = found.found < found.usual ? 'low' : 'high';
  return [`volume is ${side}: ${found.found} records in the last full hour, usually ${found.usual}`];
}

const hoursBefore = (hour: number, step: number, most: number): number[] =>
  Array.from({ length: most }, (_, index) => hour - (index + 1) * step);
