import { Button } from '@mantine/core';
import { useProductTitles } from '../api/use-products.js';
import type { Refusal } from '../operations/offers.js';
import { Notice } from '../shell/notice.js';

interface NotOfferedProps {
  readonly product: string;
  readonly refused: readonly Refusal[];
  readonly close: () => void;
}

/** The link names a product that this decision does not offer. */
export function NotOffered({ product, refused, close }: NotOfferedProps) {
  const title = useProductTitles([product]).get(product) ?? product;
  const refusal = refused.find((one) => one.productId === product);
  return (
    <Notice title={`${title} is not among these offers`}>
      <p>
        {refusal === undefined
          ? 'It was offered when the link was made, or the situation differs. Other products have more evidence now.'
          : `It was held back: ${refusal.reason} (${refusal.rule}).`}
      </p>
      <Button size="compact-sm" variant="default" onClick={close}>
        Open the first offer
      </Button>
    </Notice>
  );
}
