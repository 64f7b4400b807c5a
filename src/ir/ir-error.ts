/**
 * Bytecode that cannot be translated. The message does not name the method (the VM does, when it turns this into a VerifyError); `bci` is the bytecode
 * index of the offending instruction.
 */
export class IrError extends Error {
  override readonly name = 'IrError';
  constructor(
    readonly reason: string,
    readonly bci: number,
  ) {
    super(`${reason} at bytecode index ${bci}`);
  }
}
