export const SOURCE = 'online-retail';
export const CURRENCY = 'GBP';
