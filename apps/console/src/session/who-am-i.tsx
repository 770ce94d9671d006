import { Button, NativeSelect } from '@mantine/core';
import { READERS } from '../pages/pages.js';
import type { DemoUser } from './auth-routes.js';
import { signInAs, signOut } from './session.js';
import { useSession } from './use-session.js';

const canRead = ({ roles }: DemoUser): boolean => roles.some((role) => READERS.has(role));

/** Who is signed in; in development, somebody else at a click. */
export function WhoAmI() {
  const session = useSession();
  if (session.state !== 'in') return null;
  const { who, others } = session;
  if (others.length === 0) {
    return (
      <Button size="compact-sm" variant="default" title={who.roles.join(', ')} onClick={() => signOut()}>
        Sign {who.subject} out
      </Button>
    );
  }
  const choices = others
    .filter(canRead)
    .map(({ user, about }) => ({ value: user, label: `${user}: ${about}` }));
  return (
    <NativeSelect
      size="xs"
      aria-label="Signed in as"
      data={choices}
      value={who.subject}
      onChange={(event) => void signInAs(event.currentTarget.value, others)}
    />
  );
}
