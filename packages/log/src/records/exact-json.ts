const MAYBE_LONG = /\d[\d.]{15}/;
const TEXT_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON in which numbers that JavaScript would round are texts: two long ids must not become one. */
export function exactJson(json: string): string {
  if (!MAYBE_LONG.test(json)) return json;
  return json.replace(TEXT_OR_NUMBER, (token) =>
    token.startsWith('"') || isExact(token) ? token : `"${token}"`,
  );
}

function isExact(number: string): boolean {
  if (/[eE]/.test(number)) return true;
  if (!number.includes('.')) return Number.isSafeInteger(Number(number));
  const written = String(Number(number));
  return /[eE]/.test(written) || written === number.replace(/\.?0+$/, '');
}
