import { BABY } from './baby.js';
import { EVERYDAY } from './everyday.js';
import { GARDEN } from './garden.js';
import { HOME } from './home.js';
import { KITCHEN } from './kitchen.js';
import { OFFICE } from './office.js';
import { OUTDOOR } from './outdoor.js';
import { PANTRY } from './pantry.js';
import type { Aisle, Department, Shelf } from './shelf.js';
import { SPORT } from './sport.js';

export const DEPARTMENTS: readonly Department[] = [
  OUTDOOR,
  SPORT,
  KITCHEN,
  HOME,
  GARDEN,
  BABY,
  OFFICE,
  PANTRY,
  EVERYDAY,
];

/** A shelf with where it stands. */
export interface PlacedShelf {
  readonly shelf: Shelf;
  readonly aisle: Aisle;
  readonly department: Department;
  /** Bought by everybody alike: no segment, season or interest moves it. */
  readonly staple: boolean;
}

/** Every shelf of goods, in the order of the departments. */
export const SHELVES: readonly PlacedShelf[] = DEPARTMENTS.flatMap((department) =>
  department.aisles.flatMap((aisle) =>
    aisle.shelves.map((shelf) => ({ shelf, aisle, department, staple: department === EVERYDAY })),
  ),
);
