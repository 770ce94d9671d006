import { accepted, type Experiment, ExperimentDesign, refused, type Result } from '@wherefore/contracts';
import {
  changeTraffic,
  type ExperimentChange,
  type ExperimentParts,
  type ExperimentRefused,
  refusal,
} from './experiment-changes.js';

/** Writes a design down as a draft, or anew while it is one. Refused where it cannot be read, or runs or ran already. */
export async function designExperiment(
  parts: ExperimentParts,
  { design, ...change }: ExperimentChange & { readonly design: unknown },
  now: Date,
): Promise<Result<Experiment, ExperimentRefused>> {
  const parsed = ExperimentDesign.safeParse(design);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'design'}: ${message}`,
    );
    return refused(refusal('invalid', `The design cannot be saved. ${problems.join('; ')}`));
  }
  return changeTraffic(parts, change, {
    what: 'experiments.design',
    at: now,
    change({ experiments }) {
      const known = experiments.find((one) => one.design.id === parsed.data.id);
      if (known !== undefined && known.status !== 'draft')
        return refused(
          refusal(
            'exists',
            `${known.design.id} is ${known.status}: what was designed stays. Take another id.`,
          ),
        );
      const experiment: Experiment = {
        design: parsed.data,
        status: 'draft',
        version: (known?.version ?? 0) + 1,
        range: null,
        ramp: 0,
        createdAt: known?.createdAt ?? now.toISOString(),
        startedAt: null,
        stoppedAt: null,
        decision: null,
        by: change.who,
        why: change.why,
      };
      return accepted({ value: experiment, experiment });
    },
  });
}
