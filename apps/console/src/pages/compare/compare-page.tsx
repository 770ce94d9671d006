import { SegmentedControl, Skeleton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { execute } from '../../api/execute.js';
import { offersInput } from '../../api/use-offers.js';
import { Situation } from '../../controls/situation.js';
import { Panel } from '../../explanation/panel.js';
import { CompareDecisionsQuery, CompareQuery } from '../../operations/comparison.js';
import { Failure } from '../../shell/failure.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import { textOf } from '../../url/search.js';
import { useAddress } from '../../url/use-address.js';
import { useSituation } from '../../url/use-situation.js';
import { Differences } from './differences.js';
import classes from './compare-page.module.css';

const KINDS = [
  { value: 'situations', label: 'Situations' },
  { value: 'decisions', label: 'Decisions' },
];

/** Two lists side by side: what differs between them, and through which terms. */
export default function ComparePage() {
  const { search, change } = useAddress();
  const given = textOf(search, 'of') ?? (textOf(search, 'a') === null ? 'situations' : 'decisions');
  return (
    <>
      <PageHead
        title="Compare"
        lead="Why does one list look different from another? Facts, rules and versions that differ, and each product’s terms."
      >
        <SegmentedControl
          aria-label="What is compared"
          data={KINDS}
          value={given}
          onChange={(of) => change({ of })}
        />
      </PageHead>
      {given === 'decisions' ? <OfDecisions /> : <OfSituations />}
    </>
  );
}

function OfSituations() {
  const [a, chooseA] = useSituation('a.');
  const [b, chooseB] = useSituation('b.');
  const inputs = [offersInput(a), offersInput(b)] as const;
  return (
    <Sides
      first={<Situation choices={a} choose={chooseA} />}
      second={<Situation choices={b} choose={chooseB} />}
    >
      <Answer
        about={inputs}
        ask={async (signal) => (await execute(CompareQuery, { a: inputs[0], b: inputs[1] }, signal)).compare}
      />
    </Sides>
  );
}

function OfDecisions() {
  const { search, change } = useAddress();
  const [a, b] = [textOf(search, 'a'), textOf(search, 'b')];
  return (
    <Sides
      first={<IdField label="First decision" value={a} choose={(id) => change({ a: id })} />}
      second={<IdField label="Second decision" value={b} choose={(id) => change({ b: id })} />}
    >
      {a === null || b === null ? (
        <Notice title="Name two decisions">
          <p>
            Their ids are on the page of each; the <Link to="/decisions">latest decisions</Link> are listed.
          </p>
        </Notice>
      ) : (
        <Answer
          about={['decisions', a, b]}
          ask={async (signal) => (await execute(CompareDecisionsQuery, { a, b }, signal)).compareDecisions}
        />
      )}
    </Sides>
  );
}

interface SidesProps {
  readonly first: ReactNode;
  readonly second: ReactNode;
  readonly children: ReactNode;
}

const Sides = ({ first, second, children }: SidesProps) => (
  <>
    <div className={classes.sides}>
      <Panel title="A">{first}</Panel>
      <Panel title="B">{second}</Panel>
    </div>
    {children}
  </>
);

interface IdFieldProps {
  readonly label: string;
  readonly value: string | null;
  readonly choose: (id: string | null) => void;
}

function IdField({ label, value, choose }: IdFieldProps) {
  const [text, setText] = useState(value ?? '');
  const done = (): void => choose(text.trim() === '' ? null : text.trim());
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        done();
      }}
    >
      <TextInput
        label={label}
        placeholder="Paste its id, then press Enter"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={done}
      />
    </form>
  );
}

interface AnswerProps {
  readonly about: readonly unknown[];
  readonly ask: (signal: AbortSignal) => Promise<Parameters<typeof Differences>[0]['answer']>;
}

function Answer({ about, ask }: AnswerProps) {
  const { data, error, refetch } = useQuery({
    queryKey: ['compare', ...about],
    queryFn: ({ signal }) => ask(signal),
    staleTime: Infinity,
  });
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={240} aria-label="Comparing" />;
  return <Differences answer={data} />;
}
