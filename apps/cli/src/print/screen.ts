import pc from 'picocolors';

/** How a command talks: text for people, or one JSON document for programs. */
export interface Screen {
  readonly json: boolean;
  /** A line for people; nothing in JSON mode. */
  say(line?: string): void;
  /** Progress on one line that is written over; plain lines where there is no terminal. */
  progress(line: string): void;
  /** The result: as JSON in JSON mode. */
  result(value: unknown): void;
}

const QUIET_MS = 2_000;

export function createScreen(json: boolean): Screen {
  const live = process.stderr.isTTY && !json;
  let open = false;
  let said = { stem: '', at: 0 };
  const endLine = () => {
    if (open) process.stderr.write('\n');
    open = false;
  };
  return {
    json,
    say(line = '') {
      endLine();
      if (!json) process.stdout.write(`${line}\n`);
    },
    progress(line) {
      if (live) {
        process.stderr.write(`\r\u001b[2K${pc.dim(line.slice(0, (process.stderr.columns ?? 80) - 1))}`);
        open = true;
        return;
      }
      const stem = line.replace(/[\d,.]+/g, '#');
      if (stem === said.stem && Date.now() - said.at < QUIET_MS) return;
      said = { stem, at: Date.now() };
      process.stderr.write(`${line}\n`);
    },
    result(value) {
      endLine();
      if (json) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
  };
}
