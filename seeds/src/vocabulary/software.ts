/** A maker of subscription software: three plans, each an upgrade of the one before, and add-ons that need a plan. */
export interface SoftwareMaker {
  readonly brand: string;
  /** The category its products stand in. */
  readonly shelf: { readonly id: string; readonly name: string };
  readonly noun: string;
  /** Price of the smallest plan, EUR per seat and year. */
  readonly seatPrice: number;
  readonly addOns: readonly string[];
}

export const SOFTWARE_DEPARTMENT = { id: 'software', name: 'Software' } as const;
export const SOFTWARE_AISLE = { id: 'work-software', name: 'Work software' } as const;
export const PLANS = [
  { name: 'Starter', factor: 1 },
  { name: 'Team', factor: 1.9 },
  { name: 'Business', factor: 3.4 },
] as const;

export const SOFTWARE_MAKERS: readonly SoftwareMaker[] = [
  {
    brand: 'Paperlane',
    shelf: { id: 'notes-apps', name: 'Notes' },
    noun: 'notes',
    seatPrice: 39,
    addOns: ['handwriting search', 'team templates', 'offline vault'],
  },
  {
    brand: 'Tallybird',
    shelf: { id: 'invoicing-apps', name: 'Invoicing' },
    noun: 'invoicing',
    seatPrice: 89,
    addOns: ['tax export', 'payment reminders', 'time tracking'],
  },
  {
    brand: 'Kitewave',
    shelf: { id: 'meeting-apps', name: 'Meetings' },
    noun: 'video meetings',
    seatPrice: 69,
    addOns: ['recording archive', 'live captions', 'webinar rooms'],
  },
  {
    brand: 'Safeharbour',
    shelf: { id: 'backup-apps', name: 'Backup' },
    noun: 'cloud backup',
    seatPrice: 49,
    addOns: ['extra terabyte', 'ransomware guard', 'phone backup'],
  },
  {
    brand: 'Pixelmoss',
    shelf: { id: 'design-apps', name: 'Design' },
    noun: 'design suite',
    seatPrice: 119,
    addOns: ['font library', 'stock photos', 'brand kit'],
  },
];
