import neo4j, { type Driver } from 'neo4j-driver';

interface Account {
  boltUrl: string;
  password: string;
}

/** A short-lived driver for this package's own few questions; closed whatever happens. */
export async function withDriver<T>(account: Account, ask: (driver: Driver) => Promise<T>): Promise<T> {
  const token = neo4j.auth.basic('neo4j', account.password);
  const driver = neo4j.driver(account.boltUrl, token, { telemetryDisabled: true, maxConnectionPoolSize: 1 });
  try {
    return await ask(driver);
  } finally {
    await driver.close();
  }
}
