import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ProductField } from '../controls/product-field.js';
import { Panel } from '../explanation/panel.js';
import type { RequestRefused } from '../operations/offers.js';
import type { WhyNot } from '../operations/why-not.js';
import { Failure } from '../shell/failure.js';
import { WhyNotAnswer } from './why-not-answer.js';

interface WhyNotPanelProps {
  /** Of what is asked: the situation or the decision, and the product. */
  readonly about: readonly unknown[];
  readonly ask: (product: string, signal: AbortSignal) => Promise<WhyNot | RequestRefused>;
  readonly product: string | null;
  readonly choose: (product: string | null) => void;
}

/** Type a product, and read where it fell, by which rule or margin, and what would put it in. */
export function WhyNotPanel({ about, ask, product, choose }: WhyNotPanelProps) {
  const { data, error, refetch, isPending } = useQuery({
    queryKey: ['why-not', ...about, product],
    queryFn: ({ signal }) => ask(product ?? '', signal),
    enabled: product !== null,
    staleTime: Infinity,
  });
  return (
    <Panel title="Why not …">
      <ProductField
        label="A product that is missing"
        placeholder="Type its name or id"
        value={product}
        onChange={choose}
      />
      {product === null ? null : error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : isPending ? (
        <Skeleton height={70} aria-label="Looking where it fell" />
      ) : (
        <WhyNotAnswer answer={data} />
      )}
    </Panel>
  );
}
