interface RedisSettings {
  dir: string;
  port: number;
  maxMemoryMb: number;
  persistent: boolean;
}

/**
 * The whole configuration, on the command line. The append-only file is on even for throw-away servers, because the product
 * refuses a Redis without it; these only skip waiting for the disk. The title stays as typed so that `stopLeftover` can read it.
 */
export function redisArguments({ dir, port, maxMemoryMb, persistent }: RedisSettings): string[] {
  const settings: Record<string, string> = {
    dir,
    port: String(port),
    bind: '127.0.0.1',
    'protected-mode': 'yes',
    daemonize: 'no',
    appendonly: 'yes',
    appendfsync: persistent ? 'everysec' : 'no',
    save: '',
    'maxmemory-policy': 'noeviction',
    maxmemory: `${maxMemoryMb}mb`,
    'set-proc-title': 'no',
  };
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
}
