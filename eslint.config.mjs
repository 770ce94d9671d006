import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const CYPHER = String.raw`/\b(MATCH|MERGE|CREATE) \(|\bUNWIND [$\[]|\bDETACH DELETE\b/`;
const NO_CYPHER = [`Literal[value=${CYPHER}]`, `TemplateElement[value.raw=${CYPHER}]`].map((selector) => ({
  selector,
  message: 'Cypher lives in .cypher files: cypher/ for the product, bench/cypher/ for benchmarks.',
}));

/** Taste lives here: how our code reads, as rules. */
export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', '.wherefore/', '**/*.cjs', '**/*.js', '.turbo/'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: false } },
    rules: {
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      complexity: ['error', 16],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@wherefore/*/*', '!@wherefore/client/element', '!@wherefore/client/react'],
              message: 'Import packages by name, never by deep path.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['packages/{evidence,scoring,explain,governance,experiments}/src/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Policy is pure: it receives now.' },
        { object: 'Math', property: 'random', message: 'Policy is pure: it receives a seed.' },
      ],
    },
  },
  {
    files: ['{apps,bench,seeds}/**/src/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', ...NO_CYPHER] },
  },
  {
    files: ['packages/**/src/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...NO_CYPHER,
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'Only apps read the environment.',
        },
      ],
    },
  },
  {
    files: ['apps/api/src/graphql/resolvers/**/*.ts'],
    rules: { 'max-params': ['error', 6], '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['apps/api/src/graphql/types/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['**/test/**/*.ts', '**/test/**/*.tsx'],
    rules: { 'max-lines-per-function': 'off', 'no-console': 'off', complexity: 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.config.ts'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  prettier,
);
