import type { DriftReport as Report } from '@wherefore/contracts';
import { Field, Float, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'One thing that is watched for drift.' })
export class DriftFinding {
  @Field(() => String, { description: 'orders, evidence, quality, freshness or feeds.' })
  of!: string;

  @Field(() => String, { description: 'Which.' })
  name!: string;

  @Field(() => String, {
    description:
      'waits where there is too little to say, calm, moved beyond chance, far where it is time to learn.',
  })
  level!: string;

  @Field(() => String, { description: 'A sentence with the figures.' })
  detail!: string;

  @Field(() => String, { nullable: true, description: 'What to do; null where nothing is to be done.' })
  advice!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Population stability index; null where there is none.',
  })
  psi!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'What the index exceeds by chance alone, with samples of this size.',
  })
  bar!: number | null;
}

@ObjectType({ description: 'What has moved since the current version was learned.' })
export class DriftReport {
  @Field(() => GraphQLISODateTime, { description: 'When it was looked at.' })
  at!: Date;

  @Field(() => ID, { nullable: true, description: 'The version that was current; null before the first.' })
  model!: string | null;

  @Field(() => [DriftFinding], { description: 'What was looked at.' })
  findings!: DriftFinding[];

  @Field(() => String, { nullable: true, description: 'Why it is time to learn; null where it is not.' })
  retrain!: string | null;
}

export const toDriftReport = ({ at, model, findings, retrain }: Report): DriftReport => ({
  at: new Date(at),
  model,
  findings: findings.map((finding) => ({ ...finding })),
  retrain,
});
