import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { execute } from '../api/execute.js';
import type { Operation } from '../operations/operation.js';

interface ActionOf<Result> {
  /** First words of the keys of what it changes: those queries are asked again. */
  readonly changes: readonly string[];
  /** Why the API refused, as an expected no of its answer; null where it did what was asked. */
  readonly refusal?: (result: Result) => string | null;
  /** What is said when it is done. */
  readonly done: string | ((result: Result) => string);
}

/** An answer of the API that says no, and why. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** Something that a person does to the shop: one mutation, what it changes on screen, and what is said afterwards. */
export function useAction<Result, Variables>(
  operation: Operation<Result, Variables>,
  { changes, refusal = () => null, done }: ActionOf<Result>,
) {
  const client = useQueryClient();
  return useMutation<Result, Error, Variables>({
    mutationFn: async (variables) => {
      const result = await execute(operation, variables);
      const no = refusal(result);
      if (no !== null) throw new Refused(no);
      return result;
    },
    onSuccess: async (result) => {
      notifications.show({
        message: typeof done === 'string' ? done : done(result),
        closeButtonProps: { 'aria-label': 'Close this message' },
      });
      await Promise.all(changes.map((first) => client.invalidateQueries({ queryKey: [first] })));
    },
  });
}
