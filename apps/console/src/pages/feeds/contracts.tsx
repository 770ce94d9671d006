import { Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ReasonButton } from '../../actions/reason-button.js';
import { useAction } from '../../actions/use-action.js';
import { moment } from '../../format/times.js';
import { type FeedContract, PublishFeedContractMutation } from '../../operations/feeds.js';
import { Notice } from '../../shell/notice.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';
import classes from './feeds-page.module.css';

const COLUMNS: readonly Column<FeedContract>[] = [
  { id: 'feed', header: 'Feed', value: ({ feed }) => feed },
  { id: 'version', header: 'Version', value: ({ version }) => version, align: 'end' },
  { id: 'owner', header: 'Owner', value: ({ owner }) => owner },
  { id: 'by', header: 'Published by', value: ({ publishedBy }) => publishedBy },
  { id: 'at', header: 'When', value: ({ at }) => at, cell: ({ at }) => moment(at) },
  { id: 'reason', header: 'Why', value: ({ reason }) => reason },
  {
    id: 'contract',
    header: 'What is agreed',
    value: ({ contract }) => contract,
    cell: ({ contract }) => (
      <details className={classes.contract}>
        <summary>Show</summary>
        <pre>{contract === null ? 'None' : JSON.stringify(JSON.parse(contract), null, 2)}</pre>
      </details>
    ),
  },
];

/** What was agreed with each feed: what is checked when it sends. */
export function Contracts({ contracts }: { readonly contracts: readonly FeedContract[] }) {
  const [text, setText] = useState('');
  const [breaking, setBreaking] = useState(false);
  const publish = useAction(PublishFeedContractMutation, {
    changes: ['feeds'],
    refusal: ({ publishFeedContract: { refused, changes } }) =>
      refused === null ? null : [refused, ...changes.map((change) => change.text)].join(' '),
    done: ({ publishFeedContract }) => `Published as version ${publishFeedContract.version}`,
  });
  return (
    <>
      <DataTable
        caption="Contracts"
        columns={COLUMNS}
        rows={contracts}
        rowKey={({ feed, version }) => `${feed} ${version}`}
        empty={
          <Notice title="No contract is published">
            <p>Without one, a feed is checked for what every event must have, and no more.</p>
          </Notice>
        }
      />
      <div>
        <ReasonButton
          action="Publish a contract"
          of="a new version"
          confirm={(reason) => publish.mutateAsync({ contract: text, reason, breaking })}
        >
          <Textarea
            label="The contract, in YAML"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            autosize
            minRows={6}
            maxRows={18}
            classNames={{ input: classes.code ?? '' }}
            required
          />
          <Checkbox
            label="It may break what was agreed before"
            checked={breaking}
            onChange={(event) => setBreaking(event.currentTarget.checked)}
          />
        </ReasonButton>
      </div>
    </>
  );
}
