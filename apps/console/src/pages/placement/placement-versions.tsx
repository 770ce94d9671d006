import { ReasonButton } from '../../actions/reason-button.js';
import { useAction } from '../../actions/use-action.js';
import { moment } from '../../format/dates.js';
import { type PlacementVersion, RollBackPlacementMutation } from '../../operations/placement-config.js';
import { configChanges, refusalOf } from './changed.js';
import { changesBetween } from './configuration-changes.js';
import classes from './placement-page.module.css';

interface PlacementVersionsProps {
  readonly id: string;
  /** Newest first. */
  readonly versions: readonly PlacementVersion[];
  /** The number of the version that holds, where one does. */
  readonly holds: number | null;
  readonly mayChange: boolean;
}

/** All that a placement has been, each version with what it changed. */
export function PlacementVersions({ id, versions, holds, mayChange }: PlacementVersionsProps) {
  if (versions.length === 0) return <p>Nobody has changed it: it is as it came.</p>;
  return (
    <ol className={classes.versions} aria-label="Versions">
      {versions.map((one, place) => (
        <li key={one.version}>
          <p>
            <b>Version {one.version}</b>
            {one.version === holds ? ', which holds' : ''}: {one.owner}, {moment(one.at)}. Because:{' '}
            {one.reason}
          </p>
          <Changes version={one} before={versions[place + 1]} />
          {mayChange && one.version !== holds ? <RollBack id={id} version={one.version} /> : null}
        </li>
      ))}
    </ol>
  );
}

interface ChangesProps {
  readonly version: PlacementVersion;
  readonly before: PlacementVersion | undefined;
}

function Changes({ version, before }: ChangesProps) {
  if (before === undefined) return null;
  const changes = changesBetween(before.configuration, version.configuration);
  if (changes.length === 0) return <p>It says the same as the version before it.</p>;
  return (
    <ul>
      {changes.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function RollBack({ id, version }: { readonly id: string; readonly version: number }) {
  const { mutateAsync } = useAction(RollBackPlacementMutation, {
    changes: configChanges,
    refusal: ({ rollBackPlacement }) => refusalOf(rollBackPlacement),
    done: `${id} is what it was in version ${version}.`,
  });
  return (
    <ReasonButton
      action={`Go back to version ${version}`}
      of={id}
      confirm={(reason) => mutateAsync({ id, version, reason })}
    >
      <p>It is saved again as the newest version, and holds at once.</p>
    </ReasonButton>
  );
}
