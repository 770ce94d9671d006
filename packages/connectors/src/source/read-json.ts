import { accepted, refused, type Result } from '@wherefore/contracts';
import type { HttpReply } from './http-call.js';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Bytes as JSON, a byte order mark before it allowed; else what is wrong with them, in words. */
export function readJson(bytes: Buffer): Result<unknown, string> {
  try {
    return accepted(JSON.parse(UTF8.decode(bytes)) as unknown);
  } catch (error) {
    if (error instanceof SyntaxError) return refused('is not JSON');
    if (error instanceof TypeError) return refused('is not UTF-8');
    throw error;
  }
}

/** The body of a reply that should be JSON. */
export function replyJson({ headers, body }: HttpReply): Result<unknown, string> {
  const type = headers['content-type'] ?? '';
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(type))
    return refused(`expected JSON, got ${type === '' ? 'no content type' : type.slice(0, 60)}`);
  const json = readJson(body);
  return json.ok ? json : refused(`the body ${json.refusal}`);
}
