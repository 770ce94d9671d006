import {
  compare,
  type Comparison,
  cupedEstimates,
  type Effect,
  type Estimate,
  meanEstimate,
  type Moments,
  momentsOf,
  ratioEstimate,
  seeded,
} from '@wherefore/experiments';

const { cos, exp, floor, log, round, sqrt } = Math;

/** How often an interval held the planted effect. */
export interface Coverage {
  readonly simulations: number;
  readonly conversion: number;
  readonly revenue: number;
  readonly relative: number;
  readonly ratio: number;
  readonly cuped: number;
  /** Daily looks at revenue, all of which must hold it. */
  readonly sequential: number;
  /** Part of the variance that the covariate took away, on average. */
  readonly reduction: number;
}

const UNITS = 600;
const LOOKS = 5;
const CONVERSION = { control: 0.2, lift: 0.03 };
/** What is bought is worth e to the power of a normal number. */
const BASKET = { mean: 3, deviation: 0.7 };
const LIFT = 0.12;

interface Visits {
  readonly converted: number[];
  readonly spent: number[];
  readonly before: number[];
  readonly clicks: number[];
  readonly lists: number[];
}

/** Simulated experiments with effects that were planted: rates, skewed amounts, ratios of sums, amounts that the past foretells. */
export function runCoverage(simulations: number): Coverage {
  const kept = { conversion: 0, revenue: 0, relative: 0, ratio: 0, cuped: 0, sequential: 0, reduction: 0 };
  for (let one = 0; one < simulations; one += 1) {
    const draw = seeded(31_000 + one);
    const [control, treatment] = [visitsOf(draw, false), visitsOf(draw, true)];
    const both = (of: (visits: Visits) => Estimate) => compared(of(treatment), of(control));
    const revenue = both(({ spent }) => meanEstimate(momentsOf(spent)));
    const cuped = cupedEstimates([control, treatment].map(({ spent, before }) => momentsOf(spent, before)));
    const [base, changed] = cuped.estimates as [Estimate, Estimate];
    const conversion = both(({ converted }) => meanEstimate(momentsOf(converted)));
    const ratio = both(({ clicks, lists }) => ratioEstimate(momentsOf(clicks, lists)));
    kept.conversion += holds(conversion.absolute, CONVERSION.lift);
    kept.revenue += holds(revenue.absolute, TRUE_REVENUE * LIFT);
    kept.relative += revenue.relative === null ? 0 : holds(revenue.relative, LIFT);
    kept.ratio += holds(ratio.absolute, 0.02);
    kept.cuped += holds(compared(changed, base).absolute, TRUE_REVENUE * LIFT);
    kept.sequential += Number(holdsAlways(control, treatment));
    kept.reduction += cuped.reduction;
  }
  const part = Object.fromEntries(Object.entries(kept).map(([name, count]) => [name, count / simulations]));
  return { simulations, ...(part as unknown as typeof kept) };
}

const compared = (treatment: Estimate, control: Estimate): Comparison =>
  compare(treatment, control, { alpha: 0.05, planned: 2 * UNITS });

const holds = ({ fixed }: Effect, truth: number): number => Number(fixed.low <= truth && truth <= fixed.high);

function holdsAlways(control: Visits, treatment: Visits): boolean {
  return Array.from({ length: LOOKS }, (_, look) => round((UNITS * (look + 1)) / LOOKS)).every((until) => {
    const at = ({ spent }: Visits): Moments => momentsOf(spent.slice(0, until));
    const { sequential } = compared(meanEstimate(at(treatment)), meanEstimate(at(control))).absolute;
    return (
      sequential === null || (sequential.low <= TRUE_REVENUE * LIFT && TRUE_REVENUE * LIFT <= sequential.high)
    );
  });
}

/** Mean of what a visitor of the control spends: half of them spend, each in line with what they spent before. */
const TRUE_REVENUE = 0.5 * exp(BASKET.mean + BASKET.deviation ** 2 / 2);

function visitsOf(draw: () => number, isTreated: boolean): Visits {
  const visits: Visits = { converted: [], spent: [], before: [], clicks: [], lists: [] };
  for (let unit = 0; unit < UNITS; unit += 1) {
    const rate = CONVERSION.control + (isTreated ? CONVERSION.lift : 0);
    visits.converted.push(draw() < rate ? 1 : 0);
    const taste = exp(BASKET.mean + BASKET.deviation * normal(draw));
    visits.before.push(taste * (0.8 + 0.4 * draw()));
    visits.spent.push(draw() < 0.5 ? taste * (isTreated ? 1 + LIFT : 1) : 0);
    const lists = 1 + floor(draw() * 4);
    const clickRate = draw() * 0.2 + (isTreated ? 0.02 : 0);
    visits.lists.push(lists);
    let clicks = 0;
    for (let list = 0; list < lists; list += 1) clicks += draw() < clickRate ? 1 : 0;
    visits.clicks.push(clicks);
  }
  return visits;
}

const normal = (draw: () => number): number => sqrt(-2 * log(1 - draw())) * cos(2 * Math.PI * draw());
