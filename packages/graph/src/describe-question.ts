import { WhereforeError } from '@wherefore/contracts';
import type { AnyStatement } from './statement.js';

/** A parameter of a saved question, as the head of its file declares it. */
export interface QuestionParameter {
  readonly name: string;
  /** A value to start from: the default, or an example from the toy shop. */
  readonly example: string | number | boolean | null;
  readonly meaning: string;
}

/** What a saved question answers and what it wants to know. */
export interface Question {
  readonly answers: string;
  readonly parameters: readonly QuestionParameter[];
}

const PARAMETER = /^:param (\w+) ("[^"]*"|\S+) {2}(\S.*)$/;

/**
 * Reads the comment head of a statement: sentences, then lines `// :param name value  meaning` with a JSON value.
 * Throws INTERNAL when such a line is malformed.
 */
export function describeQuestion({ name, text }: AnyStatement): Question {
  const head = text.slice(0, text.search(/^(?!\/\/)/m));
  const lines = head.split('\n').map((line) => line.replace(/^\/\/ ?/, ''));
  return {
    answers: lines
      .filter((line) => !line.startsWith(':param'))
      .join(' ')
      .trim(),
    parameters: lines.filter((line) => line.startsWith(':param')).map((line) => parameterOf(line, name)),
  };
}

function parameterOf(line: string, statement: string): QuestionParameter {
  const [, name, value, meaning] = PARAMETER.exec(line) ?? [];
  if (name === undefined || value === undefined || meaning === undefined) {
    throw new WhereforeError('INTERNAL', `${statement}: not ":param name value  meaning": ${line}`);
  }
  return { name, example: JSON.parse(value) as QuestionParameter['example'], meaning };
}
