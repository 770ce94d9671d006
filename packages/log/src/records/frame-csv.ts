import type { Line } from './split-lines.js';
import { MAX_RECORD } from './split-lines.js';

const MAX_LINES = 500;
const UNCLOSED = 'opens a quote that is never closed';

/**
 * Joins the lines of a quoted cell into one record. A quote counts as opening only at the start of a cell, so an inch
 * mark does no harm. An opening quote that finds no end within 500 lines or 1 MB costs its own line only.
 */
export class CsvFramer {
  private open: Line[] = [];
  private size = 0;

  constructor(private readonly delimiter: string) {}

  push(line: Line): Line[] {
    if (this.open.length === 0 && (line.fault !== undefined || !line.text.includes('"'))) return [line];
    if (line.fault !== undefined) return [...this.giveUp(), ...this.push(line)];
    const inside = endsInsideQuotes(line.text, this.delimiter, this.open.length > 0);
    if (!inside && this.open.length === 0) return [line];
    this.open.push(line);
    this.size += line.text.length + 1;
    if (!inside) return [this.join()];
    return this.open.length > MAX_LINES || this.size > MAX_RECORD ? this.giveUp() : [];
  }

  /** What is still open at the end of the file. */
  end(): Line[] {
    return this.open.length === 0 ? [] : [...this.giveUp(), ...this.end()];
  }

  private join(): Line {
    const [first] = this.open;
    const text = this.open.map((line) => line.text).join('\n');
    this.reset();
    return { number: first?.number ?? 0, text };
  }

  /** The first open line is at fault; those after it get another chance without it. */
  private giveUp(): Line[] {
    const [first, ...others] = this.open;
    this.reset();
    if (first === undefined) return [];
    return [{ ...first, fault: UNCLOSED }, ...others.flatMap((line) => this.push(line))];
  }

  private reset(): void {
    this.open = [];
    this.size = 0;
  }
}

function endsInsideQuotes(text: string, delimiter: string, startsInside: boolean): boolean {
  let inside = startsInside;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) {
    if (!inside) inside = at === 0 || text[at - 1] === delimiter;
    else if (text[at + 1] === '"') at++;
    else inside = false;
  }
  return inside;
}
