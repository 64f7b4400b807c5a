/** The write barrier as machine code (docs/ARCHITECTURE.md, "Write barrier"); that of the collector's own code is in native-trampoline/stubs/copying.ts. */
import { Card, Region } from '../layout/layout.js';
import { type Assembler, Form, type Reg } from '../x64/assembler.js';

/** Address of the byte that is the card of an address. */
export const cardOf = (address: number): number => Region.CARDS + (address >>> Card.SHIFT);

/** Marks the card of the address in a register, which is changed. */
export function emitMarkCard(asm: Assembler, address: Reg): void {
  asm.ri(Form.SHR_RM32_IMM8, address, Card.SHIFT);
  asm.mi(Form.MOV_RM8_IMM8, address, Region.CARDS, 1);
}

/** Marks the card of an address that is known. */
export function emitMarkCardAt(asm: Assembler, address: number): void {
  asm.ai(Form.MOV_RM8_IMM8, cardOf(address), 1);
}
