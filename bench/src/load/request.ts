/** A whole HTTP request as bytes, ready to be sent again and again. */
export function postJson(path: string, value: unknown, headers: Readonly<Record<string, string>>): Buffer {
  const body = Buffer.from(JSON.stringify(value));
  const lines = [
    `POST ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'content-type: application/json',
    `content-length: ${body.length}`,
    ...Object.entries(headers).map(([name, text]) => `${name}: ${text}`),
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), body]);
}
