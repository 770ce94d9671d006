import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Notice } from '../shell/notice.js';

interface ReasonDialogProps {
  /** What will be done, as a person would say it; the button says the same. */
  readonly title: string;
  readonly action: string;
  readonly opened: boolean;
  readonly close: () => void;
  /** Does it, with the reason; rejects with an Error that says what was wrong. */
  readonly confirm: (reason: string) => Promise<unknown>;
  /** What comes of it, and further choices. */
  readonly children?: ReactNode;
}

/** Asks why before something is changed: the reason is kept with the change. */
export function ReasonDialog({ title, opened, close, ...rest }: ReasonDialogProps) {
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <ReasonForm close={close} {...rest} />
    </Modal>
  );
}

function ReasonForm({ action, close, confirm, children }: Omit<ReasonDialogProps, 'title' | 'opened'>) {
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (): Promise<void> => {
    setBusy(true);
    try {
      await confirm(reason.trim());
      close();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack>
        {children}
        <Textarea
          label="Reason"
          description="Kept with the change, for those who ask later"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          autosize
          minRows={2}
          required
          data-autofocus
        />
        {problem === null ? null : (
          <Notice title="That was not done" tone="warning" urgent>
            <p>{problem}</p>
          </Notice>
        )}
        <Group justify="end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={busy} disabled={reason.trim() === ''}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
