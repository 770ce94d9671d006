import pino, { type Logger } from 'pino';

export type { Logger };

/** Structured logs, one JSON line each, to standard output; secrets and personal fields never leave. */
export function createLogger(service: string, level: string): Logger {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        'req.headers.authorization',
        'req.headers.cookie',
        '*.email',
        '*.phone',
        '*.password',
        '*.token',
      ],
      censor: '(hidden)',
    },
  });
}
