/** Why the dynamic linker refuses a library that is another machine's: HotSpot's words (os_linux.cpp, dll_load), which say more than the linker's. */
import { closeSync, openSync, readSync } from 'node:fs';

/** Offsets in an ELF header, and their values. */
const enum Header {
  CLASS = 4,
  DATA = 5,
  MACHINE = 18,
  SIZE = 20,
  CLASS_32 = 1,
  CLASS_64 = 2,
  LITTLE_ENDIAN = 1,
}

const OURS = 'AMD 64';

/** e_machine -> HotSpot's name. */
const MACHINES: Readonly<Record<number, string>> = {
  2: 'Sparc 32',
  3: 'IA 32',
  4: 'M68k',
  6: 'IA 32',
  8: 'MIPS',
  10: 'MIPSel',
  15: 'PARISC',
  18: 'Sparc 32',
  20: 'Power PC 32',
  21: 'Power PC 64',
  22: 'IBM System/390',
  40: 'ARM',
  42: 'SuperH',
  43: 'Sparc v9 64',
  50: 'IA 64',
  62: OURS,
  183: 'AARCH64',
  243: 'RISC-V',
  36902: 'Alpha',
};

/** " (Possible cause: …)", or nothing if the file is no ELF object, or is one for this machine. */
export function mismatchOf(path: string): string {
  const header = Buffer.alloc(Header.SIZE);
  try {
    const fd = openSync(path, 'r');
    try {
      if (readSync(fd, header, 0, Header.SIZE, 0) < Header.SIZE) return '';
    } finally {
      closeSync(fd);
    }
  } catch {
    return '';
  }
  if (header.toString('latin1', 0, 4) !== '\x7fELF') return '';
  const isLittle = header[Header.DATA] === Header.LITTLE_ENDIAN;
  const machine = isLittle ? header.readUInt16LE(Header.MACHINE) : header.readUInt16BE(Header.MACHINE);
  const name = MACHINES[machine];
  if (name === undefined)
    return cause(`can't load this .so (machine code=0x${machine.toString(16)}) on a ${OURS} platform`);
  if (name !== OURS) return cause(`can't load ${name} .so on a ${OURS} platform`);
  if (!isLittle) return cause('endianness mismatch');
  const elfClass = header[Header.CLASS];
  if (elfClass !== Header.CLASS_32 && elfClass !== Header.CLASS_64) return cause('invalid ELF file class');
  if (elfClass === Header.CLASS_32)
    return cause("architecture word width mismatch, can't load 32-bit .so on a 64-bit platform");
  return '';
}

const cause = (text: string): string => ` (Possible cause: ${text})`;
