import { Group } from '@mantine/core';
import { ReasonButton } from '../../actions/reason-button.js';
import { useAction } from '../../actions/use-action.js';
import {
  ApproveRulesMutation,
  type MoveOperation,
  PublishRulesMutation,
  RejectRulesMutation,
  RollBackRulesMutation,
  SubmitRulesMutation,
} from '../../operations/rule-changes.js';
import type { RuleSet } from '../../operations/rules.js';
import { useRuleDiff } from '../../rules/rule-diff.js';
import { type May, useMay } from '../../session/use-may.js';
import { Notice } from '../../shell/notice.js';

interface Move {
  readonly action: string;
  readonly from: readonly string[];
  readonly by: 'merchandise' | 'approve';
  readonly operation: MoveOperation;
  /** What comes of it, for the dialogue. */
  readonly effect: string;
  readonly done: string;
  readonly main?: boolean;
}

const MOVES: readonly Move[] = [
  {
    action: 'Submit',
    from: ['draft'],
    by: 'merchandise',
    operation: SubmitRulesMutation,
    effect: 'Approvers see it as submitted. Nothing changes for shoppers.',
    done: 'submitted',
    main: true,
  },
  {
    action: 'Approve',
    from: ['submitted'],
    by: 'approve',
    operation: ApproveRulesMutation,
    effect: 'It may be published then. Nothing changes for shoppers yet.',
    done: 'approved',
    main: true,
  },
  {
    action: 'Publish',
    from: ['approved'],
    by: 'approve',
    operation: PublishRulesMutation,
    effect: 'Offers are decided with it from the next request on, everywhere.',
    done: 'published',
    main: true,
  },
  {
    action: 'Go back to it',
    from: ['retired'],
    by: 'approve',
    operation: RollBackRulesMutation,
    effect: 'It held before. Offers are decided with it again from the next request on, everywhere.',
    done: 'published again',
    main: true,
  },
  {
    action: 'Reject',
    from: ['draft', 'submitted', 'approved'],
    by: 'approve',
    operation: RejectRulesMutation,
    effect: 'It is turned down for good. To try again, write a draft from it.',
    done: 'rejected',
  },
];

interface MoveButtonsProps {
  readonly set: RuleSet;
  readonly published: number;
}

/** What can be done with a version, for those who may; for others, and where something stands against it, why not. */
export function MoveButtons({ set, published }: MoveButtonsProps) {
  const may = useMay();
  const moves = MOVES.filter(({ from }) => from.includes(set.state));
  const open = moves.filter(({ by }) => may[by]);
  return (
    <>
      <Obstacles set={set} published={published} may={may} closed={moves.filter(({ by }) => !may[by])} />
      {open.length === 0 ? null : (
        <Group gap="xs" role="group" aria-label="What to do with it">
          {open.map((move) => (
            <MoveButton key={move.action} move={move} version={set.version} />
          ))}
        </Group>
      )}
      {set.state === 'published' && may.approve ? <BackToNone /> : null}
    </>
  );
}

function MoveButton({ move, version }: { readonly move: Move; readonly version: number }) {
  const { action, operation, effect, done, main = false } = move;
  const { mutateAsync } = useAction(operation, {
    changes: ['rule-set', 'rule-sets', 'rule-changes', 'rule-diff', 'published-rules'],
    refusal: (result) => {
      const [answer] = Object.values(result);
      return answer?.__typename === 'RulesRefused' ? answer.message : null;
    },
    done: version === 0 ? 'No rule holds now.' : `Version ${version} is ${done}.`,
  });
  return (
    <ReasonButton
      action={action}
      of={version === 0 ? 'no rules' : `version ${version}`}
      variant={main ? 'filled' : 'default'}
      confirm={(reason) => mutateAsync({ version, reason })}
    >
      <p>{effect}</p>
    </ReasonButton>
  );
}

const BackToNone = () => (
  <Group gap="xs">
    <MoveButton
      version={0}
      move={{
        action: 'Go back to no rules',
        from: [],
        by: 'approve',
        operation: RollBackRulesMutation,
        effect:
          'No rule holds any more, from the next request on, everywhere. This version can be gone back to.',
        done: '',
      }}
    />
  </Group>
);

interface ObstaclesProps extends MoveButtonsProps {
  readonly may: May;
  /** What whoever is signed in may not do. */
  readonly closed: readonly Move[];
}

/** What stands against the next step, with what to do about it. */
function Obstacles({ set, published, may, closed }: ObstaclesProps) {
  const { data: diff } = useRuleDiff(published, set.version);
  const next = MOVES.find(({ from }) => from.includes(set.state));
  const risky =
    diff?.__typename === 'RuleDiff'
      ? [...diff.added, ...diff.removed, ...diff.changed.flatMap(({ before, after }) => [before, after])]
          .filter(({ risk }) => risk === 'high')
          .map(({ name }) => name)
      : [];
  const own = set.state === 'submitted' && may.approve && set.author === may.subject && risky.length > 0;
  const outdated = ['draft', 'submitted', 'approved'].includes(set.state) && set.basedOn !== published;
  return (
    <>
      {next !== undefined && closed.includes(next) ? (
        <Notice title={`“${next.action}” is for somebody else`}>
          <p>
            That is for {next.by === 'approve' ? 'approvers' : 'merchandisers and approvers'}; you are signed
            in as {may.roles}.
          </p>
        </Notice>
      ) : null}
      {own ? (
        <Notice title="Somebody else has to approve it" tone="warning">
          <p>
            You wrote it, and it changes high-risk rules ({[...new Set(risky)].join(', ')}): that takes two
            people.
          </p>
        </Notice>
      ) : null}
      {outdated ? (
        <Notice title="It is out of date" tone="warning">
          <p>
            It was written when {set.basedOn === 0 ? 'no rules' : `version ${set.basedOn}`} held; now{' '}
            {published === 0 ? 'no rules do' : `version ${published} does`}. It cannot be published: write a
            draft from it, and look at what differs.
          </p>
        </Notice>
      ) : null}
    </>
  );
}
