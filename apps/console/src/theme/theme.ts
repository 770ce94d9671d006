import {
  Badge,
  Button,
  createTheme,
  MultiSelect,
  Select,
  Skeleton,
  type MantineColorsTuple,
} from '@mantine/core';

const pine: MantineColorsTuple = [
  '#e6f4f1',
  '#cfe7e2',
  '#a3d2c8',
  '#74bcae',
  '#5fd0b8',
  '#2f9a85',
  '#0b6e5f',
  '#095d50',
  '#074c42',
  '#053b33',
];

export const theme = createTheme({
  colors: { pine },
  primaryColor: 'pine',
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Badge: Badge.extend({
      styles: { root: { minWidth: 'max-content', textTransform: 'none' }, label: { overflow: 'visible' } },
    }),
    // Mantine chooses black or white by the colours of the light scheme.
    Button: Button.extend({
      vars: (_theme, { variant = 'filled', color }) => ({
        root: variant === 'filled' && color === undefined ? { '--button-color': 'var(--on-accent)' } : {},
      }),
    }),
    Select: Select.extend({ defaultProps: { comboboxProps: { shadow: 'md' } } }),
    MultiSelect: MultiSelect.extend({ defaultProps: { comboboxProps: { shadow: 'md' } } }),
    // What is being read has a name; a plain box may not have one.
    Skeleton: Skeleton.extend({ defaultProps: { role: 'group' } }),
  },
});
