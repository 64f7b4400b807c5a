/** The exceptions that natives of sockets throw, by errno. */
import { JavaThrow } from '../../../../vm/steps.js';
import type { VM } from '../../../../vm/vm.js';
import { strerror } from '../../../posix/errors.js';
import { Errno } from '../../../posix/numbers.js';

const CLASSES: ReadonlyMap<number, string> = new Map([
  [Errno.EPROTO, 'java/net/ProtocolException'],
  [Errno.ECONNREFUSED, 'java/net/ConnectException'],
  [Errno.ETIMEDOUT, 'java/net/ConnectException'],
  [Errno.ENOTCONN, 'java/net/ConnectException'],
  [Errno.EHOSTUNREACH, 'java/net/NoRouteToHostException'],
  [Errno.EADDRINUSE, 'java/net/BindException'],
  [Errno.EADDRNOTAVAIL, 'java/net/BindException'],
  [Errno.EACCES, 'java/net/BindException'],
]);

/** The exception for an errno; with a text in front of the error's own if `about` is given. */
export function socketError(vm: VM, errno: number, about?: string): JavaThrow {
  const text = strerror(vm, errno);
  const message = about === undefined ? text || 'NioSocketError' : `${about}: ${text}`;
  return new JavaThrow(CLASSES.get(errno) ?? 'java/net/SocketException', message);
}

/** Throws it if a system call has failed. */
export function checkSocket(vm: VM, result: number, about?: string): number {
  if (result < 0) throw socketError(vm, -result, about);
  return result;
}
