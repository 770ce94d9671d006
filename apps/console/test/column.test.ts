import { toCsv } from '../src/table/column.js';
import { parseSearch, stringifySearch, textOf } from '../src/url/search.js';

describe('a table as CSV', () => {
  it('quotes what has to be quoted, and makes no formula of what people wrote', () => {
    const columns = [
      { id: 'name', header: 'Name', value: (row: { name: string; count: number | null }) => row.name },
      { id: 'count', header: 'Count', value: (row: { count: number | null }) => row.count },
    ];
    const rows = [
      { name: 'Socks, "warm"', count: 3 },
      { name: '=1+1', count: -2 },
      { name: 'one\ntwo', count: null },
    ];
    expect(toCsv(columns, rows)).toBe('Name,Count\r\n"Socks, ""warm""",3\r\n\'=1+1,-2\r\n"one\ntwo",\r\n');
  });
});

describe('an address', () => {
  it('says the same after it was read and written', () => {
    const text = '?cart=a&cart=b%20c&customer=c+1';
    expect(parseSearch(text)).toEqual({ cart: ['a', 'b c'], customer: 'c 1' });
    expect(parseSearch(stringifySearch(parseSearch(text)))).toEqual(parseSearch(text));
    expect(stringifySearch({ a: null, b: undefined })).toBe('');
  });

  it('has one text of a name, or none', () => {
    expect(textOf(parseSearch('?a= x &b=&c=1&c=2'), 'a')).toBe('x');
    expect(textOf(parseSearch('?a= x &b=&c=1&c=2'), 'b')).toBeNull();
    expect(textOf(parseSearch('?a= x &b=&c=1&c=2'), 'c')).toBeNull();
  });
});
