import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Failure } from './failure.js';

interface AnsweredProps<T> {
  /** Undefined until it has come once. */
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
  /** What is being done while nothing has come, for those who hear the page. */
  readonly reading: string;
  /** Of what will stand here, px. */
  readonly height: number;
  readonly children: (data: T) => ReactNode;
}

/** What was asked for, once it has come; what came before stays where asking again fails, under the reason. */
export const Answered = <T,>({ data, error, retry, reading, height, children }: AnsweredProps<T>) => (
  <>
    {error === null ? null : <Failure error={error} retry={retry} />}
    {data !== undefined ? children(data) : null}
    {data === undefined && error === null ? <Skeleton height={height} aria-label={reading} /> : null}
  </>
);
