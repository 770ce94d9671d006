import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ReasonDialog } from './reason-dialog.js';

interface ReasonButtonProps {
  /** On the button, and on the one that confirms. */
  readonly action: string;
  /** What it is done to, for the title of the dialogue. */
  readonly of: string;
  readonly confirm: (reason: string) => Promise<unknown>;
  readonly disabled?: boolean;
  readonly variant?: 'default' | 'filled';
  readonly children?: ReactNode;
}

/** A button for something that is done with a reason. */
export function ReasonButton({
  action,
  of,
  confirm,
  disabled = false,
  variant = 'default',
  children,
}: ReasonButtonProps) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button size="xs" variant={variant} disabled={disabled} onClick={() => setOpened(true)}>
        {action}
      </Button>
      <ReasonDialog
        title={`${action}: ${of}`}
        action={action}
        opened={opened}
        close={() => setOpened(false)}
        confirm={confirm}
      >
        {children}
      </ReasonDialog>
    </>
  );
}
