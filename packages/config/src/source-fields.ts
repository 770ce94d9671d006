import { z } from 'zod';

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** `90s`, `5m`, `6h`, `1d` as seconds, at least `least` and at most 30 days. */
export const duration = (least: number) =>
  z
    .string('a duration such as 5m')
    .regex(/^\d{1,6}[smhd]$/, 'a duration such as 90s, 5m, 6h or 1d')
    .transform((text) => Number(text.slice(0, -1)) * (SECONDS[text.slice(-1)] ?? 1))
    .pipe(
      z
        .number()
        .min(least, `at least ${least}s`)
        .max(30 * 86_400, 'at most 30d'),
    );

/** `env:NAME`: the value of that variable. So no secret is ever written in the file. */
export const secretFrom = (environment: Readonly<Record<string, string | undefined>>) =>
  z
    .string('env:NAME, the name of a variable that holds it')
    .regex(/^env:[A-Za-z_][A-Za-z0-9_]*$/, 'must be env:NAME, the name of a variable that holds it')
    .transform((reference, context) => {
      const name = reference.slice('env:'.length);
      const value = environment[name];
      if (value !== undefined && value !== '') return value;
      context.addIssue({ code: 'custom', message: `the variable ${name} is not set` });
      return z.NEVER;
    });
