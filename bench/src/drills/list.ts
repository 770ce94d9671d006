import type { Drill } from '../harness/drill.js';
import { duplicates } from './duplicates.js';
import { permutations } from './permutations.js';

/** Every drill there is, in the order of `npm run drill -- all`. */
export const DRILLS: readonly Drill[] = [duplicates, permutations];
