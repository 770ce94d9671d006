import type { ExplanationLevel, Principal } from '@wherefore/contracts';
import type { ModelQueue, QueueDoor, SourceQueue } from '@wherefore/queue';
import type { InsightLog } from '@wherefore/log';
import type { Graph } from '@wherefore/graph';
import type { Meters } from '@wherefore/observe';
import type {
  Backpressure,
  FiledScenario,
  ForgettingPlaces,
  Keyring,
  OfferParts,
  Sources,
  WorkbenchParts,
} from '@wherefore/engine';

/** What every use case may need; constructed once, in main. */
export interface Parts extends OfferParts {
  readonly graph: Graph;
  readonly queue: QueueDoor;
  readonly keyring: Keyring;
  /** What this process counts of itself. */
  readonly meters: Meters;
  readonly consentDefault: boolean;
  /** How far in the future an event may lie, seconds; 300 where it is not said. */
  readonly futureSeconds?: number;
  /** Where learning runs are asked for; left out where nobody can be asked. */
  readonly modelQueue?: ModelQueue;
  /** Opens what decisions led to; left out where the logs cannot be read. */
  readonly insightLog?: () => Promise<InsightLog>;
  /** What versions must hold before they are served; none where it is left out. */
  readonly scenarios?: () => readonly FiledScenario[];
  /** Folder of the logs that experiments are read out from; left out where nothing can be read. */
  readonly logDirectory?: string;
  /** Where people leave traces beside the graph; left out where nobody can be forgotten. */
  readonly forgetting?: ForgettingPlaces;
  /** Forgets everything kept in this process that can be read again. */
  readonly emptyCaches?: () => void;
}

/** What a resolver gets: the parts, and the moment and name of this request. */
export interface RequestContext {
  readonly parts: Parts;
  readonly now: Date;
  readonly correlationId: string;
  /** Who asks. What they may ask has been checked before any resolver runs. */
  readonly principal: Principal;
  /** May browsers report orders? */
  readonly visitorsOrder: boolean;
  /** How much of an explanation they get. */
  readonly explanationLevel: ExplanationLevel;
  /** Whether there is room for what is reported. */
  readonly backpressure: Backpressure;
  /** The systems whose webhooks are taken; null where none are configured. */
  readonly hooks: { readonly sources: Sources; readonly sourceQueue: SourceQueue } | null;
  /** What runs the statements of analysts. */
  readonly workbench: WorkbenchParts;
  /** Ends when whoever asks does not wait for an answer any more. */
  readonly gone: () => AbortSignal;
  /** Where the job dashboard is served, on this origin; null where it is not. */
  readonly jobsDashboard: string | null;
  /** Where links into Neo4j Browser lead; `bolt` names the user to sign in as. */
  readonly browser: { readonly url: string; readonly bolt: string };
}
