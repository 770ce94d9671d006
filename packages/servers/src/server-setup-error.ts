export type Requirement = 'java' | 'maven' | 'redis';

interface Remedy {
  what: string;
  debian: string;
  brew: string;
}

const remedies: Record<Requirement, Remedy> = {
  java: { what: 'Java 17 or 21', debian: 'openjdk-17-jre-headless', brew: 'openjdk@17' },
  maven: { what: 'Maven (or an installed Neo4j 5.26)', debian: 'maven', brew: 'maven' },
  redis: { what: 'Redis 7 or newer', debian: 'redis-server', brew: 'redis' },
};

/** This machine lacks something a server needs. The message says what to install, per platform. */
export class ServerSetupError extends Error {
  override readonly name = 'ServerSetupError';

  constructor(
    readonly missing: readonly Requirement[],
    reason?: string,
  ) {
    const needed = missing.map((requirement) => remedies[requirement]);
    const lines = [
      `This machine lacks ${needed.map((remedy) => remedy.what).join(' and ')}.`,
      `  Debian or Ubuntu:  sudo apt-get install ${needed.map((remedy) => remedy.debian).join(' ')}`,
      `  macOS:             brew install ${needed.map((remedy) => remedy.brew).join(' ')}`,
      '  Anywhere, Docker:  docker compose up',
    ];
    super([...(reason === undefined ? [] : [reason]), ...lines].join('\n'));
  }
}
