/**
 * Flags of Node for the API. A request makes some hundred kB of short-lived objects; with the default 16 MB for new
 * objects, collections come so often that answers under way are carried along as survivors.
 */
export const API_NODE_FLAGS: readonly string[] = Object.freeze(['--max-semi-space-size=64']);
