/**
 * Signature polymorphic methods that are linked through adapters (JVMS 2.9.3): MethodHandle's two, and the access modes of VarHandle. Needed only to
 * lay out calls that are not linked yet, because an adapter takes one argument more. (invokeBasic and linkTo* are linked at once.)
 */
const methodHandleMethods: ReadonlySet<string> = new Set(['invoke', 'invokeExact']);

const varHandleMethods: ReadonlySet<string> = new Set([
  'get',
  'set',
  'getVolatile',
  'setVolatile',
  'getOpaque',
  'setOpaque',
  'getAcquire',
  'setRelease',
  'compareAndSet',
  'compareAndExchange',
  'compareAndExchangeAcquire',
  'compareAndExchangeRelease',
  'weakCompareAndSetPlain',
  'weakCompareAndSet',
  'weakCompareAndSetAcquire',
  'weakCompareAndSetRelease',
  'getAndSet',
  'getAndSetAcquire',
  'getAndSetRelease',
  'getAndAdd',
  'getAndAddAcquire',
  'getAndAddRelease',
  'getAndBitwiseOr',
  'getAndBitwiseOrAcquire',
  'getAndBitwiseOrRelease',
  'getAndBitwiseAnd',
  'getAndBitwiseAndAcquire',
  'getAndBitwiseAndRelease',
  'getAndBitwiseXor',
  'getAndBitwiseXorAcquire',
  'getAndBitwiseXorRelease',
]);

/** Whether a call of this method passes an appendix. `className` in internal form. */
export function isSignaturePolymorphic(className: string, methodName: string): boolean {
  if (className === 'java/lang/invoke/MethodHandle') return methodHandleMethods.has(methodName);
  return className === 'java/lang/invoke/VarHandle' && varHandleMethods.has(methodName);
}
