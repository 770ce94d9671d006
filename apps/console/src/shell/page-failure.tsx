import { Button } from '@mantine/core';
import { messageOf } from '../session/message-of.js';
import { Notice } from './notice.js';

/** A page that could not be loaded or drawn, with what to do about it. */
export const PageFailure = ({ error }: { readonly error: unknown }) => (
  <Notice title="This page could not be shown" tone="warning" urgent>
    <p>{messageOf(error)}</p>
    <p>The console may have been renewed since you opened it: load it again.</p>
    <Button size="xs" onClick={() => window.location.reload()}>
      Load again
    </Button>
  </Notice>
);
