export * from './access/issue-token.js';
export { applyAlone, type StepCounter } from './apply/apply-alone.js';
export { applyBatch, applyBatches, type ApplyParts } from './apply/apply-batches.js';
export * from './intake/accept-events.js';
export * from './intake/slice-records.js';
export * from './intake/backpressure.js';
export * from './intake/urgency.js';
export * from './intake/admit-records.js';
export * from './intake/submit-batch.js';
export * from './keyring.js';
export * from './apply/announce-changes.js';
export type { BackupManifest } from './backup/manifest.js';
export * from './backup/restore-backup.js';
export { type BackupParts, takeBackup } from './backup/take-backup.js';
export * from './offers/compare-decided.js';
export * from './offers/counterfactuals.js';
export * from './offers/decide-offers.js';
export * from './offers/desk.js';
export * from './offers/explain-offered.js';
export * from './offers/explain-product.js';
export type { Inputs } from './offers/inputs.js';
export { loadInputs, type Moment } from './offers/load-inputs.js';
export * from './offers/load-epoch.js';
export * from './offers/offer.js';
export * from './offers/read-ahead.js';
export * from './offers/recorded.js';
export * from './offers/replay-decision.js';
export * from './offers/review-decision.js';
export * from './offers/suppose.js';
export * from './offers/why-not.js';
export * from './offers/load-product-facts.js';
export * from './campaigns/list-campaigns.js';
export * from './campaigns/save-campaign.js';
export * from './audit/find-changes.js';
export * from './catalogue/describe-jobs.js';
export * from './catalogue/describe-system.js';
export * from './catalogue/list-categories.js';
export * from './catalogue/find-brands.js';
export * from './catalogue/find-customers.js';
export * from './catalogue/bundle-candidates.js';
export * from './catalogue/browse-products.js';
export * from './catalogue/product-knowledge.js';
export * from './catalogue/segment-profiles.js';
export * from './relations/judge-relation.js';
export { findProducts, type ProductQuery } from './catalogue/find-products.js';
export * from './catalogue/similar-products.js';
export * from './catalogue/load-bundles.js';
export * from './catalogue/load-product.js';
export * from './catalogue/page.js';
export type { HeldChange } from './quarantine/claim-held.js';
export * from './quarantine/discard-held.js';
export * from './quarantine/keep-original.js';
export * from './quarantine/list-held.js';
export * from './quarantine/replay-held.js';
export * from './quarantine/settle-all-held.js';
export * from './intake/track.js';
export * from './intake/change-consent.js';
export * from './intake/price-orders.js';
export { pathText, shapeBecause, type Comparison, type WhyNot } from '@wherefore/explain';
export { DEFAULT_PLACEMENTS } from '@wherefore/governance';
export * from './feeds/list-feeds.js';
export * from './feeds/metrics-text.js';
export * from './feeds/record-feeds.js';
export { codeVersion, VERSION } from './learn/code-version.js';
export { type Content, contentOf, type KindOfRows } from './learn/content-of.js';
export * from './learn/learn-epoch.js';
export * from './learn/learn-options.js';
export type { Discoveries, LearnedGroup } from './learn/discover.js';
export { type Mined, mineEvidence } from './learn/mine-evidence.js';
export { learningOf } from './learn/learning-of.js';
export { readShop, type ShopGroups, withoutRefusals } from './learn/read-shop.js';
export { servedRanker } from './evaluate/served-ranker.js';
export * from './import/import-stream.js';
export * from './import/import-files.js';
export { importMapped, type MappedSource } from './import/import-mapped.js';
export { downloadFile, type DownloadedFile, type DownloadRequest } from './import/download-file.js';
export * from './quality/contract-shelf.js';
export * from './quality/gate-batch.js';
export * from './quality/hold-batch.js';
export * from './quality/list-contracts.js';
export * from './quality/parse-contract.js';
export * from './quality/publish-contract.js';
export * from './quality/settle-held-batch.js';
export * from './quality/show-held-batch.js';
export { type ContractChange, diffContracts } from '@wherefore/governance';
export * from './record/recall-decision.js';
export * from './record/record-decision.js';
export * from './record/decision-id.js';
export { findDecisions, type DecisionFilter, type FoundDecision } from './record/find-decisions.js';
export * from './record/list-decisions.js';
export * from './record/log-decisions.js';
export * from './placements/list-placement-versions.js';
export * from './placements/list-placements.js';
export * from './placements/load-placements.js';
export type {
  PlacementChange,
  PlacementParts,
  PlacementRefused,
  SavedPlacement,
} from './placements/placement-changes.js';
export { parsePlacement } from './placements/parse-placement.js';
export * from './placements/roll-back-placement.js';
export * from './placements/save-placement.js';
export * from './placements/withdraw-placement.js';
export * from './privacy/export-person.js';
export * from './privacy/forget-person.js';
export {
  countForgottenPeople,
  type ForgottenCounts,
  listedMarks,
  restoreForgotten,
} from './privacy/forgotten-list.js';
export { maskNow } from './privacy/mask-batches.js';
export { personAsked, type PersonAsked } from './privacy/person.js';
export * from './privacy/resume-forgotten.js';
export { type ForgettingPlaces, withForgetting } from './privacy/with-forgetting.js';
export * from './rebuild/check-rebuild.js';
export * from './rebuild/clear-feeds.js';
export * from './rebuild/rebuild-graph.js';
export * from './rebuild/state-differences.js';
export * from './rebuild/state-hash.js';
export * from './rebuild/state-scope.js';
export * from './rules/approve-rules.js';
export type { RulesChange } from './rules/change-rules.js';
export * from './rules/check-rules.js';
export * from './rules/diff-rule-sets.js';
export * from './rules/list-rule-changes.js';
export * from './rules/list-rule-sets.js';
export * from './rules/load-published-rules.js';
export * from './rules/load-rule-set.js';
export type { RulesMove } from './rules/move-rules.js';
export * from './rules/parse-rules.js';
export type { ProductMovement, RulePrice } from './rules/placement-tally.js';
export * from './rules/preview-rules.js';
export * from './rules/publish-rules.js';
export * from './rules/reject-rules.js';
export * from './rules/roll-back-rules.js';
export { malformed, type RulesRefused, unknownVersion } from './rules/rules-refused.js';
export * from './rules/save-draft.js';
export * from './rules/simulate-rules.js';
export * from './rules/submit-rules.js';
export { describeDiff, riskOf, sentenceOf } from '@wherefore/governance';
export {
  type FiledScenario,
  parseScenarios,
  problemText,
  type ScenarioProblem,
} from './verify/parse-scenarios.js';
export { readScenarios } from './verify/read-scenarios.js';
export * from './verify/verify-scenario.js';
export { loadWorld, type WorldParts } from './verify/world/load-world.js';
export * from './intake/accept-delivery.js';
export type {
  CycleFailure,
  DeletionsReport,
  Found,
  KindReport,
  SourceReport,
} from './reconcile/cycle-report.js';
export * from './reconcile/reconcile-source.js';
export type { Mark } from './reconcile/source-marks.js';
export * from './sources/list-sources.js';
export * from './sources/open-sources.js';
export * from './sources/run-source-job.js';
export type { Source, SourcePolling, Sources } from './sources/source.js';
export { readEpochEvidence } from './evaluate/read-epoch-evidence.js';
export { evaluateShop, type EvaluateShopRun } from './evaluate/evaluate-shop.js';
export { evaluateFiles } from './evaluate/evaluate-files.js';
export type { Evaluation, EvaluateRun, JudgedEpoch, JudgedShop } from './evaluate/evaluation.js';
export { type InteractionFiles } from '@wherefore/log';
export { PROTOCOLS, type Protocol } from '@wherefore/learning';
export { type Aim, aimCampaign, type AimRun } from './uplift/aim-campaign.js';
export { measureUplift, type TreatmentUplift, type Uplift, type UpliftRun } from './uplift/measure-uplift.js';
export { driftReport, type DriftParts } from './drift/drift-report.js';
export { driftMetrics, keepDriftReport, lastDriftReport } from './drift/kept-report.js';
export type { ModelChange, ModelParts, ModelRefused } from './models/change-models.js';
export type { VerifyEpoch } from './models/check-version.js';
export * from './models/compare-versions.js';
export { findModel, listModels, modelOf, modelsNamed } from './models/list-models.js';
export { modelMetrics } from './models/model-metrics.js';
export * from './models/promote-version.js';
export * from './models/roll-back-model.js';
export { announceMissed, announceModels, type AnnounceParts } from './models/announce-models.js';
export { listRollouts, runningRollout } from './models/rollouts/list-rollouts.js';
export * from './models/rollouts/watch-rollout.js';
export { type DecisionWatch, openDecisionWatch, type WatchOptions } from './watch/decision-watch.js';
export type { WatchParts } from './watch/watch-parts.js';
export { shadowFigures, type ShadowFigures } from './watch/shadow-figures.js';
export { armOf } from './offers/arm-of.js';
export { gateScenarios, verifyEpochWith } from './models/verify-epoch.js';
export { type Expectation, type Foreseen, foreseeShop, type ForeseeRun } from './people/foresee-shop.js';
export * from './workbench/describe-graph.js';
export { listKeptQueries, type KeptQuery } from './workbench/kept-queries.js';
export * from './workbench/open-workbench.js';
export type { WorkbenchCode, WorkbenchRefused } from './workbench/refusal.js';
export { checkStatement } from './workbench/statement/check-statement.js';
export { guardedProperties } from './workbench/guarded.js';
export * from './workbench/run-cypher.js';
export * from './workbench/saved-queries.js';
export {
  type FileExperiment,
  type FileReadOut,
  readFileExperiment,
} from './experiments/read-file-experiment.js';
export { evaluateLoggedPolicy, type LoggedPolicy } from './experiments/evaluate-logged-policy.js';
export { designExperiment } from './experiments/design-experiment.js';
export type {
  ExperimentChange,
  ExperimentParts,
  ExperimentRefused,
} from './experiments/experiment-changes.js';
export { findExperiment, listExperiments, listHoldouts } from './experiments/list-experiments.js';
export {
  archiveExperiment,
  decideExperiment,
  rampExperiment,
  startExperiment,
  stopExperiment,
} from './experiments/move-experiment.js';
export { type AddTerm, addTerm, type AddTermParts } from './terms/add-term.js';
export { loadTerms, type Terms } from './terms/list-terms.js';
export { removeTerm } from './terms/remove-term.js';
export { openTermDesk, type TermDesk, type TermDeskParts } from './terms/term-desk.js';
export { type TermFiles, termFilesIn } from './terms/term-files.js';
export { type FeatureFreshness, featureFreshness } from './features/feature-freshness.js';
export { type FeatureParts, publishFeatures, publishWantedFeatures } from './features/publish-features.js';
export { type HoldoutChange, setHoldout } from './experiments/set-holdout.js';
export { type Look, readLooks } from './experiments/read-looks.js';
export { type Baseline, type BaselineAsked, readBaseline } from './experiments/read-baseline.js';
export { type PathEffect, type PathsRead, readPaths } from './experiments/read-paths.js';
export {
  type ArmVerdict,
  askedOf,
  askedOfHoldout,
  type ReadOut,
  readOutExperiment,
  readOutHoldout,
  type ReadOutParts,
} from './experiments/read-out.js';
export type { AskedInsights, Earned, Figures, Insights } from './insights/insights.js';
export { type InsightParts, readInsights } from './insights/read-insights.js';
