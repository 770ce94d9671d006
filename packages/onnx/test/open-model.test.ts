import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type OnnxModel, openOnnxModel } from '@wherefore/onnx';

const bytesOf = (name: string) => readFileSync(join(__dirname, 'fixtures', `${name}.onnx`));
const PATIENT_MS = 10_000;
const opened: OnnxModel[] = [];
async function open(name: string, width: number, output = 'score'): Promise<OnnxModel> {
  const model = await openOnnxModel(bytesOf(name), { width, output });
  opened.push(model);
  return model;
}
afterAll(() => Promise.all(opened.map((model) => model.close())));

it('says of each row what the model says', async () => {
  const model = await open('linear', 2);
  const said = await model.score(Float32Array.from([1, 2, 3, 4]), PATIENT_MS);
  expect([...said]).toEqual([0.55, 0.85].map(Math.fround));
  expect(await model.score(new Float32Array(2_000), PATIENT_MS)).toHaveLength(1_000);
});

it('refuses a model that cannot be asked as its contract says, with the reason', async () => {
  await expect(open('linear', 3)).rejects.toThrow(
    'its input is [rows, 2], and the contract names 3 features',
  );
  await expect(open('linear', 2, 'propensity')).rejects.toThrow(
    'it has no output "propensity"; it has score',
  );
  await expect(openOnnxModel(Buffer.from('no model'), { width: 1, output: 'score' })).rejects.toMatchObject({
    code: 'BAD_INPUT',
  });
});

it('tells that a model fails, and goes on answering', async () => {
  const model = await open('fails', 1);
  await expect(model.score(Float32Array.from([0, 7]), PATIENT_MS)).rejects.toMatchObject({
    code: 'INTERNAL',
  });
  expect([...(await model.score(Float32Array.from([0]), PATIENT_MS))]).toEqual([0.5]);
});

it('waits for no model that is late, and asks it again once it has answered', async () => {
  const model = await open('slow', 1);
  const started = performance.now();
  await expect(model.score(Float32Array.from([0.05]), 30)).rejects.toThrow('it did not answer within 30 ms');
  await expect(model.score(Float32Array.from([0]), 30)).rejects.toThrow('an earlier question');
  expect(performance.now() - started).toBeLessThan(1_000);
  let said: Float32Array | null = null;
  while (said === null) {
    await delay(20);
    said = await model.score(Float32Array.from([0]), PATIENT_MS).catch(() => null);
  }
  expect([...said]).toEqual([0]);
});
