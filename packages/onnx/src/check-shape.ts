import type { InferenceSession, Tensor } from 'onnxruntime-web';
import type { ModelFile } from './messages.js';

type Wanted = Pick<ModelFile, 'width' | 'output'>;

/** What keeps a model from being asked with rows of so many numbers, in words; null where nothing does. */
export function shapeProblem(
  { inputNames, inputMetadata, outputNames }: InferenceSession,
  { width, output }: Wanted,
): string | null {
  if (inputNames.length !== 1)
    return `it has ${inputNames.length} inputs (${inputNames.join(', ')}), and must have one, float32 [rows, features]`;
  if (!outputNames.includes(output))
    return `it has no output ${JSON.stringify(output)}; it has ${outputNames.join(', ')}`;
  const [input] = inputMetadata;
  if (input?.isTensor !== true) return 'its input is no tensor';
  if (input.type !== 'float32') return `its input is ${input.type}, and must be float32`;
  const [, columns] = input.shape;
  if (input.shape.length !== 2 || (typeof columns === 'number' && columns !== width))
    return `its input is [${input.shape.join(', ')}], and the contract names ${width} feature${width === 1 ? '' : 's'}`;
  return null;
}

/** The numbers of an output that has one for each row; otherwise what is wrong, in words. */
export function asColumn(
  tensor: Tensor | undefined,
  { rows, output }: { readonly rows: number; readonly output: string },
): Float32Array | string {
  if (!(tensor?.data instanceof Float32Array))
    return `its output ${output} is ${tensor?.type ?? 'missing'}, and must be float32`;
  if (tensor.data.length !== rows)
    return `its output ${output} is [${tensor.dims.join(', ')}] for ${rows} rows, and must be a number for each`;
  return tensor.data.every(Number.isFinite) ? tensor.data : 'it said something that is no number';
}
