import { open } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, WhereforeError } from '@wherefore/contracts';

export interface DownloadRequest {
  readonly address: URL;
  /** An empty folder to put the file into. */
  readonly folder: string;
  readonly maxBytes: number;
  /** Nothing for so long ends an attempt. */
  readonly idleMs: number;
  /** Of what was read before: if it still is so, nothing is downloaded. */
  readonly known: Validators | null;
  /** Resolves when it is time to try again, after so many failed attempts. */
  wait(failed: number): Promise<void>;
}

/** What a server calls the state of a file. */
export interface Validators {
  readonly etag: string | null;
  readonly modified: string | null;
}

export interface DownloadedFile extends Validators {
  readonly path: string;
}

const ATTEMPTS = 5;

/**
 * Fetches a file; null when it has not changed. A transfer that breaks off goes on where it stopped if the server can
 * tell that the file is still the same, and starts anew if not. Throws BAD_INPUT, TOO_LARGE or, when it keeps failing,
 * UNAVAILABLE.
 */
export async function downloadFile(request: DownloadRequest): Promise<DownloadedFile | null> {
  const transfer = new Transfer(request);
  for (let failed = 0; ;) {
    const outcome = await transfer.attempt();
    if (outcome === 'not-changed') return null;
    if (outcome === 'done') return { path: transfer.path, ...transfer.validators };
    if (++failed >= ATTEMPTS)
      throw new WhereforeError('UNAVAILABLE', `${shown(request.address)} cannot be read: ${outcome.failure}`);
    await request.wait(failed);
  }
}

/** Without the query, which may hold a key. */
const shown = ({ origin, pathname }: URL): string => `${origin}${pathname}`;

/** A weak one does not promise the same bytes. */
const isStrong = (etag: string | null): etag is string => etag !== null && !etag.startsWith('W/');

type Attempt = 'done' | 'not-changed' | { readonly failure: string };

class Transfer {
  readonly path: string;
  validators: Validators = { etag: null, modified: null };
  private received = 0;

  constructor(private readonly request: DownloadRequest) {
    const last = request.address.pathname.split('/').at(-1) ?? '';
    const name = last.replace(/%[0-9a-f]{2}/gi, '_').replace(/[^\w.-]+/g, '_');
    this.path = path.join(request.folder, /^[._]*$/.test(name) ? 'download' : name);
  }

  async attempt(): Promise<Attempt> {
    const { address, idleMs } = this.request;
    const abort = new AbortController();
    const idle = setTimeout(() => abort.abort(), idleMs);
    try {
      const response = await fetch(address, { headers: this.headers(), signal: abort.signal });
      const failure = this.judge(response);
      if (failure !== null) {
        await response.body?.cancel();
        return failure;
      }
      await this.keep(response, () => idle.refresh());
      return 'done';
    } catch (error) {
      if (error instanceof WhereforeError) throw error;
      return { failure: abort.signal.aborted ? `nothing came for ${idleMs} ms` : messageOf(error) };
    } finally {
      clearTimeout(idle);
    }
  }

  private headers(): Record<string, string> {
    const { known } = this.request;
    const { etag } = this.validators;
    // Bytes are counted as they are sent, so nothing may be packed on the way.
    const headers = { 'accept-encoding': 'identity' };
    if (this.received > 0 && isStrong(etag))
      return { ...headers, range: `bytes=${this.received}-`, 'if-range': etag };
    const [since, tag] = [known?.modified ?? null, known?.etag ?? null];
    return {
      ...headers,
      ...(tag !== null && { 'if-none-match': tag }),
      ...(since !== null && { 'if-modified-since': new Date(since).toUTCString() }),
    };
  }

  /** Null when the file, or the rest of it, follows. */
  private judge({ status, headers }: Response): Attempt | null {
    const { address, known } = this.request;
    if (status === 304 && known !== null) return 'not-changed';
    if (status === 206 && headers.get('content-range')?.startsWith(`bytes ${this.received}-`)) return null;
    if ([200, 206, 416].includes(status)) this.received = 0;
    if (status === 200) {
      const modified = Date.parse(headers.get('last-modified') ?? '');
      this.validators = {
        etag: headers.get('etag'),
        modified: Number.isNaN(modified) ? null : new Date(modified).toISOString(),
      };
      return null;
    }
    const passing = [206, 408, 416, 425, 429].includes(status) || status >= 500;
    if (passing) return { failure: `it answered ${status}` };
    throw new WhereforeError('BAD_INPUT', `${shown(address)} answered ${status}`);
  }

  private async keep(response: Response, onData: () => void): Promise<void> {
    const { maxBytes, address } = this.request;
    const tooLarge = () =>
      new WhereforeError(
        'TOO_LARGE',
        `${shown(address)} is larger than ${maxBytes.toLocaleString('en')} bytes`,
      );
    if (this.received + Number(response.headers.get('content-length') ?? 0) > maxBytes) {
      await response.body?.cancel();
      throw tooLarge();
    }
    const file = await open(this.path, this.received === 0 ? 'w' : 'r+');
    try {
      for await (const bytes of response.body ?? []) {
        onData();
        if (this.received + bytes.length > maxBytes) throw tooLarge();
        await file.write(bytes, 0, bytes.length, this.received);
        this.received += bytes.length;
      }
      await file.truncate(this.received);
    } finally {
      await file.close();
    }
  }
}
