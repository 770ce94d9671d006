export interface Neo4jPorts {
  bolt: number;
  http: number;
}

const HOST = '127.0.0.1';

/** The whole neo4j.conf, written anew at every start: loopback only, authentication on, little disk, no calls home. */
export function neo4jConf(ports: Neo4jPorts, pageCacheMb: number): string {
  return [
    `server.default_listen_address=${HOST}`,
    `server.default_advertised_address=${HOST}`,
    `server.bolt.listen_address=${HOST}:${ports.bolt}`,
    `server.bolt.advertised_address=${HOST}:${ports.bolt}`,
    `server.http.listen_address=${HOST}:${ports.http}`,
    `server.http.advertised_address=${HOST}:${ports.http}`,
    'server.https.enabled=false',
    'server.http_enabled_modules=TRANSACTIONAL_ENDPOINTS,UNMANAGED_EXTENSIONS,BROWSER,QUERY_API_ENDPOINTS',
    'dbms.security.auth_enabled=true',
    `server.memory.pagecache.size=${pageCacheMb}m`,
    'db.transaction.timeout=120s',
    'db.lock.acquisition.timeout=30s',
    'db.logs.query.enabled=OFF',
    '# Preallocation takes 256 MB of disk per database, and retention is for backups that Community does not have.',
    'db.tx_log.preallocate=false',
    'db.tx_log.rotation.retention_policy=1 files',
    'dbms.usage_report.enabled=false',
    'client.allow_telemetry=false',
    '# Without this an orderly stop waits 10 s for connections that are already closed.',
    'internal.dbms.bolt.netty_server_shutdown_quiet_period=0',
    '# Half a second of every boot, for a report on the machine in debug.log.',
    'internal.dbms.dump_diagnostics=false',
    '',
  ].join('\n');
}
