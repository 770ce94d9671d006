/** Everything needed to boot Neo4j on this machine. `archive` and `template` only make it boot faster. */
export interface Neo4jInstallation {
  /** `installed`: the jars of a Neo4j found on this machine; `maven`: jars in our own cache. */
  kind: 'installed' | 'maven';
  classPath: string;
  java: string;
  version: string;
  /** A class-data archive made by the same Java from the same jars. */
  archive?: string;
  template?: HomeTemplate;
}

/** The data folder of a home that was initialised and stopped in good order, for new homes to start from. */
export interface HomeTemplate {
  data: string;
  /** Signs in to a copy until its first start changes it. A throw-away server may keep it, and boots faster for it. */
  password: string;
}

export interface RedisInstallation {
  binary: string;
  version: string;
}
