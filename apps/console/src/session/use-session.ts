import { useSyncExternalStore } from 'react';
import { currentSession, onSession, type Session } from './session.js';

export const useSession = (): Session => useSyncExternalStore(onSession, currentSession);
