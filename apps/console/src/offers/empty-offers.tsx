import { Button } from '@mantine/core';
import { useCustomers } from '../api/use-customers.js';
import type { OfferList } from '../operations/offers.js';
import { Notice } from '../shell/notice.js';
import type { ChoicesProps } from '../url/choices.js';
import classes from './empty-offers.module.css';

const ADVICE: Readonly<Record<string, string>> = {
  'no-epoch': 'Nothing has been learned yet. Run "wherefore learn", then decide again.',
  'no-products': 'The catalogue is empty. Import products first.',
  'all-refused': 'The list below says which rule held back each candidate.',
  'no-evidence': 'Choose a customer, a product being viewed, or fill the cart.',
};

/** Why there is nothing to offer, and what would change it. */
export function EmptyOffers({
  reason,
  choices,
  choose,
}: ChoicesProps & { readonly reason: OfferList['empty'] }) {
  const { data: customers = [] } = useCustomers('', 5);
  return (
    <Notice title={reason?.message ?? 'No offers for this situation'}>
      <p>{ADVICE[reason?.code ?? 'no-evidence'] ?? 'Change the situation above.'}</p>
      {choices.customer !== null || customers.length === 0 ? null : (
        <div className={classes.customers}>
          <span>Try</span>
          {customers.map(({ id }) => (
            <Button key={id} size="compact-sm" variant="default" onClick={() => choose({ customer: id })}>
              {id}
            </Button>
          ))}
        </div>
      )}
    </Notice>
  );
}
