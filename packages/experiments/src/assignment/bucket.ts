const { imul } = Math;
const bytesOf = Buffer.from;

const turned = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

const scrambled = (block: number): number => imul(turned(imul(block, 0xcc9e2d51), 15), 0x1b873593);

/** MurmurHash3 of 32 bits (Appleby 2011), of a text as UTF-8. */
export function murmur3(text: string, seed = 0): number {
  const bytes = bytesOf(text, 'utf8');
  const whole = bytes.length & ~3;
  let hash = seed;
  for (let at = 0; at < whole; at += 4)
    hash = (imul(turned(hash ^ scrambled(bytes.readInt32LE(at)), 13), 5) + 0xe6546b64) | 0;
  let rest = 0;
  for (let at = bytes.length - 1; at >= whole; at -= 1) rest = (rest << 8) | (bytes[at] as number);
  hash ^= scrambled(rest) ^ bytes.length;
  hash = imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A place in [0, 1) that follows from the salt and the unit alone: the same in every process, for ever. */
export const bucketOf = (salt: string, unit: string): number => murmur3(`${salt}|${unit}`) / 2 ** 32;
