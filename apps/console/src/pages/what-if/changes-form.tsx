import { Checkbox, MultiSelect, NumberInput, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { execute } from '../../api/execute.js';
import { usePlacements } from '../../api/use-placements.js';
import { useSegments } from '../../api/use-segments.js';
import { ProductField } from '../../controls/product-field.js';
import { ProductsField } from '../../controls/products-field.js';
import { RuleVersionsQuery } from '../../operations/rule-versions.js';
import { asAddress, type Supposed } from './supposed.js';
import classes from './what-if-page.module.css';

interface ChangesFormProps {
  readonly supposed: Supposed;
  readonly change: (change: Readonly<Record<string, string | readonly string[] | null>>) => void;
}

/** What should be different. */
export function ChangesForm({ supposed, change }: ChangesFormProps) {
  const { forget, viewingThen } = supposed;
  return (
    <form className={classes.changes} aria-label="Changes" onSubmit={(event) => event.preventDefault()}>
      <ProductsField
        label="Had never bought, viewed or carted"
        placeholder="Nothing is forgotten"
        clear="Forget nothing"
        value={forget}
        onChange={(products) => change({ forget: products.length === 0 ? null : products })}
      />
      <ProductField
        label="Were viewing"
        placeholder="As it is"
        clear="View what is viewed"
        value={viewingThen}
        onChange={(product) => change({ viewingThen: product })}
      />
      <PlacementThen supposed={supposed} change={change} />
      <RulesThen supposed={supposed} change={change} />
      <CartThen supposed={supposed} change={change} />
      <SegmentsThen supposed={supposed} change={change} />
      <ProductThen supposed={supposed} change={change} />
    </form>
  );
}

function PlacementThen({ supposed: { placementThen }, change }: ChangesFormProps) {
  const { data: placements = [] } = usePlacements();
  return (
    <Select
      label="Saw another placement"
      placeholder="As it is"
      data={placements.map(({ id, name }) => ({ value: id, label: name }))}
      value={placementThen}
      onChange={(placement) => change({ placementThen: placement })}
      clearable
      clearButtonProps={{ 'aria-label': 'The placement as it is', tabIndex: 0, 'aria-hidden': false }}
    />
  );
}

function RulesThen({ supposed: { rulesThen }, change }: ChangesFormProps) {
  const { data } = useQuery({
    queryKey: ['rule-versions'],
    queryFn: ({ signal }) => execute(RuleVersionsQuery, {}, signal),
  });
  const versions = data?.ruleSets ?? [];
  return (
    <Select
      label="Were offered by other rules"
      placeholder="As they are"
      data={[
        { value: '0', label: 'No rules' },
        ...versions.map(({ version, state }) => ({
          value: `${version}`,
          label: `Version ${version}, ${state}`,
        })),
      ]}
      value={rulesThen === null ? null : String(rulesThen)}
      onChange={(version) => change({ rulesThen: version })}
      clearable
      clearButtonProps={{ 'aria-label': 'The rules as they are', tabIndex: 0, 'aria-hidden': false }}
    />
  );
}

function CartThen({ supposed: { cartThen }, change }: ChangesFormProps) {
  return (
    <div>
      <Checkbox
        label="Had another cart"
        checked={cartThen !== null}
        onChange={(event) => change({ cartThen: asAddress(event.currentTarget.checked ? [] : null) })}
      />
      {cartThen === null ? null : (
        <ProductsField
          label="The cart then"
          placeholder="Empty"
          clear="Empty the supposed cart"
          value={cartThen}
          onChange={(products) => change({ cartThen: asAddress(products) })}
        />
      )}
    </div>
  );
}

function SegmentsThen({ supposed: { segmentsThen }, change }: ChangesFormProps) {
  const { data: segments = [] } = useSegments();
  return (
    <div>
      <Checkbox
        label="Were in other segments"
        checked={segmentsThen !== null}
        onChange={(event) => change({ segmentsThen: asAddress(event.currentTarget.checked ? [] : null) })}
      />
      {segmentsThen === null ? null : (
        <MultiSelect
          label="The segments then"
          placeholder={segmentsThen.length === 0 ? 'None' : ''}
          data={segments.map(({ id, name }) => ({ value: id, label: name }))}
          value={[...segmentsThen]}
          onChange={(ids) => change({ segmentsThen: asAddress(ids) })}
          searchable
        />
      )}
    </div>
  );
}

const asText = (value: string | number): string | null => (value === '' ? null : String(value));

function ProductThen({ supposed: { changed, stock, price, sale }, change }: ChangesFormProps) {
  return (
    <fieldset className={classes.product}>
      <legend>A product were different</legend>
      <ProductField
        label="Product"
        placeholder="None"
        clear="Change no product"
        value={changed}
        onChange={(product) =>
          change({ changed: product, ...(product === null ? { stock: null, price: null, sale: null } : {}) })
        }
      />
      {changed === null ? null : (
        <>
          <NumberInput
            label="In stock"
            placeholder="As it is"
            min={0}
            value={stock ?? ''}
            onChange={(value) => change({ stock: asText(value) })}
          />
          <NumberInput
            label="Price"
            placeholder="As it is"
            min={0}
            value={price ?? ''}
            onChange={(value) => change({ price: asText(value) })}
          />
          <Select
            label="For sale"
            placeholder="As it is"
            data={['yes', 'no']}
            value={sale === null ? null : sale ? 'yes' : 'no'}
            onChange={(value) => change({ sale: value })}
            clearable
            clearButtonProps={{ 'aria-label': 'For sale as it is', tabIndex: 0, 'aria-hidden': false }}
          />
        </>
      )}
    </fieldset>
  );
}
