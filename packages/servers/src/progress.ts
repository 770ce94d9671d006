/** Receives one plain sentence about something slow, or about something this package is going to change on the machine. */
export type Progress = (message: string) => void;

/** For callers who do not listen. */
export const silent: Progress = () => undefined;
