import { type ActionOf, useAction } from '../../actions/use-action.js';
import type { Word } from '../../operations/knowledge.js';
import type { Operation } from '../../operations/operation.js';
import { useSession } from '../../session/use-session.js';

const SPEAKERS: ReadonlySet<string> = new Set(['merchandiser', 'approver', 'admin']);

/** May whoever is signed in say what goes with what? */
export function useMaySay(): boolean {
  const session = useSession();
  return session.state === 'in' && session.who.roles.some((role) => SPEAKERS.has(role));
}

/** Something that a person says of what is sold. */
export function useSay<Variables>(operation: Operation<{ readonly said: Word }, Variables>, done: string) {
  const action: ActionOf<{ readonly said: Word }> = {
    changes: ['knowledge', 'bundles', 'offers'],
    refusal: ({ said }) => said.message ?? null,
    done: ({ said }) => (said.inEffect === true ? done : `${done}, as soon as a worker has taken it`),
  };
  return useAction(operation, action);
}
