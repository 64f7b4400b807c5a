/**
 * What Node's AsyncLocalStorage and async_hooks take for the origin of what Java does: callbacks of a call find what its caller had, whichever task of the event loop the Java thread has its turn in.
 */
import { AsyncResource } from 'node:async_hooks';
import type { TurnContext } from '../vm/threads/java-thread.js';

/** Where it is made, turns of a Java thread are to happen. */
export class AsyncContext implements TurnContext {
  private readonly resource = new AsyncResource('JavaThread');

  run(turn: () => void): void {
    this.resource.runInAsyncScope(turn);
  }
}
