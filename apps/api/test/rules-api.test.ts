import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { type OpenApi, openApi } from './support/open-api.js';

let api: OpenApi;
beforeAll(async () => {
  api = await openApi();
}, SERVER_START_TIMEOUT_MS);
afterAll(() => api.close());

const ask: OpenApi['ask'] = (...asked) => api.ask(...asked);

describe('rules', () => {
  const SAVE = `mutation ($rules: [RuleInput!]!, $basedOn: Int) { saveRules(rules: $rules, reason: "Season", basedOn: $basedOn) {
    ... on SavedRules { version warnings { message } } ... on RulesRefused { code message findings { rules } } } }`;
  const rule = (given: object = {}) => ({
    id: 'cut',
    name: 'Five off',
    when: [{ placement: ['home'] }, { visitorAttribute: { name: 'tier', is: ['gold', 3, true] }, not: true }],
    then: { discount: 5 },
    reason: 'Season',
    expiresAt: '2099-01-01T00:00:00.000Z',
    ...given,
  });
  const save = async (rules: object[], role: 'merchandiser' | 'approver' = 'merchandiser') =>
    (await ask(SAVE, { rules }, role)).data?.['saveRules'] as unknown as { version: number };
  const move = (verb: string, version: number, role: 'merchandiser' | 'approver') =>
    ask(
      `mutation { ${verb}(version: ${version}, reason: "So") { ... on RuleSet { version state author } ... on RulesRefused { code } } }`,
      {},
      role,
    );

  it('are drafted by one role and published by another, and everybody reads them again at once', async () => {
    const { version } = await save([rule()]);
    expect(await move('submitRules', version, 'merchandiser')).toMatchObject({
      data: { submitRules: { state: 'submitted', author: 'merchandiser@test' } },
    });
    expect(await move('approveRules', version, 'merchandiser')).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    await move('approveRules', version, 'approver');
    const { position } = await api.queue.live.changesSince(null);
    expect(await move('publishRules', version, 'approver')).toMatchObject({
      data: { publishRules: { state: 'published' } },
    });
    expect(await api.queue.live.changesSince(position)).toMatchObject({ knowledge: true });
    const shown = `{ publishedRules { version approvedBy rules { id sentence risk owner
      when { placement visitorAttribute { name is } not } then { discount pin } } } }`;
    expect(await ask(shown, {}, 'merchandiser')).toMatchObject({
      data: {
        publishedRules: {
          version,
          approvedBy: 'approver@test',
          rules: [
            {
              id: 'cut',
              sentence:
                'When the placement is home and the visitor’s tier is not gold, 3 or true: take 5 % off its price, until 2099-01-01.',
              risk: 'high',
              owner: 'merchandiser@test',
              when: [
                { placement: ['home'], visitorAttribute: null, not: false },
                { visitorAttribute: { name: 'tier', is: ['gold', 3, true] }, not: true },
              ],
              then: { discount: 5, pin: null },
            },
          ],
        },
      },
    });
    expect(await move('rollBackRules', 0, 'approver')).toMatchObject({
      data: { rollBackRules: { version: 0 } },
    });
    expect(
      await ask(
        '{ ruleChanges(first: 2) { who what } ruleSetDiff(from: 0, to: 1) { ... on RuleDiff { lines } } }',
      ),
    ).toMatchObject({
      data: {
        ruleChanges: [
          { who: 'approver@test', what: 'rules.roll-back' },
          { who: 'approver@test', what: 'rules.publish' },
        ],
        ruleSetDiff: { lines: [expect.stringContaining('+ “Five off” (cut)')] },
      },
    });
  });

  it('with high risk are not approved by whoever wrote them', async () => {
    const { version } = await save([rule()], 'approver');
    await move('submitRules', version, 'approver');
    expect(await move('approveRules', version, 'approver')).toMatchObject({
      data: { approveRules: { code: 'second-person' } },
    });
  });

  it('that are wrong are refused with what is wrong', async () => {
    const two = rule({ when: [{ placement: ['home'], brand: ['x'] }] });
    expect(await save([two])).toMatchObject({
      code: 'malformed',
      message: expect.stringContaining('cut: a condition gives exactly one field'),
    });
    expect(await save([rule({ then: { discount: 99 } })])).toMatchObject({
      code: 'malformed',
      message: expect.stringContaining('cut.then.percent'),
    });
    const never = rule({ when: [{ price: { to: 5 } }, { price: { from: 6 } }] });
    expect(await save([never])).toMatchObject({ code: 'faulty', findings: [{ rules: ['cut'] }] });
    const lint = `query ($rules: [RuleInput!]!) { lintRules(rules: $rules) { severity rules message } }`;
    const strange = rule({ when: [{ category: ['nowhere'] }] });
    expect(await ask(lint, { rules: [strange] })).toMatchObject({
      data: {
        lintRules: [{ severity: 'warning', rules: ['cut'], message: expect.stringContaining('nowhere') }],
      },
    });
  });
});
