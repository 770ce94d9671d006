import { readStatements } from './cypher-file.js';
import { isErrorCode } from './is-error-code.js';
import { withDriver } from './with-driver.js';

/** The password in the template home, good only on loopback and only until the first boot of a copy changes it. */
export const TEMPLATE_PASSWORD = 'wherefore-template';

/** What a home may still have: copied from the template, or Neo4j's own initial password. At three failures Neo4j locks us out. */
const BIRTH_PASSWORDS = [TEMPLATE_PASSWORD, 'neo4j'];

interface Claim {
  boltUrl: string;
  password: string;
  home: string;
}

/** Makes `password` the one that signs in. Does nothing when it already does, so it can run at every start. */
export async function claimPassword(claim: Claim): Promise<void> {
  if (await accepted(() => withDriver(claim, (driver) => driver.verifyConnectivity({ database: 'system' }))))
    return;
  for (const old of BIRTH_PASSWORDS) {
    if (await accepted(() => replacePassword(claim, old))) return;
  }
  throw new Error(
    `The Neo4j data in ${claim.home} was created with another password. Use that one, or delete the folder to start afresh.`,
  );
}

async function replacePassword({ boltUrl, password }: Claim, old: string): Promise<void> {
  const [statement = ''] = readStatements('set-password.cypher');
  await withDriver({ boltUrl, password: old }, (driver) =>
    driver.executeQuery(statement, { old, new: password }, { database: 'system' }),
  );
}

async function accepted(attempt: () => Promise<unknown>): Promise<boolean> {
  try {
    await attempt();
    return true;
  } catch (error) {
    if (isErrorCode(error, 'Neo.ClientError.Security.Unauthorized')) return false;
    throw error;
  }
}
