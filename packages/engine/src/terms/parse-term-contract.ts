import { faultsOfIssue, readLinedYaml } from '@wherefore/connectors';
import { accepted, refused, type Result, TermContract } from '@wherefore/contracts';

/** A contract of a model as somebody wrote it, in YAML or JSON, or all that is wrong with it: one line each, with its number. */
export function parseTermContract(text: string): Result<TermContract, readonly string[]> {
  const yaml = readLinedYaml(text);
  if (!yaml.ok) return refused(yaml.refusal.map(({ line, problem }) => `line ${line}: ${problem}`));
  const { value, lineOf } = yaml.value;
  const parsed = TermContract.safeParse(value);
  if (parsed.success) return accepted(parsed.data);
  return refused(
    parsed.error.issues
      .flatMap(faultsOfIssue)
      .map(({ path, problem }) => `line ${lineOf(path)}: ${path.join('.') || 'contract'}: ${problem}`),
  );
}
