/** Entry of a worker thread: loads a model and answers questions, one after another. */
import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '@wherefore/contracts';
import * as ort from 'onnxruntime-web';
import { asColumn, shapeProblem } from './check-shape.js';
import type { ModelFile, Question, Said } from './messages.js';

// One thread beside that of the API is enough for a few hundred rows, and what fails is said, not printed.
ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'fatal';

const say = (said: Said): void => parentPort?.postMessage(said);

async function load({ bytes, width, output }: ModelFile): Promise<void> {
  const session = await ort.InferenceSession.create(bytes, {
    executionProviders: ['wasm'],
    logSeverityLevel: 4,
  });
  const problem = shapeProblem(session, { width, output });
  if (problem !== null) return say({ kind: 'unusable', reason: problem });
  const answer = (values: Float32Array) => answerOf(session, values, { width, output });
  const rehearsed = await answer(new Float32Array(2 * width));
  if (typeof rehearsed === 'string') return say({ kind: 'unusable', reason: rehearsed });
  parentPort?.on('message', ({ id, values }: Question) => {
    answer(values).then(
      (found) =>
        say(
          typeof found === 'string'
            ? { kind: 'failed', id, reason: found }
            : { kind: 'answer', id, values: found },
        ),
      (error: unknown) => say({ kind: 'failed', id, reason: messageOf(error) }),
    );
  });
  say({ kind: 'ready' });
}

/** A number for each row, or what is wrong. */
async function answerOf(
  session: ort.InferenceSession,
  values: Float32Array,
  { width, output }: Pick<ModelFile, 'width' | 'output'>,
): Promise<Float32Array | string> {
  const rows = values.length / width;
  const input = new ort.Tensor('float32', values, [rows, width]);
  const answer = await session.run({ [session.inputNames[0] ?? '']: input }, [output], {
    logSeverityLevel: 4,
  });
  return asColumn(answer[output], { rows, output });
}

load(workerData as ModelFile).catch((error: unknown) => {
  say({ kind: 'unusable', reason: `it cannot be used: ${messageOf(error)}` });
});
