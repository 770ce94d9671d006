import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import CodeMirror, { EditorView, keymap, Prec } from '@uiw/react-codemirror';
import { useMemo, useRef } from 'react';
import type { GraphMeaning } from '../../operations/workbench.js';
import { suggest } from './completions.js';
import { CYPHER } from './cypher-language.js';
import classes from './workbench-page.module.css';

interface EditorProps {
  readonly statement: string;
  readonly change: (statement: string) => void;
  readonly run: () => void;
  readonly graph: GraphMeaning;
}

const BASIC = {
  syntaxHighlighting: false,
  foldGutter: false,
  autocompletion: false,
  highlightActiveLine: false,
} as const;

const LOOK = EditorView.theme({
  '&': { backgroundColor: 'var(--surface)', color: 'var(--ink)', fontSize: '13px' },
  '.cm-content': { fontFamily: 'var(--mono)', caretColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--sunken)', color: 'var(--ink-3)', border: 'none' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--accent-soft)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--accent-soft) !important',
  },
  '.cm-tooltip': { backgroundColor: 'var(--surface)', color: 'var(--ink)', borderColor: 'var(--edge)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent-soft)',
    color: 'var(--ink)',
  },
  '.cm-completionInfo': { maxWidth: '320px' },
});

function completion(graph: GraphMeaning) {
  return (context: CompletionContext): CompletionResult | null => {
    const whole = context.state.doc.toString();
    const before = whole.slice(0, context.pos);
    if (!context.explicit && !/[\w:.]$/.test(before)) return null;
    const { from, suggestions } = suggest(before, whole, graph);
    return { from, options: [...suggestions], validFor: /^\w*$/ };
  };
}

/** Where a statement is written: Ctrl+Enter runs it, Ctrl+Space shows what may stand here. Tab leaves it. */
export function Editor({ statement, change, run, graph }: EditorProps) {
  const runNow = useRef(run);
  runNow.current = run;
  const extensions = useMemo(
    () => [
      ...CYPHER,
      LOOK,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': 'Cypher statement' }),
      autocompletion({ override: [completion(graph)] }),
      Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => (runNow.current(), true) }])),
    ],
    [graph],
  );
  return (
    <CodeMirror
      className={classes.editor ?? ''}
      value={statement}
      onChange={change}
      extensions={extensions}
      basicSetup={BASIC}
      theme="none"
      indentWithTab={false}
      minHeight="140px"
      maxHeight="420px"
    />
  );
}
