/** Node's environment, and `lendNeo4j`: what it lends is kept here, outside of any one test file. See `src/borrow-neo4j.ts`. */
const { TestEnvironment } = require('jest-environment-node');
const { openNeo4jPool } = require('./dist/neo4j-pool.js');

const pool = openNeo4jPool();

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.lendNeo4j = () => pool.borrow();
  }

  async teardown() {
    pool.takeBack();
    await super.teardown();
  }
};
