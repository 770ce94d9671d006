import type { Product } from '@wherefore/client';
import { hashOf } from './hash.js';

/** Hues that go together, and that light and dark papers both bear. */
const HUES = [28, 52, 88, 142, 176, 208, 246, 318, 350];

/** A picture of a product that nobody has photographed: its category gives the colour, its title the shapes. Says nothing to those who do not see it. */
export function Picture({ product }: { readonly product: Pick<Product, 'title' | 'categories'> }) {
  const hue = HUES[hashOf(product.categories[0]?.id ?? '') % HUES.length] ?? 28;
  const seed = hashOf(product.title);
  return (
    <svg
      className="picture"
      viewBox="0 0 120 90"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      style={{ '--hue': hue } as object}
    >
      <rect width="120" height="90" className="ground" />
      <Motif seed={seed} />
    </svg>
  );
}

const MOTIFS = [Arch, Stack, Leaf, Moons, Blocks];

function Motif({ seed }: { readonly seed: number }) {
  const Shape = MOTIFS[seed % MOTIFS.length] ?? Arch;
  const turn = ((seed >>> 4) % 4) * 6 - 9;
  const size = 0.9 + ((seed >>> 8) % 5) * 0.06;
  return (
    <g transform={`translate(60 47) rotate(${turn}) scale(${size})`}>
      <Shape />
    </g>
  );
}

function Arch() {
  return (
    <>
      <path className="back" d="M-28 30V0a28 28 0 0 1 56 0v30z" />
      <path className="front" d="M-14 30V6a14 14 0 0 1 28 0v24z" />
    </>
  );
}

function Stack() {
  return (
    <>
      <rect className="back" x="-32" y="6" width="64" height="24" rx="8" />
      <rect className="front" x="-24" y="-16" width="48" height="20" rx="8" />
      <circle className="spark" cy="-26" r="7" />
    </>
  );
}

function Leaf() {
  return (
    <>
      <path className="back" d="M-30 28C-34-12-6-34 32-30 34 8 12 34-30 28z" />
      <path className="line" d="M-26 26C-8 8 8-8 26-24" />
    </>
  );
}

function Moons() {
  return (
    <>
      <circle className="back" cx="-8" cy="2" r="28" />
      <circle className="front" cx="16" cy="10" r="18" />
      <circle className="spark" cx="22" cy="-22" r="6" />
    </>
  );
}

function Blocks() {
  return (
    <>
      <rect className="back" x="-30" y="-28" width="34" height="58" rx="6" />
      <rect className="front" x="2" y="-4" width="28" height="34" rx="6" />
      <circle className="spark" cx="16" cy="-18" r="9" />
    </>
  );
}
