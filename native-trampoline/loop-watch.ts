/**
 * Node's event loop told to wait for a descriptor that is not Node's: a `uv_poll_t` of libuv, in memory of the C library's, and a JavaScript function that the loop calls when the descriptor can be read, once; then it
 * is to be told again. Where libuv's functions can't be found there is none.
 */
import { Ctx } from '../src/layout/layout.js';
import { HostError } from './host-error.js';
import type { Memory } from './memory.js';
import { type LoopStubs, WatchData } from './stubs/loop.js';

/** `UV_POLL` of `uv_handle_type`. */
const UV_POLL = 8;
const UV_READABLE = 1;

/** What a watch asks of the trampoline. */
export interface LoopHost {
  readonly memory: Pick<Memory, 'load64' | 'store64'>;
  callC(address: number, a?: number, b?: number, c?: number): number;
  dlsym(name: string): number;
}

const SCRATCH = Ctx.ADDRESS + Ctx.SCRATCH;

export class LoopWatch {
  private readonly start: number;
  private readonly handle: number;
  private readonly data: number;
  private armed = false;
  private holding = false;
  private closed = false;

  /** `keep`: {@link LoopStubs.keep} as a function; `ready`: what the loop calls, which must not throw. Throws HostError if there is no such C function. */
  constructor(
    private readonly host: LoopHost,
    private readonly env: number,
    private readonly stubs: LoopStubs,
    keep: (f: () => void) => void,
    fd: number,
    ready: () => void,
  ) {
    const { memory } = host;
    const functions: readonly (readonly [WatchData, string])[] = [
      [WatchData.POLL_STOP, 'uv_poll_stop'],
      [WatchData.CLOSE, 'uv_close'],
      [WatchData.OPEN_SCOPE, 'napi_open_handle_scope'],
      [WatchData.CLOSE_SCOPE, 'napi_close_handle_scope'],
      [WatchData.REFERENCE_VALUE, 'napi_get_reference_value'],
      [WatchData.GLOBAL, 'napi_get_global'],
      [WatchData.MAKE_CALLBACK, 'napi_make_callback'],
    ];
    const addresses = functions.map(([at, name]) => [at, host.dlsym(name)] as const);
    this.start = host.dlsym('uv_poll_start');
    this.call('napi_get_uv_event_loop', env, SCRATCH);
    const loop = memory.load64(SCRATCH);
    const size = this.call('uv_handle_size', UV_POLL);
    this.handle = this.call('calloc', 1, size + WatchData.SIZE);
    this.data = this.handle + size;
    keep(() => {
      this.armed = false;
      ready();
    });
    memory.store64(SCRATCH + WatchData.FUNCTION, memory.load64(SCRATCH));
    memory.store64(SCRATCH + WatchData.ENV, env);
    for (const [at, address] of addresses) memory.store64(SCRATCH + at, address);
    this.call('memcpy', this.data, SCRATCH, WatchData.SIZE);
    if ((this.call('uv_poll_init', loop, this.handle, fd) | 0) < 0) {
      this.call('napi_delete_reference', env, memory.load64(SCRATCH + WatchData.FUNCTION));
      this.call('free', this.handle);
      throw new HostError("Node's event loop refuses to wait for a descriptor (uv_poll_init)");
    }
    this.call('uv_handle_set_data', this.handle, this.data);
    this.call('uv_unref', this.handle);
    this.call('napi_add_env_cleanup_hook', env, stubs.end, this.handle);
  }

  /** Whether the process lives as long as the function may be called. */
  hold(hold: boolean): void {
    if (this.closed || hold === this.holding) return;
    this.call(hold ? 'uv_ref' : 'uv_unref', this.handle);
    this.holding = hold;
  }

  /** Has the function called once when the descriptor can be read. */
  arm(): void {
    if (this.closed || this.armed) return;
    this.armed = true;
    this.host.callC(this.start, this.handle, UV_READABLE, this.stubs.ready);
  }

  /** To be called before the descriptor is closed. The function is not called any more. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.call('napi_remove_env_cleanup_hook', this.env, this.stubs.end, this.handle);
    const { memory } = this.host;
    this.call('memcpy', SCRATCH, this.data, WatchData.SIZE);
    this.call('napi_delete_reference', this.env, memory.load64(SCRATCH + WatchData.FUNCTION));
    // The loop is done with the handle later: the C library takes the memory back then.
    this.call('uv_close', this.handle, this.host.dlsym('free'));
  }

  private call(name: string, a = 0, b = 0, c = 0): number {
    return this.host.callC(this.host.dlsym(name), a, b, c);
  }
}
