/** W1: make the server fetch something. */
export const FETCHING = (port: number): readonly string[] => [
  `LOAD CSV FROM 'http://127.0.0.1:${port}/' AS row RETURN row`,
  `LOAD CSV WITH HEADERS FROM 'http://127.0.0.1:${port}/' AS row RETURN row`,
  `LOAD CSV FROM 'https://127.0.0.1:${port}/' AS row RETURN row`,
  `LOAD CSV FROM 'ftp://127.0.0.1:${port}/' AS row RETURN row`,
  `LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row`,
  `LOAD CSV FROM 'http://localhost:${port}/redirect' AS row RETURN row`,
  `LOAD CSV FROM 'http://[::1]:${port}/' AS row RETURN row`,
  `LOAD CSV FROM 'http://2130706433:${port}/' AS row RETURN row`,
  `LOAD CSV FROM 'http://169.254.169.254/latest/meta-data/' AS row RETURN row`,
  `LOAD/**/CSV FROM 'http://127.0.0.1:${port}/' AS row RETURN row`,
  `load csv from $url as row return row`,
  `MATCH (p:Product) CALL { LOAD CSV FROM 'http://127.0.0.1:${port}/' AS row RETURN row } RETURN row`,
  `\\u004cOAD CSV FROM 'http://127.0.0.1:${port}/' AS row RETURN row`,
  `MATCH (p:Product) WITH p LOAD CSV FROM 'http://127.0.0.1:${port}/?p=' + p.title AS row RETURN row`,
  `PROFILE LOAD CSV FROM 'http://127.0.0.1:${port}/' AS row RETURN row`,
];

/** W2: procedures that load, export or run text. */
export const RUNNING_TEXT: readonly string[] = [
  `CALL apoc.load.json('file:///etc/passwd')`,
  `CALL apoc.load.json('http://127.0.0.1/') YIELD value RETURN value`,
  `CALL apoc.export.csv.all('all.csv', {})`,
  `CALL apoc.cypher.run('CREATE (n) RETURN n', {}) YIELD value RETURN value`,
  `CALL apoc.cypher.runWrite('CREATE (n)', {})`,
  `CALL apoc.periodic.iterate('MATCH (n) RETURN n', 'DETACH DELETE n', {})`,
  `CALL apoc.systemdb.graph()`,
  `CALL \`apoc\`.\`load\`.\`json\`('file:///etc/passwd')`,
  `MATCH (p:Product) CALL apoc . load . json('x') YIELD value RETURN value`,
  `RETURN apoc.text.join(['a'], 'b')`,
  `RETURN apoc.cypher.runFirstColumnSingle('RETURN 1', {})`,
  `OPTIONAL CALL apoc.cypher.run('RETURN 1', {}) YIELD value RETURN value`,
];

/** W5: what manages the server. */
export const MANAGING: readonly string[] = [
  'SHOW USERS',
  'SHOW SETTINGS',
  'SHOW TRANSACTIONS',
  'SHOW PROCEDURES',
  'SHOW FUNCTIONS',
  'SHOW INDEXES YIELD name RETURN name',
  'SHOW DATABASES',
  "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
  "CREATE USER eve SET PASSWORD 'password'",
  "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
  "ALTER USER neo4j SET PASSWORD 'password'",
  'DROP USER neo4j',
  'GRANT ROLE admin TO eve',
  'STOP DATABASE neo4j',
  'CREATE DATABASE other',
  'DROP INDEX epoch_status',
  'CREATE INDEX x FOR (n:Product) ON (n.x)',
  'SHOW/* */USERS',
];

/** W6: procedures of the server itself. */
export const SERVER_PROCEDURES: readonly string[] = [
  "CALL dbms.killConnection('bolt-1')",
  'CALL dbms.listConfig()',
  'CALL dbms.listConnections()',
  "CALL dbms.queryJmx('java.lang:*')",
  'CALL db.clearQueryCaches()',
  'CALL db.prepareForReplanning()',
  'CALL dbms.security.clearAuthCache()',
  "CALL tx.setMetaData({statement: 'forged'})",
  "CALL db.createLabel('Forged')",
  "CALL db.createProperty('forged')",
  'CALL dbms.components() YIELD name RETURN name',
  'CALL dbms.info()',
  'CALL dbms.listPools()',
  "MATCH (p:Product) CALL dbms.listConfig('') YIELD name, value RETURN name, value",
  'CALL DBMS.ListConfig()',
  'CALL `dbms`.listConfig()',
  'CALL dbms /* x */ . listConfig ( )',
  'CALL db.awaitIndexes(300)',
];
