import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ReasonButton } from '../../actions/reason-button.js';
import { useAction } from '../../actions/use-action.js';
import { ProductsField } from '../../controls/products-field.js';
import { Panel } from '../../explanation/panel.js';
import {
  type CampaignInput,
  type CampaignInWhole,
  SaveCampaignMutation,
} from '../../operations/campaigns.js';
import classes from './campaign-page.module.css';

/** More products than these are not read, and a campaign that has more is not described anew. */
export const MOST_PRODUCTS = 100;

interface Draft {
  readonly id: string;
  readonly name: string;
  readonly channel: string;
  /** By UTC; empty is open on that side. */
  readonly from: string;
  readonly to: string;
  readonly products: readonly string[];
}

/** To the minute, as it is typed; a moment that is finer keeps what it has. */
const local = (iso: string | null): string =>
  iso === null ? '' : new Date(iso).toISOString().replace(/(:00\.000)?Z$/, '');
const iso = (text: string): string | null =>
  text === '' ? null : text.length === 16 ? `${text}:00.000Z` : `${text}Z`;

const begun = (campaign: CampaignInWhole | null): Draft => ({
  id: campaign?.id ?? '',
  name: campaign?.name ?? '',
  channel: campaign?.channel ?? '',
  from: local(campaign?.startsAt ?? null),
  to: local(campaign?.endsAt ?? null),
  products: campaign?.promoted.map(({ id }) => id) ?? [],
});

interface CampaignFormProps {
  /** Null for one that is new. */
  readonly campaign: CampaignInWhole | null;
}

/** Describes a campaign, anew or for the first time. */
export function CampaignForm({ campaign }: CampaignFormProps) {
  const [draft, setDraft] = useState(() => begun(campaign));
  const navigate = useNavigate();
  const { mutateAsync } = useAction(SaveCampaignMutation, {
    changes: ['campaigns', 'campaign'],
    refusal: ({ saveCampaign }) =>
      saveCampaign.__typename === 'CampaignRefused' ? saveCampaign.message : null,
    done: ({ saveCampaign }) =>
      saveCampaign.__typename === 'SavedCampaign' && saveCampaign.inEffect
        ? 'The campaign is saved, and holds.'
        : 'The campaign is saved; it holds once a worker has applied it.',
  });
  const save = async (reason: string): Promise<void> => {
    const described = toInput(draft);
    await mutateAsync({ campaign: described, reason });
    if (campaign === null) await navigate({ to: '/campaigns/$id', params: { id: described.id } });
  };
  return (
    <Panel title={campaign === null ? 'What it is' : 'Describe it anew'}>
      <form className={classes.form} onSubmit={(event) => event.preventDefault()}>
        <Fields
          draft={draft}
          change={(change) => setDraft({ ...draft, ...change })}
          fresh={campaign === null}
        />
        <div className={classes.wide}>
          <ReasonButton
            action="Save the campaign"
            of={draft.name}
            variant="filled"
            disabled={draft.id.trim() === '' || draft.name.trim() === ''}
            confirm={save}
          >
            <p>
              It goes the way of every feed. A system that describes the same campaign later overrules it.
            </p>
          </ReasonButton>
        </div>
      </form>
    </Panel>
  );
}

const toInput = ({ id, name, channel, from, to, products }: Draft): CampaignInput => ({
  id: id.trim(),
  name: name.trim(),
  channel: channel.trim() === '' ? null : channel.trim(),
  startsAt: iso(from),
  endsAt: iso(to),
  products,
});

interface FieldsProps {
  readonly draft: Draft;
  readonly change: (change: Partial<Draft>) => void;
  /** Can its id be chosen? */
  readonly fresh: boolean;
}

function Fields({ draft, change, fresh }: FieldsProps) {
  const text = (name: 'id' | 'name' | 'channel' | 'from' | 'to') => ({
    value: draft[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      change({ [name]: event.currentTarget.value }),
  });
  return (
    <>
      {fresh ? (
        <TextInput label="Id" description="In your other systems too" required {...text('id')} />
      ) : null}
      <TextInput label="Name" description="What people call it" required {...text('name')} />
      <TextInput label="Channel" description="How it is sent" {...text('channel')} />
      <TextInput
        type="datetime-local"
        label="From (UTC)"
        description="Empty: it has begun"
        {...text('from')}
      />
      <TextInput type="datetime-local" label="Until (UTC)" description="Empty: without end" {...text('to')} />
      <div className={classes.wide}>
        <ProductsField
          label="Promotes"
          placeholder="No products"
          description="Products with the attribute campaignOnly are offered only while a campaign of theirs runs"
          clear="Promote nothing"
          value={draft.products}
          onChange={(chosen) => change({ products: chosen.slice(0, MOST_PRODUCTS) })}
        />
      </div>
    </>
  );
}
