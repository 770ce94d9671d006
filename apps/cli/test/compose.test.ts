import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseConfig, SETTINGS } from '@wherefore/config';

const ROOT = path.resolve(__dirname, '../../..');
const textOf = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

type Node = string | Node[] | { [key: string]: Node };
interface Line {
  readonly indent: number;
  readonly text: string;
}

/**
 * Reads the part of YAML that docker-compose.yml keeps to, so that checking it takes no dependency: block maps and
 * lists, flow lists of scalars, anchors, aliases and merge keys. Every scalar is text.
 */
function readYaml(text: string): Node {
  const lines = text
    .split('\n')
    .filter((line) => !/^\s*(#|$)/.test(line))
    .map((line) => ({ indent: line.search(/\S/), text: line.trim() }));
  return readBlock(lines, 0, new Map());
}

function readBlock(lines: Line[], indent: number, anchors: Map<string, Node>): Node {
  if (lines[0]?.text.startsWith('- ') === true) {
    const items: Node[] = [];
    while (lines[0]?.indent === indent && lines[0].text.startsWith('- '))
      items.push(scalar(lines.shift()?.text.slice(2) ?? ''));
    return items;
  }
  const map: { [key: string]: Node } = {};
  while (lines[0]?.indent === indent) {
    const line = lines.shift()?.text ?? '';
    const [, key = '', anchor, alias, rest = ''] =
      /^([^\s:]+):(?: &(\w+))?(?: \*(\w+))?(?: (.+))?$/.exec(line) ?? [];
    if (key === '') throw new Error(`not in our part of YAML: ${line}`);
    const nested = rest === '' && lines[0] !== undefined && lines[0].indent > indent;
    const value =
      alias !== undefined
        ? (anchors.get(alias) ?? `no anchor ${alias}`)
        : nested
          ? readBlock(lines, lines[0]?.indent ?? 0, anchors)
          : scalar(rest);
    if (anchor !== undefined) anchors.set(anchor, value);
    if (key === '<<') Object.assign(map, value);
    else map[key] = value;
  }
  return map;
}

function scalar(text: string): Node {
  if (text.startsWith('[')) return text.slice(1, -1).split(/, */).map(scalar);
  const quote = text.at(0);
  return (quote === "'" || quote === '"') && text.endsWith(quote) ? text.slice(1, -1) : text;
}

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly restart: string;
  readonly command?: string | string[];
  readonly entrypoint?: string[];
  readonly env_file?: string;
  readonly environment?: Record<string, string>;
  readonly ports?: string[];
  readonly volumes?: string[];
  readonly profiles?: string[];
  readonly depends_on?: Record<string, { condition: string }>;
  readonly healthcheck: { test?: string[]; disable?: string };
}
const compose = readYaml(textOf('docker-compose.yml')) as unknown as {
  services: Record<string, Service>;
  volumes: Record<string, string>;
};
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build !== undefined);

/** What `.env.example` names, and the value it gives. */
const example = new Map(
  [...textOf('.env.example').matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
);
const VARIABLE = /\$\{(\w+)(?::([-?])([^}]*))?\}/g;
/** A value as compose fills it in; what has to be given is given some text long enough for any secret. */
const filledIn = (value: string) =>
  value
    .replace(/\$\{\w+:-([^}]*)\}/g, '$1')
    .replace(/\$\{\w+:\?[^}]*\}/g, 'thirty-two characters, if not even more');
/** Files that commands name; what is built is looked for as its source. */
const filesOf = (command: string) =>
  [...command.matchAll(/apps\/[\w/.-]+\.m?js/g)].map(([file]) =>
    file.replace('/dist/', '/src/').replace(/(src\/.*)\.js$/, '$1.ts'),
  );

