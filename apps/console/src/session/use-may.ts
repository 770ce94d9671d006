import { useSession } from './use-session.js';

/** What whoever is signed in may change. Approvers are merchandisers too, and admins may do everything. */
export interface May {
  readonly subject: string;
  readonly roles: string;
  readonly merchandise: boolean;
  readonly approve: boolean;
  /** Experiments, and who is held out. */
  readonly analyse: boolean;
}

export function useMay(): May {
  const session = useSession();
  const roles = session.state === 'in' ? session.who.roles : [];
  const approve = roles.some((role) => role === 'approver' || role === 'admin');
  return {
    subject: session.state === 'in' ? session.who.subject : '',
    roles: roles.join(', '),
    approve,
    analyse: roles.some((role) => role === 'analyst' || role === 'admin'),
    merchandise: approve || roles.includes('merchandiser'),
  };
}
