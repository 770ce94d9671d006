/** Why a statement was not run, or not to its end. */
export type WorkbenchCode =
  | 'empty'
  | 'too-long'
  | 'hidden'
  | 'several-statements'
  | 'not-read-only'
  | 'not-allowed'
  | 'too-costly'
  | 'personal'
  | 'bad-parameter'
  | 'syntax'
  | 'failed'
  | 'timeout'
  | 'busy'
  | 'cancelled'
  | 'unknown'
  | 'not-yours';

export interface WorkbenchRefused {
  readonly code: WorkbenchCode;
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** What to do about it, in a sentence. */
  readonly advice: string;
  /** Where in the statement, counted in characters from 0; null where it is no one place. */
  readonly at: number | null;
}

export const refusal = (
  code: WorkbenchCode,
  message: string,
  { advice, at = null }: { readonly advice: string; readonly at?: number | null },
): WorkbenchRefused => ({ code, message, advice, at });
