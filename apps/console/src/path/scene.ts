import type { EvidencePath } from '../operations/offer-model.js';

/** One path to draw. `index` is the contribution it belongs to; `context` says how the moment knows its start. */
export interface Reason {
  readonly index: number;
  readonly path: EvidencePath;
  readonly context: string | null;
}

export type Role = 'start' | 'visit' | 'step' | 'offer';

/** A node of the drawing, at its top left corner, in pixels. */
export interface SceneNode {
  readonly key: string;
  readonly role: Role;
  readonly label: string;
  readonly name: string;
  /** `in the cart`: known from the visit, not from the graph. */
  readonly context: string | null;
  readonly reasons: readonly number[];
  readonly x: number;
  readonly y: number;
}

/** A line of the drawing, with one text for each relationship that runs along it. */
export interface SceneLink {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly texts: readonly LinkText[];
  readonly reasons: readonly number[];
  /** SVG path data. */
  readonly line: string;
  readonly labelX: number;
  readonly labelY: number;
  /** Which end the stored relationship points at; none where nothing is stored. */
  readonly arrow: 'to' | 'from' | 'none';
}

export interface LinkText {
  readonly type: string;
  readonly facts: string;
}

export interface Scene {
  readonly nodes: readonly SceneNode[];
  readonly links: readonly SceneLink[];
  readonly width: number;
  readonly height: number;
  /** Width of every node; all are {@link NODE_HEIGHT} high. */
  readonly nodeWidth: number;
}

export const NODE_HEIGHT = 60;
/** Height of one text on a line: type above, facts below. */
export const TEXT_HEIGHT = 34;
