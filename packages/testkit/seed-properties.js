/**
 * Property tests draw the same cases on every run, so that a run that was green stays green.
 * `WHEREFORE_PROPERTY_SEED=random` (or any number) explores others; fast-check prints the seed of a failure.
 */
const fc = require('fast-check');

const wanted = process.env.WHEREFORE_PROPERTY_SEED ?? '20261123';
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted) });
