import { NumberInput, Select, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ReasonButton } from '../../actions/reason-button.js';
import { useAction } from '../../actions/use-action.js';
import { execute } from '../../api/execute.js';
import { usePlacements } from '../../api/use-placements.js';
import { partText } from '../../effects/effect-text.js';
import { Panel } from '../../explanation/panel.js';
import { day } from '../../format/dates.js';
import { HoldOutMutation, HoldoutsQuery } from '../../operations/holdouts.js';
import { useMay } from '../../session/use-may.js';
import { Failure } from '../../shell/failure.js';
import classes from './experiments-page.module.css';

const EVERYWHERE = 'everywhere';
/** Percent of all, at most. */
const MOST = 10;

/** Who is never personalised, so that one can tell what that earns. */
export function Holdouts() {
  const { analyse } = useMay();
  const { data, error, refetch } = useQuery({
    queryKey: ['holdouts'],
    queryFn: ({ signal }) => execute(HoldoutsQuery, {}, signal),
    staleTime: 0,
  });
  return (
    <Panel title="Who is held out" aside={analyse ? <HoldOut /> : null}>
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton height={40} aria-label="Reading who is held out" />
      ) : data.holdouts.length === 0 ? (
        <p>
          Nobody: what all of this earns cannot be told. A small share of visitors who are answered as
          strangers would be its measure.
        </p>
      ) : (
        <ul className={classes.holdouts}>
          {data.holdouts.map(({ id, share, since }) => (
            <li key={id}>
              {partText(share)} of all, {id === EVERYWHERE ? 'everywhere' : `in the placement ${id}`}, since{' '}
              {day(since)}:{' '}
              <Link to="/earned" search={{ holdout: id } as never}>
                what that says
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function HoldOut() {
  const { data: placements = [] } = usePlacements();
  const [where, setWhere] = useState(EVERYWHERE);
  const [share, setShare] = useState<number | string>(5);
  const { mutateAsync } = useAction(HoldOutMutation, {
    changes: ['holdouts', 'holdout-read-out'],
    refusal: ({ holdOut }) => (holdOut.__typename === 'ExperimentRefused' ? holdOut.message : null),
    done: 'That holds from the next decision on.',
  });
  return (
    <ReasonButton
      action="Hold out"
      of="a share of all visitors"
      confirm={(reason) => mutateAsync({ id: where, share: Number(share) / 100, reason })}
    >
      <p>They are answered as strangers and take part in no experiment. 0 % ends it.</p>
      <Select
        label="Where"
        data={[
          { value: EVERYWHERE, label: 'everywhere' },
          ...placements.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={where}
        onChange={(value) => setWhere(value ?? EVERYWHERE)}
        allowDeselect={false}
      />
      <NumberInput
        label="Share of all, %"
        description={`At most ${MOST}`}
        min={0}
        max={MOST}
        value={share}
        onChange={setShare}
      />
    </ReasonButton>
  );
}
