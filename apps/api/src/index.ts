export { buildApiSchema } from './graphql/schema.js';
export { runApi, type RunApiOptions } from './run-api.js';
