import { Button, Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { ReasonButton } from '../../actions/reason-button.js';
import { useAction } from '../../actions/use-action.js';
import { execute } from '../../api/execute.js';
import { Panel } from '../../explanation/panel.js';
import {
  PlacementConfigQuery,
  type PlacementState,
  type PlacementVersion,
  SavePlacementMutation,
  WithdrawPlacementMutation,
} from '../../operations/placement-config.js';
import { useMay } from '../../session/use-may.js';
import { Failure } from '../../shell/failure.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import { useAddress } from '../../url/use-address.js';
import { configChanges, refusalOf } from './changed.js';
import { draftOf, FRESH, gapIn, type PlacementDraft, toInput } from './placement-draft.js';
import { PlacementFields } from './placement-fields.js';
import classes from './placement-page.module.css';
import { PlacementPreview } from './placement-preview.js';
import { PlacementVersions } from './placement-versions.js';

const PAUSE = 300;
type Found = PlacementState & { readonly versions: readonly PlacementVersion[] };

/** How a placement is configured, what it would offer if that were changed, and all it has been. */
export default function PlacementPage() {
  const { params } = useAddress();
  const id = params['id'] ?? '';
  const { data, error, refetch } = useQuery({
    queryKey: ['placement-config', id],
    queryFn: ({ signal }) => execute(PlacementConfigQuery, { id }, signal),
    staleTime: 0,
  });
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={400} aria-label="Reading the placement" />;
  const { placement } = data;
  // What somebody else saved meanwhile must not be written over unseen: the form begins again with it.
  return (
    <Configured
      key={`${id} ${placement?.version ?? 'new'} ${placement?.active ?? ''}`}
      id={id}
      found={placement}
    />
  );
}

function Configured({ id, found }: { readonly id: string; readonly found: Found | null }) {
  const { merchandise, roles } = useMay();
  const [begin] = useState(() => draftOf(found ?? FRESH));
  const [draft, setDraft] = useState(begin);
  const [settled] = useDebouncedValue(draft, PAUSE);
  const gap = gapIn(settled);
  const input = useMemo(() => (gap === null ? toInput(id, settled) : null), [id, settled, gap]);
  const changed = draft !== begin;
  const present = found?.active === true ? id : null;
  return (
    <>
      <PageHead title={found?.name ?? `New placement: ${id}`} lead={<About found={found} />} />
      {merchandise ? null : (
        <Notice title="You can look and try, not save">
          <p>Placements are changed by merchandisers and approvers; you are signed in as {roles}.</p>
        </Notice>
      )}
      <PlacementPreview present={present} input={input} changed={changed} />
      <form className={classes.form} aria-label="Configuration" onSubmit={(event) => event.preventDefault()}>
        <PlacementFields
          draft={draft}
          change={(change) => setDraft({ ...draft, ...change })}
          readOnly={false}
        />
      </form>
      {merchandise ? (
        <Save id={id} found={found} draft={draft} changed={changed} reset={() => setDraft(begin)} />
      ) : null}
      <Panel title="Versions">
        <PlacementVersions
          id={id}
          versions={found?.versions ?? []}
          holds={found?.active === true && found.version > 0 ? found.version : null}
          mayChange={merchandise}
        />
      </Panel>
    </>
  );
}

function About({ found }: { readonly found: Found | null }) {
  if (found === null) return 'There is no placement of this id yet: saving it adds one.';
  if (!found.active) return 'It was withdrawn: offers cannot be asked for here until it is saved again.';
  if (found.version === 0) return 'It is as it came; the shop has not configured it.';
  return `Version ${found.version} holds, by ${found.owner ?? 'somebody'}. Because: ${found.reason ?? ''}`;
}

interface SaveProps {
  readonly id: string;
  readonly found: Found | null;
  readonly draft: PlacementDraft;
  readonly changed: boolean;
  readonly reset: () => void;
}

function Save({ id, found, draft, changed, reset }: SaveProps) {
  const [saved, setSaved] = useState(false);
  const gap = gapIn(draft);
  useBlocker({
    shouldBlockFn: () => changed && !saved && !window.confirm('Leave? What you have changed is not saved.'),
    enableBeforeUnload: () => changed && !saved,
  });
  const save = useAction(SavePlacementMutation, {
    changes: configChanges,
    refusal: ({ savePlacement }) => refusalOf(savePlacement),
    done: `${id} is saved, and holds.`,
  });
  const confirm = async (reason: string): Promise<void> => {
    await save.mutateAsync({ placement: toInput(id, draft), reason, basedOn: found?.version ?? 0 });
    setSaved(true);
  };
  return (
    <div className={classes.stack}>
      {gap === null ? null : <p className={classes.gap}>{gap}</p>}
      <div className={classes.buttons}>
        <ReasonButton
          action="Save as a new version"
          of={id}
          variant="filled"
          disabled={gap !== null || (!changed && found?.active === true)}
          confirm={confirm}
        >
          <p>It holds at once, for all offers to come.</p>
        </ReasonButton>
        {found?.active === true && found.version > 0 ? <Withdraw id={id} /> : null}
        {changed ? (
          <Button size="xs" variant="default" onClick={reset}>
            Undo what is not saved
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Withdraw({ id }: { readonly id: string }) {
  const { mutateAsync } = useAction(WithdrawPlacementMutation, {
    changes: configChanges,
    refusal: ({ withdrawPlacement }) => refusalOf(withdrawPlacement),
    done: `The shop’s own configuration of ${id} is withdrawn.`,
  });
  return (
    <ReasonButton action="Withdraw" of={id} confirm={(reason) => mutateAsync({ id, reason })}>
      <p>
        The shop’s own configuration goes out of use: a placement that came with the product is again as it
        came, any other cannot be asked for.
      </p>
    </ReasonButton>
  );
}
