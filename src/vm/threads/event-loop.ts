import type { MessagePort } from 'node:worker_threads';

let inner: MessagePort | null = null;
let outer: MessagePort | null = null;
let resume: () => void = () => {};

function open(): MessagePort {
  const channel = new MessageChannel();
  outer = channel.port2;
  channel.port1.on('message', () => {
    channel.port1.unref();
    resume();
  });
  channel.port1.unref();
  return channel.port1;
}

/**
 * Lets Node's event loop go round once. The caller goes on from a callback of the loop's polling phase: there libuv's own word on what it waits for is right, which it
 * is not in a callback of setImmediate (the loop must not sleep before the callback's return) or of a timer (whose successor is not set yet). The message is sent from an
 * immediate, since a port goes on with messages that are sent while it handles one. One caller at a time.
 */
export function eventLoopTurn(): Promise<void> {
  inner ??= open();
  return new Promise((resolve) => {
    resume = resolve;
    setImmediate(send);
  });
}

/** Closes the channel; the next turn opens another. */
export function closeEventLoop(): void {
  inner?.close();
  outer?.close();
  inner = null;
}

function send(): void {
  // Only while somebody waits does the channel keep the process alive.
  (inner as MessagePort).ref();
  outer?.postMessage(0);
}
