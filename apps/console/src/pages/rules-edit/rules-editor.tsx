import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useBlocker, useNavigate } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { ReasonButton } from '../../actions/reason-button.js';
import { useAction } from '../../actions/use-action.js';
import { execute } from '../../api/execute.js';
import { Panel } from '../../explanation/panel.js';
import { SaveRulesMutation } from '../../operations/rule-changes.js';
import { LintRulesQuery, type RuleFinding, type RuleInput } from '../../operations/rules.js';
import { FindingList } from '../../rules/finding-list.js';
import { PreviewPanel } from '../../rules/preview/preview-panel.js';
import { Notice } from '../../shell/notice.js';
import { type DraftRule, gapIn, toInput } from './draft.js';
import { RuleForm } from './rule-form.js';
import classes from './rules-edit.module.css';
import { useDraft } from './use-draft.js';

/** Pause in writing after which the rules are checked, milliseconds. */
const PAUSE = 400;

interface RulesEditorProps {
  readonly basedOn: number;
  readonly begin: readonly DraftRule[];
}

/** Rules that are being written: the sentences, what is wrong with them beside, and what they would change below. */
export function RulesEditor({ basedOn, begin }: RulesEditorProps) {
  const [rules, step] = useDraft(begin);
  const saved = useRef(false);
  const touched = rules !== begin;
  useBlocker({
    shouldBlockFn: () =>
      touched && !saved.current && !window.confirm('Leave? What you have written is not saved.'),
    enableBeforeUnload: () => touched && !saved.current,
  });
  const gaps = rules.filter((rule) => gapIn(rule) !== null);
  const whole = useMemo(() => rules.filter((rule) => gapIn(rule) === null).map(toInput), [rules]);
  const findings = useLint(whole);
  const complete = gaps.length === 0;
  return (
    <>
      <div className={classes.editor}>
        <div className={classes.rules}>
          {rules.length === 0 ? (
            <Notice title="The draft holds no rules">
              <p>Published as it is, it would take all rules away. Add one to begin.</p>
            </Notice>
          ) : null}
          {rules.map((rule, place) => (
            <RuleForm
              key={rule.key}
              rule={rule}
              place={place}
              last={place === rules.length - 1}
              findings={findings.list.filter((one) => one.rules.includes(rule.id))}
              change={(change) => step({ do: 'change', key: rule.key, change })}
              move={(by) => step({ do: 'move', key: rule.key, by })}
              duplicate={() => step({ do: 'duplicate', key: rule.key })}
              remove={() => step({ do: 'remove', key: rule.key })}
            />
          ))}
          <Button variant="default" onClick={() => step({ do: 'add' })}>
            Add a rule
          </Button>
        </div>
        <aside className={classes.side} aria-label="Checks">
          <Panel title="Checks">
            <Checks gaps={gaps.length} findings={findings} />
          </Panel>
          <SaveDraft
            rules={whole}
            basedOn={basedOn}
            ready={complete && touched && !findings.list.some(({ severity }) => severity === 'error')}
            done={saved}
          />
        </aside>
      </div>
      <PreviewPanel
        question={complete ? { rules: whole, against: basedOn } : null}
        against={basedOn === 0 ? 'no rules' : `version ${basedOn}`}
        missing="Fill in what is missing first."
      />
    </>
  );
}

interface Linted {
  readonly list: readonly RuleFinding[];
  readonly problem: string | null;
  readonly checking: boolean;
}

/** What is wrong with the rules so far, checked while one writes. */
function useLint(rules: readonly RuleInput[]): Linted {
  const [settled] = useDebouncedValue(rules, PAUSE);
  const { data, error, isFetching } = useQuery({
    queryKey: ['lint', settled],
    queryFn: ({ signal }) => execute(LintRulesQuery, { rules: settled }, signal),
    placeholderData: (before) => before,
    staleTime: 0,
  });
  return {
    list: data?.lintRules ?? [],
    problem: error?.message ?? null,
    checking: isFetching || settled !== rules,
  };
}

function Checks({ gaps, findings }: { readonly gaps: number; readonly findings: Linted }) {
  const { list, problem, checking } = findings;
  return (
    <div className={classes.rules} role="status">
      {gaps > 0 ? <p className={classes.gap}>{gaps} still to be filled in.</p> : null}
      {problem === null ? null : <p className={classes.gap}>They cannot be checked: {problem}</p>}
      {list.length === 0 ? <p>{checking ? 'Checking …' : 'Nothing looks wrong.'}</p> : null}
      <FindingList findings={list} />
    </div>
  );
}

interface SaveDraftProps {
  readonly rules: readonly RuleInput[];
  readonly basedOn: number;
  readonly ready: boolean;
  /** Set when it is saved: then nothing is lost by leaving. */
  readonly done: { current: boolean };
}

function SaveDraft({ rules, basedOn, ready, done }: SaveDraftProps) {
  const navigate = useNavigate();
  const { mutateAsync } = useAction(SaveRulesMutation, {
    changes: ['rule-sets', 'rule-changes'],
    refusal: ({ saveRules }) => (saveRules.__typename === 'RulesRefused' ? saveRules.message : null),
    done: ({ saveRules }) => ('version' in saveRules ? `Version ${saveRules.version} is a draft.` : ''),
  });
  const save = async (reason: string): Promise<void> => {
    const { saveRules } = await mutateAsync({ rules, reason, basedOn });
    if (saveRules.__typename !== 'SavedRules') return;
    done.current = true;
    await navigate({ to: '/rules/$version', params: { version: String(saveRules.version) } });
  };
  return (
    <ReasonButton
      action="Save as a draft"
      of={`${rules.length} rules`}
      variant="filled"
      disabled={!ready}
      confirm={save}
    >
      <p>It becomes a version of its own, which nobody changes any more. Submit it from its page.</p>
    </ReasonButton>
  );
}
