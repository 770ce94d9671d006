import { accepted, FeedContract, refused, type Result } from '@wherefore/contracts';
import { parse } from 'yaml';

/** A contract as somebody wrote it, in YAML or JSON, or what is wrong with it: one line each. */
export function parseContract(text: string): Result<FeedContract, readonly string[]> {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    return refused([`not YAML: ${error instanceof Error ? error.message : String(error)}`]);
  }
  const parsed = FeedContract.safeParse(value);
  if (parsed.success) return accepted(parsed.data);
  return refused(
    parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'contract'}: ${message}`),
  );
}

/** A contract as it was published; null where a later version of the product cannot read it any more. */
export function readContract(config: string): FeedContract | null {
  const parsed = FeedContract.safeParse(JSON.parse(config));
  return parsed.success ? parsed.data : null;
}
