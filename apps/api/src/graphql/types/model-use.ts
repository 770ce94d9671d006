import type { TermUse } from '@wherefore/contracts';
import { Field, Float, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A model of the shop’s own that adds to scores, in one decision.' })
export class ModelUse {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => ID, { description: 'What it was then, by its content.' })
  version!: string;

  @Field(() => Float, { description: 'What its answer is multiplied by.' })
  coefficient!: number;

  @Field(() => String, { nullable: true, description: 'Why it added nothing; null where it was asked.' })
  leftOut!: string | null;

  @Field(() => [String], {
    description: 'Features that it was not given, because they were too old or not published.',
  })
  stale!: string[];
}

export const toModelUses = (models: readonly TermUse[] = []): ModelUse[] =>
  models.map(({ name, version, coefficient, leftOut, stale }) => ({
    name,
    version,
    coefficient,
    leftOut,
    stale: stale.map(({ feature }) => feature),
  }));
