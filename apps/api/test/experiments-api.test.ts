import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { type OpenApi, openApi } from './support/open-api.js';

let api: OpenApi;
beforeAll(async () => {
  api = await openApi();
}, SERVER_START_TIMEOUT_MS);
afterAll(() => api.close());

const RESULT =
  '... on Experiment { id status version ramp arms { id changes } by reason } ... on ExperimentRefused { code message }';
const DESIGN = {
  id: 'fewer',
  title: 'Fewer, bolder',
  hypothesis: 'Three are looked at more closely than ten.',
  owner: 'ann',
  arms: [{ id: 'control' }, { id: 'three', changes: { placement: { slots: 3 } } }],
  metrics: ['conversion'],
};
const change = (mutation: string, role: 'analyst' | 'merchandiser' = 'analyst', variables: object = {}) =>
  api.ask(mutation, { ...variables }, role);
const design = (role: 'analyst' | 'merchandiser', given: object = DESIGN) =>
  change(
    `mutation ($design: String!) { designExperiment(design: $design, reason: "To know") { ${RESULT} } }`,
    role,
    { design: JSON.stringify(given) },
  );

it('are designed and started by analysts, read by merchandisers, and everybody who decides hears of it', async () => {
  expect(await design('merchandiser')).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  expect(await design('analyst')).toMatchObject({
    data: { designExperiment: { id: 'fewer', status: 'draft', by: 'analyst@test', reason: 'To know' } },
  });
  const { position } = await api.queue.live.changesSince(null);
  expect(
    await change(`mutation { startExperiment(id: "fewer", ramp: 0.5, reason: "Go") { ${RESULT} } }`),
  ).toMatchObject({
    data: {
      startExperiment: {
        status: 'running',
        ramp: 0.5,
        arms: [{ id: 'control', changes: '{}' }, { changes: '{"placement":{"slots":3}}' }],
      },
    },
  });
  expect(await api.queue.live.changesSince(position)).toMatchObject({ models: true });
  const seen =
    '{ experiments(status: "running") { id title } experiment(id: "fewer") { design } holdouts { id } }';
  expect(await api.ask(seen, {}, 'merchandiser')).toMatchObject({
    data: { experiments: [{ id: 'fewer', title: 'Fewer, bolder' }], holdouts: [] },
  });
  expect(await api.ask(seen, {}, 'shopper')).toMatchObject({
    errors: [{ extensions: { code: 'FORBIDDEN' } }],
  });
});

it('refuse by value what cannot be, and by error what is no question', async () => {
  expect(await design('analyst', { ...DESIGN, id: 'fewer' })).toMatchObject({
    data: { designExperiment: { code: 'exists' } },
  });
  expect(
    await change(`mutation { rampExperiment(id: "nobody", ramp: 1, reason: "Go") { ${RESULT} } }`),
  ).toMatchObject({
    data: { rampExperiment: { code: 'unknown-experiment' } },
  });
  expect(await api.ask('{ experiments(status: "asleep") { id } }', {}, 'analyst')).toMatchObject({
    errors: [{ extensions: { code: 'BAD_INPUT' } }],
  });
  expect(
    await change(
      'mutation { holdOut(id: "everywhere", share: 0.5, reason: "No") { ... on ExperimentRefused { code } } }',
    ),
  ).toMatchObject({ data: { holdOut: { code: 'invalid' } } });
});

it('hold out a share of all, stop, and are decided', async () => {
  const held = await change(
    'mutation { holdOut(id: "everywhere", share: 0.05, reason: "To know") { ... on HoldoutsChanged { holdouts { id share } } } }',
  );
  expect(held).toMatchObject({ data: { holdOut: { holdouts: [{ id: 'everywhere', share: 0.05 }] } } });
  await change(`mutation { stopExperiment(id: "fewer", reason: "Enough") { ${RESULT} } }`);
  expect(
    await change(
      `mutation { decideExperiment(id: "fewer", outcome: "keep", arm: "control", reason: "No gain") { ... on Experiment { status outcome decidedArm } } }`,
    ),
  ).toMatchObject({
    data: { decideExperiment: { status: 'decided', outcome: 'keep', decidedArm: 'control' } },
  });
});

it('say what they found, and that nobody has taken part', async () => {
  const read =
    '{ experimentReadOut(id: "fewer") { stopped sizes { arm units } verdicts { arm verdict } metrics { metric } } }';
  expect(await api.ask(read, {}, 'analyst')).toMatchObject({
    data: {
      experimentReadOut: {
        stopped: 'nobody has taken part yet',
        sizes: [{ arm: 'control', units: 0 }, { arm: 'three' }],
        verdicts: [{ arm: 'three', verdict: 'unreliable' }],
        metrics: [],
      },
    },
  });
});

it('say which reasons earn once somebody has taken part, for credit that there is', async () => {
  const asked = `{
    experimentPaths(id: "fewer", attribution: "position", window: 7) { stopped paths { path } }
    holdoutPaths(id: "everywhere") { stopped }
    nobody: experimentPaths(id: "nobody") { stopped }
  }`;
  expect(await api.ask(asked, {}, 'merchandiser')).toMatchObject({
    data: {
      experimentPaths: { stopped: 'nobody has taken part yet', paths: [] },
      holdoutPaths: { stopped: 'nobody has taken part yet' },
      nobody: null,
    },
  });
  for (const credit of ['attribution: "best"', 'window: 8'])
    expect(
      await api.ask(`{ experimentPaths(id: "fewer", ${credit}) { stopped } }`, {}, 'merchandiser'),
    ).toMatchObject({ errors: [{ extensions: { code: 'BAD_INPUT' } }] });
});

it('are planned: by the metrics there are, what everybody does now, and how much is to be found', async () => {
  const asked = `{
    experimentMetrics { id title kind better }
    experimentBaseline(input: { metric: "conversion", placements: ["home"] }) { units mean }
    experimentPlan(input: { mean: 0.04, effect: 0.05, weights: [1, 1], unitsPerDay: 3000 }) { fixedUnits fixedDays sequentialUnits }
    answerFigures(from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z") { decisions p95Ms }
    holdoutReadOut(id: "everywhere", from: "2026-01-01T00:00:00Z") { stopped }
    experimentLooks(id: "fewer") { at arms { units } }
  }`;
  const { data } = await api.ask(asked, {}, 'merchandiser');
  expect(data).toMatchObject({
    experimentMetrics: expect.arrayContaining([
      { id: 'conversion', title: 'Visitors who order', kind: 'mean', better: 'more' },
    ]) as unknown,
    experimentBaseline: { units: 0, mean: 0 },
    experimentPlan: { fixedUnits: 301_397, fixedDays: 101 },
    answerFigures: { decisions: 0, p95Ms: null },
    holdoutReadOut: { stopped: 'nobody has taken part yet' },
    experimentLooks: [],
  });
  expect(
    await api.ask(
      '{ experimentPlan(input: { mean: 0, effect: 0.05, weights: [1, 1], unitsPerDay: 10 }) { fixedUnits } }',
    ),
  ).toMatchObject({ errors: [{ extensions: { code: 'BAD_INPUT' } }] });
  expect(
    await api.ask('{ experimentBaseline(input: { metric: "conversion", windowDays: 0 }) { units } }'),
  ).toMatchObject({ errors: [{ extensions: { code: 'BAD_INPUT' } }] });
});
