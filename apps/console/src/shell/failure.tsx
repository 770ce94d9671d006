import { Button } from '@mantine/core';
import { remedyFor } from '../api/request-failed.js';
import { Notice } from './notice.js';

/** A failed request: what happened, what to do, and a way to try again. */
export function Failure({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  return (
    <Notice title={error.message} tone="warning" urgent>
      <p>{remedyFor(error)}</p>
      <Button size="xs" onClick={retry}>
        Try again
      </Button>
    </Notice>
  );
}
