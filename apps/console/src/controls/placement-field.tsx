import { Select } from '@mantine/core';
import { usePlacements } from '../api/use-placements.js';
import { DEFAULT_PLACEMENT, type ChoicesProps } from '../url/choices.js';

export function PlacementField({ choices, choose }: ChoicesProps) {
  const { data: placements = [], isError } = usePlacements();
  const known = placements.map(({ id, name }) => ({ value: id, label: name }));
  const unknown = known.some(({ value }) => value === choices.placement)
    ? []
    : [{ value: choices.placement, label: choices.placement }];
  return (
    <Select
      label="Placement"
      data={[...unknown, ...known]}
      value={choices.placement}
      onChange={(placement) => choose({ placement: placement ?? DEFAULT_PLACEMENT })}
      allowDeselect={false}
      error={isError ? 'The placements cannot be listed now' : null}
    />
  );
}
