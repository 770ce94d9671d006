import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';

const KEYWORDS = new RegExp(
  `^(?:${'match optional where return with unwind as and or xor not in is null true false order by asc desc skip limit distinct union all call exists case when then else end starts ends contains yield any none single'
    .split(' ')
    .join('|')})$`,
  'i',
);

const cypher = StreamLanguage.define<{ comment: boolean }>({
  name: 'cypher',
  startState: () => ({ comment: false }),
  token(stream, state) {
    if (state.comment || stream.match('/*')) {
      state.comment = !stream.match(/^.*?\*\//);
      if (state.comment) stream.skipToEnd();
      return 'comment';
    }
    if (stream.eatSpace()) return null;
    if (stream.match(/^\/\/.*/)) return 'comment';
    if (stream.match(/^'(?:[^'\\]|\\.)*'?|^"(?:[^"\\]|\\.)*"?/)) return 'string';
    if (stream.match(/^\$\w+/)) return 'meta';
    if (stream.match(/^\d+(\.\d+)?/)) return 'number';
    if (stream.match(/^:\s*[A-Za-z_]\w*/)) return 'typeName';
    if (stream.match(/^[A-Za-z_]\w*/)) return KEYWORDS.test(stream.current()) ? 'keyword' : null;
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: '//' }, closeBrackets: { brackets: ['(', '[', '{', "'", '"'] } },
});

/** Colours of the theme, so that both light and dark are readable. */
const colours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.keyword, color: 'var(--accent)', fontWeight: '600' },
    { tag: [tags.string, tags.meta], color: 'var(--warn)' },
    { tag: tags.typeName, color: 'var(--against)' },
    { tag: tags.comment, color: 'var(--ink-3)', fontStyle: 'italic' },
  ]),
);

export const CYPHER = [cypher, colours];
