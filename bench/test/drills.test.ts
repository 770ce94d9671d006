import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { lostCommit } from '../src/drills/lost-commit.js';
import { permutations } from '../src/drills/permutations.js';
import { withStack } from '../src/harness/drill-stack.js';

/** Small, so that they fit among the other tests; `npm run drill` has them in full. */
const SMALL = [
  { drill: permutations, size: 0.012 },
  { drill: lostCommit, size: 0.025 },
] as const;

it.each(SMALL)(
  'the drill $drill.name holds at $size of its size',
  async ({ drill, size }) => {
    const never = new Promise<null>(() => undefined);
    const result = await withStack(
      () => undefined,
      never,
      (stack) => drill.run(stack, { seconds: null, size, seed: 7 }),
    );
    expect(result?.text).not.toContain('FAILS');
    expect(result?.passed).toBe(true);
  },
  SERVER_START_TIMEOUT_MS,
);
