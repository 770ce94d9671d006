import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeRecord {
  readonly id: string;
  /** ISO 8601, whole seconds. */
  readonly changedAt: string;
  readonly deleted?: boolean;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

export interface Answer {
  readonly body: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How one provider is asked and answers: its own paging over records in memory. */
export interface Dialect {
  /** The kind that is asked for in the suite. */
  readonly kind: string;
  /** Records of a page. */
  readonly pageSize: number;
  /** Whether a full reading is done by pages that shift when a row goes. */
  readonly numbered?: boolean;
  /** The provider's id of a record, where it is not its number. */
  idAs?(id: string): string;
  answer(asked: Asked, store: readonly FakeRecord[]): Answer;
}

/** What may go wrong with one answer. */
export type Mischief =
  | { readonly as: 'status'; readonly status: number; readonly retryAfter?: string }
  | { readonly as: 'truncated' | 'cut-json' | 'html' | 'silence' | 'reset' };

/**
 * A provider on the loopback that can be told to misbehave: the first answers suffer the mischiefs in turn. What
 * happens to the store between two answers is up to `between`.
 */
export class FakeProvider {
  readonly asked: string[] = [];
  store: FakeRecord[] = [];
  /** What the next answers suffer; undefined for a good one. */
  mischiefs: (Mischief | undefined)[] = [];
  /** A record that the first answer leaves out, though it is there. */
  hidden: string | undefined;
  /** From the second answer on it is always the same. */
  stuck = false;
  private repeated: Answer | undefined;
  between: (answered: number) => void = () => undefined;
  clock = new Date('2026-11-02T12:00:00Z');
  private readonly server: Server;

  constructor(private readonly dialect: Dialect) {
    this.server = createServer((request, response) => void this.handle(request, response));
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  reset(): void {
    this.asked.length = 0;
    Object.assign(this, { store: [], mischiefs: [], hidden: undefined, stuck: false, repeated: undefined });
    this.between = () => undefined;
    this.clock = new Date('2026-11-02T12:00:00Z');
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
    this.asked.push(request.url ?? '/');
    const mischief = this.mischiefs.shift();
    const asked = {
      method: request.method ?? 'GET',
      path: pathname,
      query: searchParams,
      body: Buffer.concat(chunks).toString(),
    };
    const { body, type = 'application/json', headers = {} } = this.answerTo(asked);
    response.setHeader('date', this.clock.toUTCString());
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    this.misbehave(response, mischief, { body, type });
    this.between(this.asked.length);
  }

  private answerTo(asked: Asked): Answer {
    if (this.repeated !== undefined) return this.repeated;
    const first = this.asked.length === 1;
    const shown = first ? this.store.filter(({ id }) => id !== this.hidden) : this.store;
    const answer = this.dialect.answer(asked, shown);
    if (this.stuck && !first) this.repeated = answer;
    return answer;
  }

  private misbehave(
    response: ServerResponse,
    mischief: Mischief | undefined,
    good: Required<Omit<Answer, 'headers'>>,
  ): void {
    const { body, type } = good;
    switch (mischief?.as) {
      case 'status':
        if (mischief.retryAfter !== undefined) response.setHeader('retry-after', mischief.retryAfter);
        response.writeHead(mischief.status, { 'content-type': 'text/plain' }).end('no');
        return;
      case 'truncated':
        response.writeHead(200, {
          'content-type': type,
          'content-length': String(Buffer.byteLength(body) + 10),
        });
        response.write(body.slice(0, Math.ceil(body.length / 2)), () => response.destroy());
        return;
      case 'cut-json':
        response.writeHead(200, { 'content-type': type }).end(body.slice(0, Math.ceil(body.length / 2)));
        return;
      case 'html':
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Log in</html>');
        return;
      case 'silence':
        return;
      case 'reset':
        response.destroy();
        return;
      default:
        response.writeHead(200, { 'content-type': type }).end(body);
    }
  }
}
