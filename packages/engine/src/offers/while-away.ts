import { WhereforeError } from '@wherefore/contracts';

/** What was read; or, while the graph cannot be reached, what is used instead, with the reason. Any other error is thrown on. */
export async function whileAway<T>(reading: Promise<T>, instead: (reason: string) => T): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof WhereforeError && error.code === 'UNAVAILABLE') return instead(error.message);
    throw error;
  }
}
