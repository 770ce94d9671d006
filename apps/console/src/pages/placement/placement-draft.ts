import type { PlacementConfig, PlacementInput } from '../../operations/placement-config.js';

export const INTENTS = ['substitute', 'complement', 'bundle', 'upgrade', 'replenish', 'discover'] as const;
export type IntentName = (typeof INTENTS)[number];
const PROPERTY = 'property:';

/** A configuration as it stands in the form; figures as they are typed, empty for the default or no limit. */
export interface PlacementDraft {
  readonly name: string;
  readonly channel: string;
  /** Empty for nothing. */
  readonly needs: string;
  readonly shares: Readonly<Record<IntentName, string>>;
  readonly goal: string;
  /** The attribute that is the goal, where it is one. */
  readonly property: string;
  readonly fallback: string;
  readonly consent: boolean;
  readonly showPrice: boolean;
  readonly figures: Readonly<Record<FigureName, string>>;
}

export type FigureName =
  | 'slots'
  | 'lambda'
  | 'perCategory'
  | 'perBrand'
  | 'minPropensity'
  | 'budgetMs'
  | 'quietFrom'
  | 'quietTo'
  | 'capTimes'
  | 'capDays'
  | 'coolDownDays'
  | 'marginFloor'
  | 'discountCap'
  | 'exploration';

const typed = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);
const figure = (text: string): number | null => (text === '' ? null : Number(text));

export function draftOf(config: PlacementConfig): PlacementDraft {
  const { goal, diversity, constraints, frequencyCap } = config;
  const share = (intent: IntentName): string =>
    typed(config.intents.find((one) => one.intent === intent)?.share);
  return {
    name: config.name,
    channel: config.channel,
    needs: config.needs ?? '',
    shares: {
      substitute: share('substitute'),
      complement: share('complement'),
      bundle: share('bundle'),
      upgrade: share('upgrade'),
      replenish: share('replenish'),
      discover: share('discover'),
    },
    goal: goal.startsWith(PROPERTY) ? 'property' : goal,
    property: goal.startsWith(PROPERTY) ? goal.slice(PROPERTY.length) : '',
    fallback: config.fallback,
    consent: constraints.consent,
    showPrice: constraints.showPrice,
    figures: {
      slots: typed(config.slots),
      lambda: typed(diversity.lambda),
      perCategory: typed(diversity.perCategory),
      perBrand: typed(diversity.perBrand),
      minPropensity: typed(config.minPropensity),
      budgetMs: typed(config.budgetMs),
      quietFrom: typed(constraints.quietHours?.from),
      quietTo: typed(constraints.quietHours?.to),
      capTimes: typed(frequencyCap?.times),
      capDays: typed(frequencyCap?.days),
      coolDownDays: typed(config.coolDownDays),
      marginFloor: typed(config.marginFloor),
      discountCap: typed(config.discountCap),
      exploration: typed(config.exploration),
    },
  };
}

/** What a placement begins with that nobody has configured: the defaults, offering what shoppers may discover. */
export const FRESH: PlacementConfig = {
  id: '',
  name: '',
  needs: null,
  channel: 'web',
  intents: [{ intent: 'discover', share: 1 }],
  slots: 20,
  goal: 'none',
  diversity: { lambda: 1, perCategory: null, perBrand: null },
  minPropensity: 0,
  budgetMs: 1000,
  fallback: 'popular',
  constraints: { consent: false, quietHours: null, showPrice: true },
  frequencyCap: null,
  coolDownDays: 30,
  marginFloor: null,
  discountCap: 30,
  exploration: 0,
};

/** The configuration as the API takes it, which says what is wrong with it. */
export function toInput(id: string, draft: PlacementDraft): PlacementInput {
  const of = (name: FigureName): number | null => figure(draft.figures[name]);
  const [quietFrom, quietTo] = [of('quietFrom'), of('quietTo')];
  const [times, days] = [of('capTimes'), of('capDays')];
  return {
    id,
    name: draft.name.trim(),
    channel: draft.channel,
    needs: draft.needs === '' ? null : draft.needs,
    intents: INTENTS.flatMap((intent) => {
      const share = figure(draft.shares[intent]);
      return share === null ? [] : [{ intent, share }];
    }),
    slots: of('slots'),
    goal: draft.goal === 'property' ? `${PROPERTY}${draft.property.trim()}` : draft.goal,
    diversity: {
      lambda: of('lambda') ?? 1,
      perCategory: of('perCategory'),
      perBrand: of('perBrand'),
    },
    minPropensity: of('minPropensity'),
    budgetMs: of('budgetMs'),
    fallback: draft.fallback,
    constraints: {
      consent: draft.consent,
      showPrice: draft.showPrice,
      quietHours: quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo },
    },
    frequencyCap: times === null || days === null ? null : { times, days },
    coolDownDays: of('coolDownDays'),
    marginFloor: of('marginFloor'),
    discountCap: of('discountCap'),
    exploration: of('exploration'),
  };
}

/** What is missing or half said, in a sentence; null where nothing is. */
export function gapIn({ name, shares, goal, property, figures }: PlacementDraft): string | null {
  if (name.trim() === '') return 'Give it a name.';
  if (!INTENTS.some((intent) => Number(shares[intent]) > 0)) return 'Give an intent a share.';
  if (goal === 'property' && property.trim() === '') return 'Name the attribute that is the goal.';
  if ((figures.quietFrom === '') !== (figures.quietTo === ''))
    return 'Quiet hours need a beginning and an end.';
  if ((figures.capTimes === '') !== (figures.capDays === '')) return 'A cap needs times and days.';
  return null;
}
