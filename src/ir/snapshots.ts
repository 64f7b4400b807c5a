/** Records the abstract operand stack before instructions that may leave the method, while IR is built ({@link IrMethod.snapshots}). */
import { grown } from './emitter.js';
import type { IrMethod } from './method.js';
import type { OperandStack } from './operand-stack.js';

/** Opcodes whose instructions may throw, call or ask for linking. */
const leaves = new Uint8Array(256);
for (const [first, last] of [
  [0x12, 0x14], // ldc
  [0x2e, 0x35], // array loads
  [0x4f, 0x56], // array stores
  [0x6c, 0x6d], // idiv, ldiv
  [0x70, 0x71], // irem, lrem
  [0xac, 0xb1], // returns, which unlock
  [0xb2, 0xc3], // fields, calls, allocation, athrow, casts, monitors
  [0xc5, 0xc5], // multianewarray
])
  leaves.fill(1, first, last + 1);

export class Snapshots {
  private method!: IrMethod;
  private wanted = false;

  constructor(private readonly stack: OperandStack) {}

  /** codeLength: 0 if no snapshots are wanted. */
  reset(method: IrMethod, codeLength: number): void {
    this.method = method;
    this.wanted = codeLength > 0;
    method.snapshotsLength = 0;
    if (method.snapshotAt.length < codeLength) method.snapshotAt = new Int32Array(codeLength);
    method.snapshotAt.fill(-1, 0, codeLength);
  }

  /** Before the bytecode at `pc` is translated. */
  take(opcode: number, pc: number): void {
    if (!this.wanted || leaves[opcode] === 0) return;
    const { method, stack } = this;
    const { depth } = stack;
    const at = method.snapshotsLength;
    if (method.snapshots.length === 0) method.snapshots = new Int32Array(256);
    while (at + 1 + 2 * depth > method.snapshots.length) method.snapshots = grown(method.snapshots);
    const words = method.snapshots;
    words[at] = depth;
    for (let i = 0; i < depth; i++) {
      words[at + 1 + 2 * i] = stack.kinds[i];
      words[at + 2 + 2 * i] = stack.operands[i];
    }
    method.snapshotsLength = at + 1 + 2 * depth;
    method.snapshotAt[pc] = at;
  }
}
