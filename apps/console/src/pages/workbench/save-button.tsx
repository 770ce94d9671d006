import { Button, Checkbox, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../actions/use-action.js';
import { type SavedQuery, SaveQueryMutation } from '../../operations/workbench.js';
import { Notice } from '../../shell/notice.js';

interface SaveButtonProps {
  readonly statement: string;
  readonly parameters: string;
  /** The query that is open, which is saved anew where it is one's own. */
  readonly saved: SavedQuery | null;
  readonly done: (query: SavedQuery) => void;
}

/** Saves the statement with its parameters under a title. */
export function SaveButton(props: SaveButtonProps) {
  const [opened, setOpened] = useState(false);
  const close = (): void => setOpened(false);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        disabled={props.statement.trim() === ''}
        onClick={() => setOpened(true)}
      >
        Save
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title="Save the query"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <SaveForm {...props} close={close} />
      </Modal>
    </>
  );
}

/** What the form says of the query. */
interface Naming {
  readonly title: string;
  readonly about: string;
  readonly shared: boolean;
}

function SaveForm({
  statement,
  parameters,
  saved,
  done,
  close,
}: SaveButtonProps & { readonly close: () => void }) {
  const own = saved?.mine === true ? saved : null;
  const [naming, setNaming] = useState<Naming>({
    title: saved?.title ?? '',
    about: saved?.about ?? '',
    shared: own?.shared ?? false,
  });
  const save = useAction(SaveQueryMutation, {
    changes: ['workbench'],
    refusal: ({ saveQuery }) =>
      saveQuery.code === undefined ? null : `${saveQuery.message}. ${saveQuery.advice}`,
    done: 'The query is saved',
  });
  const send = (id: string | null): void =>
    save.mutate(
      { input: { id, ...naming, statement, parameters } },
      {
        onSuccess: ({ saveQuery }) => {
          close();
          if (saveQuery.code === undefined) done(saveQuery);
        },
      },
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send(own?.id ?? null);
      }}
    >
      <Stack>
        <NamingFields naming={naming} change={(changed) => setNaming({ ...naming, ...changed })} />
        {save.error === null ? null : (
          <Notice title="That was not saved" tone="warning" urgent>
            <p>{save.error.message}</p>
          </Notice>
        )}
        <Group justify="end">
          {own === null ? null : (
            <Button variant="default" onClick={() => send(null)}>
              Save as a new one
            </Button>
          )}
          <Button type="submit" loading={save.isPending} disabled={naming.title.trim() === ''}>
            {own === null ? 'Save query' : 'Save anew'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface NamingFieldsProps {
  readonly naming: Naming;
  readonly change: (changed: Partial<Naming>) => void;
}

const NamingFields = ({ naming, change }: NamingFieldsProps) => (
  <>
    <TextInput
      label="Title"
      value={naming.title}
      onChange={(event) => change({ title: event.currentTarget.value })}
      required
      data-autofocus
    />
    <Textarea
      label="About"
      description="What one should know before running it"
      value={naming.about}
      onChange={(event) => change({ about: event.currentTarget.value })}
    />
    <Checkbox
      label="Share it with all analysts"
      checked={naming.shared}
      onChange={(event) => change({ shared: event.currentTarget.checked })}
    />
  </>
);
