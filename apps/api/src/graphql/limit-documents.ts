import {
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** How big a request is once its fragments are written out. */
interface Size {
  /** Things asked for at the root; aliases count. */
  readonly root: number;
  readonly fields: number;
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
}

/** The biggest request there may be. Our own biggest has about half of each; see the test. */
export const LARGEST: Size = Object.freeze({ root: 20, fields: 500, depth: 14, aliases: 40, directives: 20 });
/** Words and signs of a request's text, counted while it is read: a text that is too long is not even understood. */
export const MOST_TOKENS = 3_000;

const WORDS: Readonly<Record<keyof Size, string>> = {
  root: 'things at once',
  fields: 'fields',
  depth: 'levels of fields',
  aliases: 'aliases',
  directives: 'directives',
};

/** Refuses requests that would cost more to answer than anybody needs, before anything is answered. */
export const limitDocuments: ValidationRule = (context) => {
  const sizes = new Map<string, Size>();
  return {
    OperationDefinition(node) {
      const size = sizeOf(node.selectionSet, { context, sizes, within: new Set() });
      for (const what of Object.keys(LARGEST) as (keyof Size)[]) {
        if (size[what] <= LARGEST[what]) continue;
        const message = `A request may ask for at most ${LARGEST[what]} ${WORDS[what]}, not ${size[what]}`;
        context.reportError(new GraphQLError(message, { nodes: [node] }));
      }
    },
  };
};

interface Measuring {
  readonly context: ValidationContext;
  /** Of fragments, each measured once: fragments of fragments would take for ever otherwise. */
  readonly sizes: Map<string, Size>;
  /** Fragments that are being measured: one that contains itself is refused by another rule. */
  readonly within: ReadonlySet<string>;
}

const NOTHING: Size = Object.freeze({ root: 0, fields: 0, depth: 0, aliases: 0, directives: 0 });

function sizeOf(selections: SelectionSetNode | undefined, measuring: Measuring): Size {
  let sum = NOTHING;
  for (const selection of selections?.selections ?? []) {
    const one = sizeOfOne(selection, measuring);
    sum = {
      root: sum.root + one.root,
      fields: sum.fields + one.fields,
      depth: Math.max(sum.depth, one.depth),
      aliases: sum.aliases + one.aliases,
      directives: sum.directives + one.directives,
    };
  }
  return sum;
}

function sizeOfOne(selection: SelectionNode, measuring: Measuring): Size {
  const directives = selection.directives?.length ?? 0;
  const inner = innerOf(selection, measuring);
  if (selection.kind !== Kind.FIELD) return { ...inner, directives: inner.directives + directives };
  return {
    root: 1,
    fields: inner.fields + 1,
    depth: inner.depth + 1,
    aliases: inner.aliases + (selection.alias === undefined ? 0 : 1),
    directives: inner.directives + directives,
  };
}

/** Where the schema may be asked for at all, it may be asked for as deeply as tools do. */
const isAboutSchema = (name: string): boolean => name === '__schema' || name === '__type';

function innerOf(selection: SelectionNode, measuring: Measuring): Size {
  if (selection.kind === Kind.FIELD && isAboutSchema(selection.name.value)) return NOTHING;
  if (selection.kind !== Kind.FRAGMENT_SPREAD) return sizeOf(selection.selectionSet, measuring);
  const fragment = measuring.context.getFragment(selection.name.value);
  return fragment ? sizeOfFragment(fragment, measuring) : NOTHING;
}

function sizeOfFragment(fragment: FragmentDefinitionNode, measuring: Measuring): Size {
  const name = fragment.name.value;
  const known = measuring.sizes.get(name);
  if (known !== undefined || measuring.within.has(name)) return known ?? NOTHING;
  const size = sizeOf(fragment.selectionSet, { ...measuring, within: new Set([...measuring.within, name]) });
  measuring.sizes.set(name, size);
  return size;
}
