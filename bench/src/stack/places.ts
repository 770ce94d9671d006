import path from 'node:path';

/** Root of the checkout. */
export const ROOT = path.resolve(__dirname, '../../..');

/** Everything a benchmark writes, one folder per data set; the next run goes on with it. */
export const BENCH_HOME = path.join(
  process.env['WHEREFORE_BENCH_HOME'] ?? path.join(ROOT, '.wherefore', 'bench'),
);

/** Downloaded servers, shared with the product and the tests. */
export const CACHE = path.resolve(process.env['WHEREFORE_CACHE'] ?? path.join(ROOT, '.wherefore', 'cache'));
