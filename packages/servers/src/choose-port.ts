import { freePort } from './free-port.js';
import { silent, type Progress } from './progress.js';

interface PortWish {
  what: string;
  port: number | undefined;
  progress: Progress | undefined;
}

/** A free port for one listener; says so when it is not the one that was asked for. */
export async function choosePort({ what, port, progress = silent }: PortWish): Promise<number> {
  const chosen = await freePort(port);
  if (port !== undefined && chosen !== port)
    progress(`${what}: port ${port} is in use, taking ${chosen} instead`);
  return chosen;
}
