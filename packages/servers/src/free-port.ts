import { connect, createServer } from 'node:net';
import { isErrorCode } from './is-error-code.js';

const LOOPBACK = '127.0.0.1';

/** The preferred port if nobody uses it on this machine, else one the system picks. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred === undefined || (await isAnswered(preferred))) return listenOnce(0);
  try {
    return await listenOnce(preferred);
  } catch (error) {
    if (isErrorCode(error, 'EADDRINUSE') || isErrorCode(error, 'EACCES')) return listenOnce(0);
    throw error;
  }
}

/** Some systems let two programs listen on one port when one of them took all addresses, so listening is no proof. */
function isAnswered(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, LOOPBACK);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      const address = server.address();
      const taken = address !== null && typeof address === 'object' ? address.port : port;
      server.close(() => resolve(taken));
    });
  });
}
