import { connect, type Socket } from 'node:net';

/** Answers are tens of kilobytes; one that is larger than this is a mistake. */
const MOST_BYTES = 16_000_000;
const HEAD_END = Buffer.from('\r\n\r\n');

export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

/**
 * One keep-alive connection that carries one request at a time. Written on the bare socket because the load generator
 * shares the machine with what it measures: node:http would take several times the processor time for every request.
 */
export class Connection {
  #chunks: Buffer[] = [];
  #length = 0;
  #needed = 0;
  #waiting: { resolve(answer: Answer): void; reject(error: Error): void } | null = null;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('the server closed the connection')));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new Connection(socket));
      });
    });
  }

  /** Sends a whole HTTP request and resolves with the whole answer. */
  ask(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.socket.destroyed) return reject(new Error('the connection is closed'));
      this.#waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.#waiting = null;
    this.socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#length < this.#needed) return;
    const all = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    this.#chunks = [all];
    const headEnd = all.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = all.toString('latin1', 0, headEnd);
    const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? Number.NaN);
    if (!(length <= MOST_BYTES)) return this.#fail(new Error(`an answer without a usable length: ${head}`));
    this.#needed = headEnd + HEAD_END.length + length;
    if (all.length < this.#needed) return;
    const waiting = this.#waiting;
    this.#chunks = [];
    this.#length = this.#needed = 0;
    this.#waiting = null;
    waiting?.resolve({ status: Number(head.slice(9, 12)), body: all.subarray(headEnd + HEAD_END.length) });
  }

  #fail(error: Error): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    this.socket.destroy();
    waiting?.reject(error);
  }
}
