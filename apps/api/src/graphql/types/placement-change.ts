import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A placement after a change.' })
export class SavedPlacement {
  @Field(() => ID, { description: 'The placement.' })
  id!: string;

  @Field(() => Int, { description: 'Number of the version that holds now.' })
  version!: number;
}

@ObjectType({ description: 'What is wrong with a field.' })
export class PlacementProblem {
  @Field(() => String, { description: 'The field, such as constraints.quietHours.from.' })
  field!: string;

  @Field(() => String, { description: 'What is wrong with it.' })
  problem!: string;
}

@ObjectType({ description: 'Why a placement was not changed.' })
export class PlacementRefused {
  @Field(() => String, { description: 'invalid, outdated, unknown-placement or unknown-version.' })
  code!: string;

  @Field(() => String, { description: 'In a sentence.' })
  message!: string;

  @Field(() => [PlacementProblem], {
    description: 'What is wrong with which field, where the code is invalid.',
  })
  fields!: PlacementProblem[];
}

export const PlacementChangeResult = createUnionType({
  name: 'PlacementChangeResult',
  description: 'The placement after the change, or why it was not changed.',
  types: () => [SavedPlacement, PlacementRefused] as const,
  resolveType: (value) => ('version' in value ? SavedPlacement : PlacementRefused),
});
