import { MultiSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { execute } from '../../api/execute.js';
import { usePlacements } from '../../api/use-placements.js';
import { useSegments } from '../../api/use-segments.js';
import { useProductOptions } from '../../controls/product-options.js';
import { useSearchText } from '../../controls/search-text.js';
import { BrandsQuery, CategoriesQuery } from '../../operations/naming.js';
import type { DraftCondition } from './draft.js';
import { CONDITIONS } from './vocabulary.js';

export interface ConditionFieldsProps {
  readonly condition: DraftCondition;
  readonly change: (change: Partial<DraftCondition>) => void;
  /** What the fields are called for those who cannot see the sentence. */
  readonly label: string;
}

/** The part of a condition that is filled in. */
export function ConditionFields(props: ConditionFieldsProps) {
  switch (CONDITIONS[props.condition.on].takes) {
    case 'placements':
      return <Placements {...props} />;
    case 'segments':
      return <Segments {...props} />;
    case 'categories':
      return <Categories {...props} />;
    case 'brands':
      return <Brands {...props} />;
    case 'products':
      return <Products {...props} />;
    case 'choices':
      return <Choices {...props} />;
    case 'texts':
      return <Texts {...props} />;
    case 'attribute':
      return (
        <>
          <TextInput
            aria-label={`${props.label}: name of the attribute`}
            placeholder="attribute"
            value={props.condition.name}
            onChange={(event) => props.change({ name: event.currentTarget.value })}
            w={130}
          />
          is <Texts {...props} />
        </>
      );
    case 'range':
      return <Range {...props} />;
    case 'period':
      return <Period {...props} />;
  }
}

interface PickProps extends ConditionFieldsProps {
  readonly data: readonly (string | { readonly value: string; readonly label: string })[];
}

/** Of these, any number; what is chosen and not known any more stays. */
function Pick({ condition, change, label, data }: PickProps) {
  const known = new Set(data.map((one) => (typeof one === 'string' ? one : one.value)));
  const others = condition.is.filter((id) => !known.has(id));
  return (
    <MultiSelect
      aria-label={label}
      data={[...others, ...data]}
      value={[...condition.is]}
      onChange={(is) => change({ is })}
      placeholder={condition.is.length === 0 ? 'any of …' : ''}
      searchable
      limit={50}
      miw={180}
    />
  );
}

function Placements(props: ConditionFieldsProps) {
  const { data = [] } = usePlacements();
  return <Pick {...props} data={data.map(({ id, name }) => ({ value: id, label: name }))} />;
}

function Segments(props: ConditionFieldsProps) {
  const { data: segments = [] } = useSegments();
  return <Pick {...props} data={segments.map(({ id, name }) => ({ value: id, label: name }))} />;
}

function Categories(props: ConditionFieldsProps) {
  const { data } = useQuery({
    queryKey: ['categories'],
    queryFn: ({ signal }) => execute(CategoriesQuery, {}, signal),
  });
  const categories = data?.categories ?? [];
  return <Pick {...props} data={categories.map(({ id, name }) => ({ value: id, label: name }))} />;
}

const Choices = (props: ConditionFieldsProps) => {
  const words = CONDITIONS[props.condition.on];
  return <Pick {...props} data={'choices' in words ? words.choices : []} />;
};

function Brands({ condition, change, label }: ConditionFieldsProps) {
  const [text, setText, search] = useSearchText('');
  const { data } = useQuery({
    queryKey: ['brands', search],
    queryFn: ({ signal }) => execute(BrandsQuery, { search }, signal),
    placeholderData: (before) => before,
  });
  return (
    <MultiSelect
      aria-label={label}
      data={[...new Set([...condition.is, ...(data?.brands ?? [])])]}
      value={[...condition.is]}
      onChange={(is) => change({ is })}
      placeholder={condition.is.length === 0 ? 'any of …' : ''}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      miw={180}
    />
  );
}

function Products({ condition, change, label }: ConditionFieldsProps) {
  const [text, setText, search] = useSearchText('');
  return (
    <MultiSelect
      {...useProductOptions(condition.is, search)}
      aria-label={label}
      value={[...condition.is]}
      onChange={(is) => change({ is })}
      placeholder={condition.is.length === 0 ? 'any of …' : ''}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      hidePickedOptions
      miw={220}
    />
  );
}

const Texts = ({ condition, change, label }: ConditionFieldsProps) => (
  <TagsInput
    aria-label={label}
    placeholder={condition.is.length === 0 ? 'type, then Enter' : ''}
    value={[...condition.is]}
    onChange={(is) => change({ is })}
    acceptValueOnBlur
    miw={160}
  />
);

function Range({ condition, change, label }: ConditionFieldsProps) {
  const words = CONDITIONS[condition.on];
  return (
    <>
      from
      <NumberInput
        aria-label={`${label}: from`}
        value={condition.from}
        onChange={(value) => change({ from: String(value) })}
        w={100}
      />
      to
      <NumberInput
        aria-label={`${label}: to`}
        value={condition.to}
        onChange={(value) => change({ to: String(value) })}
        w={100}
      />
      {'unit' in words ? <small>{words.unit}</small> : null}
    </>
  );
}

const Period = ({ condition, change, label }: ConditionFieldsProps) => (
  <>
    from
    <TextInput
      type="datetime-local"
      aria-label={`${label}: from, UTC`}
      value={condition.from}
      onChange={(event) => change({ from: event.currentTarget.value })}
    />
    to
    <TextInput
      type="datetime-local"
      aria-label={`${label}: to, UTC`}
      value={condition.to}
      onChange={(event) => change({ to: event.currentTarget.value })}
    />
    <small>UTC</small>
  </>
);
