import { messageOf, type RegisteredTerm, WhereforeError } from '@wherefore/contracts';
import { type OnnxModel, openOnnxModel } from '@wherefore/onnx';
import type { FeatureStore } from '@wherefore/queue';
import type { TermFiles } from './term-files.js';

export interface TermDeskParts {
  readonly features: FeatureStore;
  readonly files: TermFiles;
  /** Longest that a decision waits for a model that is still being loaded, ms; 0 where nobody may wait. */
  readonly patienceMs: number;
}

/** The models that this process has loaded, and the features that they are given. One per process. */
export interface TermDesk {
  readonly features: FeatureStore;
  /** Begins to load what is not loaded yet, or could not be, and lets go of what is not registered any more. */
  expect(terms: readonly RegisteredTerm[]): void;
  /** The model of a term. Throws with the reason where it cannot be used, UNAVAILABLE where it is still being loaded. */
  modelOf(term: RegisteredTerm): Promise<OnnxModel>;
  close(): Promise<void>;
}

export function openTermDesk({ features, files, patienceMs }: TermDeskParts): TermDesk {
  const models = new Map<string, Loading>();

  function load({ version, hash, contract }: RegisteredTerm): Loading {
    const known = models.get(version);
    if (known !== undefined) return known;
    const shape = { width: contract.inputs.length, output: contract.output };
    const loading = loadingOf(files.read(hash).then((bytes) => openOnnxModel(bytes, shape)));
    models.set(version, loading);
    return loading;
  }

  return {
    features,
    expect(terms) {
      const wanted = new Set(terms.map(({ version }) => version));
      for (const [version, loading] of models)
        if (!wanted.has(version) || loading.problem !== null) {
          models.delete(version);
          void loading.ended.then(() => loading.model?.close());
        }
      for (const term of terms) load(term);
    },
    async modelOf(term) {
      const loading = load(term);
      if (loading.model === null && loading.problem === null) await within(loading.ended, patienceMs);
      if (loading.problem !== null) throw loading.problem;
      if (loading.model === null) throw new WhereforeError('UNAVAILABLE', 'it is still being loaded');
      return loading.model;
    },
    async close() {
      for (const loading of models.values()) {
        await loading.ended;
        await loading.model?.close();
      }
      models.clear();
    },
  };
}

/** A model on its way; once it has ended there is either the model, or what kept it. */
interface Loading {
  model: OnnxModel | null;
  problem: WhereforeError | null;
  readonly ended: Promise<void>;
}

function loadingOf(opening: Promise<OnnxModel>): Loading {
  const loading: { model: Loading['model']; problem: Loading['problem'] } = { model: null, problem: null };
  const ended = opening.then(
    (model) => {
      loading.model = model;
    },
    (cause: unknown) => {
      loading.problem =
        cause instanceof WhereforeError ? cause : new WhereforeError('INTERNAL', messageOf(cause), { cause });
    },
  );
  return Object.assign(loading, { ended });
}

async function within(ended: Promise<void>, ms: number): Promise<void> {
  if (ms <= 0) return;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([ended, late]);
  clearTimeout(timer);
}
