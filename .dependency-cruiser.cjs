/** The direction of dependencies: apps -> engine -> (policy | doors) -> contracts. No cycles, anywhere. */
const policy = 'packages/(evidence|scoring|explain|governance|experiments)/';
const doors = 'packages/(graph|queue|log|onnx)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'policy-is-alone',
      comment: 'Policy packages import contracts only, never each other.',
      severity: 'error',
      from: { path: `^${policy}src` },
      to: { path: '^packages/(?!contracts/)', pathNot: '^packages/$1/' },
    },
    {
      name: 'doors-know-contracts-only',
      severity: 'error',
      from: { path: `^${doors}src` },
      to: { path: '^packages/(?!contracts/)', pathNot: '^packages/$1/' },
    },
    {
      name: 'nothing-imports-apps',
      severity: 'error',
      from: { path: '^(packages|seeds)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'drivers-behind-their-doors',
      comment: 'Neo4j, Redis, DuckDB and ONNX are reached through graph, queue, log and onnx only.',
      severity: 'error',
      from: { path: '^(packages|apps)/[^/]+/src', pathNot: '^packages/(graph|queue|log|onnx|servers)/' },
      to: {
        path: 'node_modules/(neo4j-driver|ioredis|@duckdb|onnxruntime-web)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'engine-knows-no-transport',
      severity: 'error',
      from: { path: '^packages/engine/src' },
      to: { path: 'node_modules/(fastify|graphql|type-graphql|@apollo)' },
    },
  ],
  options: {
    doNotFollow: { path: '(^|/)(node_modules|dist)/' },
    exclude: { path: '(^|/)(test|fixtures)/|^(packages|apps|seeds)/[^/]+/dist/.*\\.map$' },
    tsPreCompilationDeps: true,
    includeOnly: '^(packages|apps|seeds|bench|node_modules)',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'require', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
};
