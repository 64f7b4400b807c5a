/** What the type checker makes of signatures: this file compiles, or does not. */
import t from 'tap';
import type {
  CallArguments,
  CallResult,
  JavaObject,
  JavaValue,
  NativeArguments,
  NativeResult,
  VM,
} from '../../src/index.js';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Compiles only for `true`. */
function holds<T extends true>(): T | undefined {
  return undefined;
}

holds<Same<CallResult<'A.f()V'>, undefined>>();
holds<Same<CallResult<'a/b/C.f(IJ)J'>, bigint>>();
holds<Same<CallResult<'A.f()Ljava/lang/String;'>, string | null>>();
holds<Same<CallResult<'A.f()[J'>, BigInt64Array | null>>();
holds<Same<CallResult<'A.f()[[I'>, JavaObject | null>>();
holds<Same<CallResult<'A.f()[Ljava/lang/String;'>, JavaObject | null>>();
holds<Same<CallResult<'A.f()Ljava/util/List;'>, JavaObject | null>>();
holds<Same<CallArguments<'A.f()V'>, []>>();
holds<Same<CallArguments<'A.f(ZBCSIFD)V'>, [boolean, number, number, number, number, number, number]>>();
holds<Same<CallArguments<'A.f(JLjava/lang/String;)V'>, [bigint | number, string | null]>>();
holds<
  Same<
    CallArguments<'A.f([I[[DLjava/util/List;I)V'>,
    [Int32Array | readonly number[] | null, JavaObject | null, JavaObject | null, number]
  >
>();
holds<Same<NativeArguments<'A.f(J[Z)V'>, [bigint, Uint8Array | null]>>();
holds<Same<NativeResult<'A.f()J'>, bigint | number>>();
holds<Same<CallArguments<'A.f(Q)V'>, JavaValue[]>>();

/** Never called. */
export function checked(vm: VM, made: string): void {
  vm.call('A.f(I)I', 1).toFixed();
  vm.call(made, 1, 'anything');
  // @ts-expect-error: one argument too few
  vm.call('A.f(II)I', 1);
  // @ts-expect-error: a text is no int
  vm.call('A.f(I)I', '1');
  // @ts-expect-error: long is a bigint
  vm.call('A.f()J').toFixed();
  vm.bind('A.f(IJ)V', (x, y) => {
    x.toFixed();
    // @ts-expect-error: a bigint
    y.toFixed();
  });
  vm.bind('A.f(I)I', async (x) => x);
  vm.bind('A.f(I)Ljava/lang/String;', function (x) {
    return `${this.className}${x}`;
  });
  // @ts-expect-error: a text is no int
  vm.bind('A.f(I)I', (x) => `${x}`);
}

t.pass('it compiles');
