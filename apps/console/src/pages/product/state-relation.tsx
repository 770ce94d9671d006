import { NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { ReasonButton } from '../../actions/reason-button.js';
import { ProductField } from '../../controls/product-field.js';
import { type KnownProduct, StateRelationMutation } from '../../operations/knowledge.js';
import { useSay } from './use-say.js';

const KINDS = [
  { value: 'complements', label: 'goes with it (complement)' },
  { value: 'substitutes', label: 'can stand in for it (substitute)' },
];

/** Says what goes with a product, or stands in for it. */
export function StateRelation({ product }: { readonly product: KnownProduct }) {
  const [to, setTo] = useState<string | null>(null);
  const [kind, setKind] = useState('complements');
  const [strength, setStrength] = useState<number | string>(1);
  const state = useSay(StateRelationMutation, 'Offers keep to it from now on');
  return (
    <ReasonButton
      action="Add a relationship"
      of={product.title}
      confirm={async (reason) => {
        if (to === null) throw new Error('Choose the other product first.');
        await state.mutateAsync({ from: product.id, to, kind, strength: Number(strength), reason });
      }}
    >
      <ProductField
        label="Other product"
        placeholder="Title or id"
        clear="No product"
        value={to}
        onChange={setTo}
      />
      <Select
        label={`For who looks at or has ${product.title}, it`}
        data={KINDS}
        value={kind}
        onChange={(value) => setKind(value ?? 'complements')}
        allowDeselect={false}
      />
      <NumberInput
        label="Strength"
        description="Above 0 to 1; the shop's own feed says 1"
        value={strength}
        onChange={setStrength}
        min={0.01}
        max={1}
        step={0.1}
      />
    </ReasonButton>
  );
}
