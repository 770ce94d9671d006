import { TextInput } from '@mantine/core';
import type { KeptQuery } from '../../operations/workbench.js';
import { parameterNames } from './statement-parameters.js';
import classes from './workbench-page.module.css';

interface ParameterFieldsProps {
  readonly statement: string;
  readonly given: Readonly<Record<string, string>>;
  readonly give: (name: string, text: string) => void;
  /** Says what each parameter of a kept query is. */
  readonly kept: KeptQuery | null;
}

/** A field for each parameter that the statement names. */
export function ParameterFields({ statement, given, give, kept }: ParameterFieldsProps) {
  const names = parameterNames(statement);
  if (names.length === 0) return null;
  return (
    <fieldset className={classes.parameters}>
      <legend>Parameters</legend>
      {names.map((name) => (
        <TextInput
          key={name}
          size="xs"
          label={`$${name}`}
          description={
            kept?.parameters.find((one) => one.name === name)?.meaning ?? 'Text or JSON; empty is null'
          }
          value={given[name] ?? ''}
          onChange={(event) => give(name, event.currentTarget.value)}
        />
      ))}
    </fieldset>
  );
}
