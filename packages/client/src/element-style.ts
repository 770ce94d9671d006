/** How the element looks where the shop does not say otherwise, by CSS parts and properties. */
const STYLE = `
:host { display: block; font: inherit; color: inherit; --gap: 1rem; --card: 12rem; }
:host([hidden]) { display: none; }
.head { display: flex; align-items: center; gap: .5rem; margin: 0 0 .75rem; }
h2 { font-size: 1.15em; margin: 0; flex: 1; }
ul { list-style: none; margin: 0; padding: 0; display: flex; gap: var(--gap); }
:host([layout=list]) ul { flex-direction: column; }
:host(:not([layout=list])) ul { overflow-x: auto; scroll-snap-type: x mandatory; scroll-padding: 3px; padding: 3px; margin: -3px; }
@media (prefers-reduced-motion: no-preference) { ul { scroll-behavior: smooth; } }
ul > li { flex: none; scroll-snap-align: start; width: var(--card); box-sizing: border-box; padding: .85rem; display: flex;
  flex-direction: column; gap: .4rem; border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: .5rem; }
:host([layout=list]) ul > li { width: auto; }
a { color: inherit; font-weight: 600; text-decoration: none; }
a:hover { text-decoration: underline; }
p { margin: 0; }
.reason { font-size: .875em; flex: 1; }
button { font: inherit; color: inherit; background: none; cursor: pointer; border-radius: .4rem; min-height: 2rem;
  border: 1px solid color-mix(in srgb, currentColor 45%, transparent); padding: .2rem .6rem; }
ul button { font-size: .875em; align-self: start; }
button:disabled { opacity: .4; cursor: default; }
a:focus-visible, button:focus-visible, ul:focus-visible { outline: 2px solid currentColor; outline-offset: 1px; }
:host([layout=list]) .step, .step[hidden] { display: none; }
dialog { font: inherit; max-width: 26rem; width: calc(100vw - 4rem); padding: 1.25rem; border-radius: .5rem; color: CanvasText;
  background: Canvas; border: 1px solid color-mix(in srgb, CanvasText 35%, transparent); }
dialog::backdrop { background: rgb(0 0 0 / .35); }
dialog h3 { margin: 0 0 .5rem; font-size: 1.05em; }
dialog h4 { margin: 1rem 0 0; font-size: .875em; font-weight: 600; }
dialog ol { margin: .25rem 0 1.25rem; padding-left: 1.25rem; }
.actions { display: flex; flex-wrap: wrap; gap: .5rem; justify-content: flex-end; }
`;

let sheet: CSSStyleSheet | null = null;

/** One sheet for all elements of a page; unlike a style element it needs no exception from a page's content policy. */
export function styleSheet(): CSSStyleSheet {
  if (sheet === null) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  return sheet;
}