describe('docker-compose.yml', () => {
  it('has the whole stack', () => {
    expect(services.map(([name]) => name)).toEqual([
      'neo4j',
      'redis',
      'migrate',
      'api',
      'worker',
      'demo',
      'cli',
    ]);
    expect(compose.services['neo4j']?.image).toBe('neo4j:5.26-community');
    expect(compose.services['redis']?.image).toBe('redis:7');
    expect(new Set(ours.map(([, { image }]) => image)).size).toBe(1);
  });

  it.each(ours)(
    '%s sets only settings that exist, and enough of them to start',
    (_, { environment = {} }) => {
      for (const name of Object.keys(environment)) expect(Object.keys(SETTINGS)).toContain(name);
      const filled = Object.entries(environment).map(([name, value]) => [name, filledIn(value)]);
      expect(() => parseConfig(Object.fromEntries(filled) as Record<string, string>)).not.toThrow();
    },
  );

  it('is open to containers inside and to this machine only outside', () => {
    expect(compose.services['api']?.environment?.['WHEREFORE_HOST']).toBe('0.0.0.0');
    const ports = services.flatMap(([, service]) => service.ports ?? []);
    expect(ports.length).toBeGreaterThan(2);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it.each(services)('%s runs with a health check, or ends by itself', (_, { restart, healthcheck }) => {
    if (restart === 'no') expect(healthcheck).toEqual({ disable: 'true' });
    else expect(healthcheck.test?.length).toBeGreaterThan(1);
  });

  it('waits for nothing that cannot come about', () => {
    for (const [, { depends_on = {} }] of services)
      for (const [name, { condition }] of Object.entries(depends_on)) {
        const ends = compose.services[name]?.restart === 'no';
        expect(condition).toBe(ends ? 'service_completed_successfully' : 'service_healthy');
      }
  });

  it('migrates before anything serves', () => {
    for (const name of ['api', 'worker'])
      expect(compose.services[name]?.depends_on).toHaveProperty('migrate');
  });

  it('runs files that exist', () => {
    const commands = ours.map(([, { command = [], entrypoint = [] }]) =>
      [...entrypoint, command].flat().join(' '),
    );
    const dockerfile = textOf('Dockerfile');
    const files = [...commands, /^CMD (.*)$/m.exec(dockerfile)?.[1] ?? ''].flatMap(filesOf);
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) expect([file, existsSync(path.join(ROOT, file))]).toEqual([file, true]);
  });

  it('keeps what it accepts: a durable Redis, and named volumes that the writers of the log share', () => {
    const redis = compose.services['redis'];
    expect(redis?.command).toMatch(/--appendonly yes .*--maxmemory-policy noeviction/);
    const mounts = services.flatMap(([, { volumes = [] }]) =>
      volumes.map((mount) => mount.split(':')[0] ?? ''),
    );
    const named = mounts.filter((mount) => !mount.startsWith('.'));
    expect([...new Set(named)].sort()).toEqual(Object.keys(compose.volumes).sort());
    for (const name of ['worker', 'demo', 'cli'])
      expect(compose.services[name]?.volumes).toContain('data:/var/lib/wherefore');
  });

  it('hands a file of sources, and the variables it refers to, to whoever reads it', () => {
    for (const name of ['api', 'worker', 'cli']) {
      expect(compose.services[name]?.env_file).toBe('.env');
      expect(compose.services[name]?.volumes).toContain('./sources:/etc/wherefore:ro');
    }
    expect(textOf('.env.example')).toContain('/etc/wherefore/sources.yaml');
    expect(textOf('docs/sync.md')).toContain('WHEREFORE_SOURCES=/etc/wherefore/sources.yaml');
  });

  it('asks for what .env.example names, with the same defaults', () => {
    const asked = [...textOf('docker-compose.yml').matchAll(VARIABLE)];
    expect(new Set(asked.map(([, name]) => name))).toEqual(new Set(example.keys()));
    for (const [, name = '', kind, rest] of asked)
      expect([name, example.get(name)]).toEqual([name, kind === '-' ? rest : '']);
  });
});
