import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { signIn } from './session.js';
import classes from './sign-in.module.css';

/** Asks for an access token. */
export function SignIn({ problem }: { readonly problem: string | null }) {
  const [token, setToken] = useState('');
  const [busy, setBusy] = useState(false);
  return (
    <main className={classes.page}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          setBusy(true);
          void signIn(token.trim()).finally(() => setBusy(false));
        }}
      >
        <h1 className={classes.title}>Sign in to Wherefore</h1>
        <PasswordInput
          label="Access token"
          description="From your identity provider, or of: wherefore token --role merchandiser"
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
          error={problem}
          autoComplete="off"
          autoFocus
          required
        />
        <Button type="submit" loading={busy}>
          Sign in
        </Button>
      </form>
    </main>
  );
}
