import { faultsOfIssue, readLinedYaml, type YamlPath } from '@wherefore/connectors';
import { accepted, EventContract, FeedContract, refused, type Result } from '@wherefore/contracts';

/** A contract as somebody wrote it, in YAML or JSON, or all that is wrong with it: one line each, with its number. */
export function parseContract(text: string): Result<FeedContract, readonly string[]> {
  const yaml = readLinedYaml(text);
  if (!yaml.ok) return refused(yaml.refusal.map(({ line, problem }) => `line ${line}: ${problem}`));
  const { value, lineOf } = yaml.value;
  const parsed = FeedContract.safeParse(value);
  if (parsed.success) return accepted(parsed.data);
  const faults = parsed.error.issues
    .flatMap(faultsOfIssue)
    .flatMap((fault) => [fault, ...(isEvent(fault.path) ? faultsBelow(value, fault.path) : [])]);
  return refused(
    faults.map(({ path, problem }) => `line ${lineOf(path)}: ${path.join('.') || 'contract'}: ${problem}`),
  );
}

const isEvent = (path: YamlPath): boolean => path.length === 2 && path[0] === 'events';

/** What is wrong with an event under a name that is no type of event: zod does not look there. */
function faultsBelow(value: unknown, path: YamlPath): ReturnType<typeof faultsOfIssue> {
  const below = path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : null),
    value,
  );
  const issues = EventContract.safeParse(below).error?.issues ?? [];
  return issues.flatMap((issue) => faultsOfIssue({ ...issue, path: [...path, ...issue.path] }));
}

/** A contract as it was published; null where a later version of the product cannot read it any more. */
export function readContract(config: string): FeedContract | null {
  const parsed = FeedContract.safeParse(JSON.parse(config));
  return parsed.success ? parsed.data : null;
}
