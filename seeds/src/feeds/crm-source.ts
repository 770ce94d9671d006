/** What the customer system calls itself in its events. */
export const CRM = 'demo-crm';
