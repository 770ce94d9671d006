import { createContext, createElement, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import type { OffersAnswer, WhereforeClient } from './client.js';
import type { OffersInput } from './operations.generated.js';
import { askWithPage } from './page-requests.js';
import { watchExposure } from './watch-exposure.js';

const Client = createContext<WhereforeClient | null>(null);

/** Gives the client to the hooks below it. */
export function WhereforeProvider({
  client,
  children,
}: {
  client: WhereforeClient;
  children?: ReactNode;
}): ReactNode {
  return createElement(Client.Provider, { value: client }, children);
}

/** The client; throws where there is no provider above. */
export function useWherefore(): WhereforeClient {
  const client = useContext(Client);
  if (client === null) throw new Error('There is no <WhereforeProvider> above');
  return client;
}

export interface OffersState {
  /** The last answer; null before the first. It stays while a new one is asked for. */
  readonly answer: OffersAnswer | null;
  readonly error: unknown;
  readonly loading: boolean;
}

/** Offers for a placement: hooks of one render ask in one request. Asks anew when the request says something else. */
export function useOffers(request: OffersInput): OffersState {
  const client = useWherefore();
  const [state, setState] = useState<OffersState>({ answer: null, error: null, loading: true });
  const key = JSON.stringify(request);
  useEffect(() => {
    let wanted = true;
    setState((before) => ({ ...before, loading: true }));
    askWithPage(client, JSON.parse(key) as OffersInput).then(
      (answer) => wanted && setState({ answer, error: null, loading: false }),
      (error: unknown) => wanted && setState((before) => ({ ...before, error, loading: false })),
    );
    return () => {
      wanted = false;
    };
  }, [client, key]);
  return state;
}

/** A ref for the element around the offers: what bears `data-product` in it is reported as shown once it has been seen. */
export function useExposure(answer: OffersAnswer | null): (element: HTMLElement | null) => void {
  const client = useWherefore();
  const stop = useRef<() => void>(() => undefined);
  const [element, setElement] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (element === null || answer?.ok !== true || answer.id === null) return undefined;
    const { id: decision, placement } = answer;
    const offers = element.querySelectorAll<HTMLElement>('[data-product]');
    stop.current = watchExposure(offers, (products) =>
      client.track({ type: 'SHOWN', decision, placement, products }),
    );
    return () => stop.current();
  }, [client, element, answer]);
  return setElement;
}
