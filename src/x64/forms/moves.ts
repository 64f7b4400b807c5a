/** Integer moves, conversions, exchanges. Notation: table.ts. */
export const movesForms = `
MOV r/m8, r8          | 88 /r               | w r
MOV r/m16, r16        | 66 89 /r            | w r
MOV r/m32, r32        | 89 /r               | w r
MOV r/m64, r64        | REX.W + 89 /r       | w r
MOV r8, r/m8          | 8A /r               | w r
MOV r16, r/m16        | 66 8B /r            | w r
MOV r32, r/m32        | 8B /r               | w r
MOV r64, r/m64        | REX.W + 8B /r       | w r
MOV r/m8, imm8        | C6 /0 ib            | w
MOV r/m16, imm16      | 66 C7 /0 iw         | w
MOV r/m32, imm32      | C7 /0 id            | w
MOV r/m64, imm32      | REX.W + C7 /0 id    | w
MOV r8, imm8          | B0+rb ib            | w
MOV r16, imm16        | 66 B8+rw iw         | w
MOV r32, imm32        | B8+rd id            | w
MOV r64, imm64        | REX.W + B8+rd io    | w
MOVZX r16, r/m8       | 66 0F B6 /r         | w r
MOVZX r32, r/m8       | 0F B6 /r            | w r
MOVZX r64, r/m8       | REX.W + 0F B6 /r    | w r
MOVZX r32, r/m16      | 0F B7 /r            | w r
MOVZX r64, r/m16      | REX.W + 0F B7 /r    | w r
MOVSX r16, r/m8       | 66 0F BE /r         | w r
MOVSX r32, r/m8       | 0F BE /r            | w r
MOVSX r64, r/m8       | REX.W + 0F BE /r    | w r
MOVSX r32, r/m16      | 0F BF /r            | w r
MOVSX r64, r/m16      | REX.W + 0F BF /r    | w r
MOVSXD r64, r/m32     | REX.W + 63 /r       | w r
LEA r16, m            | 66 8D /r            | w -
LEA r32, m            | 8D /r               | w -
LEA r64, m            | REX.W + 8D /r       | w -
MOVBE r16, m16        | 66 0F 38 F0 /r      | w r
MOVBE r32, m32        | 0F 38 F0 /r         | w r
MOVBE r64, m64        | REX.W + 0F 38 F0 /r | w r
MOVBE m16, r16        | 66 0F 38 F1 /r      | w r
MOVBE m32, r32        | 0F 38 F1 /r         | w r
MOVBE m64, r64        | REX.W + 0F 38 F1 /r | w r
MOVNTI m32, r32       | 0F C3 /r            | w r
MOVNTI m64, r64       | REX.W + 0F C3 /r    | w r
# conditional moves: sixteen in the order of Cond, so that a condition can be added to the first
CMOVO r16, r/m16      | 66 0F 40 /r         | rw r flags:r
CMOVNO r16, r/m16     | 66 0F 41 /r         | rw r flags:r
CMOVB r16, r/m16      | 66 0F 42 /r         | rw r flags:r
CMOVAE r16, r/m16     | 66 0F 43 /r         | rw r flags:r
CMOVE r16, r/m16      | 66 0F 44 /r         | rw r flags:r
CMOVNE r16, r/m16     | 66 0F 45 /r         | rw r flags:r
CMOVBE r16, r/m16     | 66 0F 46 /r         | rw r flags:r
CMOVA r16, r/m16      | 66 0F 47 /r         | rw r flags:r
CMOVS r16, r/m16      | 66 0F 48 /r         | rw r flags:r
CMOVNS r16, r/m16     | 66 0F 49 /r         | rw r flags:r
CMOVP r16, r/m16      | 66 0F 4A /r         | rw r flags:r
CMOVNP r16, r/m16     | 66 0F 4B /r         | rw r flags:r
CMOVL r16, r/m16      | 66 0F 4C /r         | rw r flags:r
CMOVGE r16, r/m16     | 66 0F 4D /r         | rw r flags:r
CMOVLE r16, r/m16     | 66 0F 4E /r         | rw r flags:r
CMOVG r16, r/m16      | 66 0F 4F /r         | rw r flags:r
CMOVO r32, r/m32      | 0F 40 /r            | rw r flags:r
CMOVNO r32, r/m32     | 0F 41 /r            | rw r flags:r
CMOVB r32, r/m32      | 0F 42 /r            | rw r flags:r
CMOVAE r32, r/m32     | 0F 43 /r            | rw r flags:r
CMOVE r32, r/m32      | 0F 44 /r            | rw r flags:r
CMOVNE r32, r/m32     | 0F 45 /r            | rw r flags:r
CMOVBE r32, r/m32     | 0F 46 /r            | rw r flags:r
CMOVA r32, r/m32      | 0F 47 /r            | rw r flags:r
CMOVS r32, r/m32      | 0F 48 /r            | rw r flags:r
CMOVNS r32, r/m32     | 0F 49 /r            | rw r flags:r
CMOVP r32, r/m32      | 0F 4A /r            | rw r flags:r
CMOVNP r32, r/m32     | 0F 4B /r            | rw r flags:r
CMOVL r32, r/m32      | 0F 4C /r            | rw r flags:r
CMOVGE r32, r/m32     | 0F 4D /r            | rw r flags:r
CMOVLE r32, r/m32     | 0F 4E /r            | rw r flags:r
CMOVG r32, r/m32      | 0F 4F /r            | rw r flags:r
CMOVO r64, r/m64      | REX.W + 0F 40 /r    | rw r flags:r
CMOVNO r64, r/m64     | REX.W + 0F 41 /r    | rw r flags:r
CMOVB r64, r/m64      | REX.W + 0F 42 /r    | rw r flags:r
CMOVAE r64, r/m64     | REX.W + 0F 43 /r    | rw r flags:r
CMOVE r64, r/m64      | REX.W + 0F 44 /r    | rw r flags:r
CMOVNE r64, r/m64     | REX.W + 0F 45 /r    | rw r flags:r
CMOVBE r64, r/m64     | REX.W + 0F 46 /r    | rw r flags:r
CMOVA r64, r/m64      | REX.W + 0F 47 /r    | rw r flags:r
CMOVS r64, r/m64      | REX.W + 0F 48 /r    | rw r flags:r
CMOVNS r64, r/m64     | REX.W + 0F 49 /r    | rw r flags:r
CMOVP r64, r/m64      | REX.W + 0F 4A /r    | rw r flags:r
CMOVNP r64, r/m64     | REX.W + 0F 4B /r    | rw r flags:r
CMOVL r64, r/m64      | REX.W + 0F 4C /r    | rw r flags:r
CMOVGE r64, r/m64     | REX.W + 0F 4D /r    | rw r flags:r
CMOVLE r64, r/m64     | REX.W + 0F 4E /r    | rw r flags:r
CMOVG r64, r/m64      | REX.W + 0F 4F /r    | rw r flags:r
SETO r/m8             | 0F 90 /0            | w flags:r
SETNO r/m8            | 0F 91 /0            | w flags:r
SETB r/m8             | 0F 92 /0            | w flags:r
SETAE r/m8            | 0F 93 /0            | w flags:r
SETE r/m8             | 0F 94 /0            | w flags:r
SETNE r/m8            | 0F 95 /0            | w flags:r
SETBE r/m8            | 0F 96 /0            | w flags:r
SETA r/m8             | 0F 97 /0            | w flags:r
SETS r/m8             | 0F 98 /0            | w flags:r
SETNS r/m8            | 0F 99 /0            | w flags:r
SETP r/m8             | 0F 9A /0            | w flags:r
SETNP r/m8            | 0F 9B /0            | w flags:r
SETL r/m8             | 0F 9C /0            | w flags:r
SETGE r/m8            | 0F 9D /0            | w flags:r
SETLE r/m8            | 0F 9E /0            | w flags:r
SETG r/m8             | 0F 9F /0            | w flags:r
# sign extension of the accumulator
CBW                   | 66 98               | rax:rw
CWDE                  | 98                  | rax:rw
CDQE                  | REX.W + 98          | rax:rw
CWD                   | 66 99               | rax:r rdx:w
CDQ                   | 99                  | rax:r rdx:w
CQO                   | REX.W + 99          | rax:r rdx:w
# exchanges; with memory, XCHG locks by itself
XCHG r/m8, r8         | 86 /r               | rw rw
XCHG r/m16, r16       | 66 87 /r            | rw rw
XCHG r/m32, r32       | 87 /r               | rw rw
XCHG r/m64, r64       | REX.W + 87 /r       | rw rw
CMPXCHG r/m8, r8      | 0F B0 /r            | rw r rax:rw flags:w
CMPXCHG r/m16, r16    | 66 0F B1 /r         | rw r rax:rw flags:w
CMPXCHG r/m32, r32    | 0F B1 /r            | rw r rax:rw flags:w
CMPXCHG r/m64, r64    | REX.W + 0F B1 /r    | rw r rax:rw flags:w
XADD r/m8, r8         | 0F C0 /r            | rw rw flags:w
XADD r/m16, r16       | 66 0F C1 /r         | rw rw flags:w
XADD r/m32, r32       | 0F C1 /r            | rw rw flags:w
XADD r/m64, r64       | REX.W + 0F C1 /r    | rw rw flags:w
CMPXCHG8B m64         | 0F C7 /1            | rw rax:rw rdx:rw rbx:r rcx:r flags:w
CMPXCHG16B m128       | REX.W + 0F C7 /1    | rw rax:rw rdx:rw rbx:r rcx:r flags:w
# locked: the first operand is memory
LOCK CMPXCHG m8, r8   | F0 0F B0 /r         | rw r rax:rw flags:w
LOCK CMPXCHG m16, r16 | 66 F0 0F B1 /r      | rw r rax:rw flags:w
LOCK CMPXCHG m32, r32 | F0 0F B1 /r         | rw r rax:rw flags:w
LOCK CMPXCHG m64, r64 | REX.W + F0 0F B1 /r | rw r rax:rw flags:w
LOCK XADD m8, r8      | F0 0F C0 /r         | rw rw flags:w
LOCK XADD m16, r16    | 66 F0 0F C1 /r      | rw rw flags:w
LOCK XADD m32, r32    | F0 0F C1 /r         | rw rw flags:w
LOCK XADD m64, r64    | REX.W + F0 0F C1 /r | rw rw flags:w
LOCK CMPXCHG8B m64    | F0 0F C7 /1         | rw rax:rw rdx:rw rbx:r rcx:r flags:w
LOCK CMPXCHG16B m128  | F0 REX.W 0F C7 /1   | rw rax:rw rdx:rw rbx:r rcx:r flags:w
LOCK ADD m8, r8       | F0 00 /r            | rw r flags:w
LOCK ADD m16, r16     | 66 F0 01 /r         | rw r flags:w
LOCK ADD m32, r32     | F0 01 /r            | rw r flags:w
LOCK ADD m64, r64     | REX.W + F0 01 /r    | rw r flags:w
LOCK ADD m8, imm8     | F0 80 /0 ib         | rw flags:w
LOCK ADD m32, imm32   | F0 81 /0 id         | rw flags:w
LOCK ADD m64, imm32   | F0 REX.W 81 /0 id   | rw flags:w
LOCK ADD m32, imm8    | F0 83 /0 ib         | rw flags:w
LOCK ADD m64, imm8    | F0 REX.W 83 /0 ib   | rw flags:w
LOCK OR m8, r8        | F0 08 /r            | rw r flags:w
LOCK OR m16, r16      | 66 F0 09 /r         | rw r flags:w
LOCK OR m32, r32      | F0 09 /r            | rw r flags:w
LOCK OR m64, r64      | REX.W + F0 09 /r    | rw r flags:w
LOCK OR m8, imm8      | F0 80 /1 ib         | rw flags:w
LOCK OR m32, imm32    | F0 81 /1 id         | rw flags:w
LOCK OR m64, imm32    | F0 REX.W 81 /1 id   | rw flags:w
LOCK OR m32, imm8     | F0 83 /1 ib         | rw flags:w
LOCK OR m64, imm8     | F0 REX.W 83 /1 ib   | rw flags:w
LOCK AND m8, r8       | F0 20 /r            | rw r flags:w
LOCK AND m16, r16     | 66 F0 21 /r         | rw r flags:w
LOCK AND m32, r32     | F0 21 /r            | rw r flags:w
LOCK AND m64, r64     | REX.W + F0 21 /r    | rw r flags:w
LOCK AND m8, imm8     | F0 80 /4 ib         | rw flags:w
LOCK AND m32, imm32   | F0 81 /4 id         | rw flags:w
LOCK AND m64, imm32   | F0 REX.W 81 /4 id   | rw flags:w
LOCK AND m32, imm8    | F0 83 /4 ib         | rw flags:w
LOCK AND m64, imm8    | F0 REX.W 83 /4 ib   | rw flags:w
LOCK SUB m8, r8       | F0 28 /r            | rw r flags:w
LOCK SUB m16, r16     | 66 F0 29 /r         | rw r flags:w
LOCK SUB m32, r32     | F0 29 /r            | rw r flags:w
LOCK SUB m64, r64     | REX.W + F0 29 /r    | rw r flags:w
LOCK SUB m8, imm8     | F0 80 /5 ib         | rw flags:w
LOCK SUB m32, imm32   | F0 81 /5 id         | rw flags:w
LOCK SUB m64, imm32   | F0 REX.W 81 /5 id   | rw flags:w
LOCK SUB m32, imm8    | F0 83 /5 ib         | rw flags:w
LOCK SUB m64, imm8    | F0 REX.W 83 /5 ib   | rw flags:w
LOCK XOR m8, r8       | F0 30 /r            | rw r flags:w
LOCK XOR m16, r16     | 66 F0 31 /r         | rw r flags:w
LOCK XOR m32, r32     | F0 31 /r            | rw r flags:w
LOCK XOR m64, r64     | REX.W + F0 31 /r    | rw r flags:w
LOCK XOR m8, imm8     | F0 80 /6 ib         | rw flags:w
LOCK XOR m32, imm32   | F0 81 /6 id         | rw flags:w
LOCK XOR m64, imm32   | F0 REX.W 81 /6 id   | rw flags:w
LOCK XOR m32, imm8    | F0 83 /6 ib         | rw flags:w
LOCK XOR m64, imm8    | F0 REX.W 83 /6 ib   | rw flags:w
LOCK INC m32          | F0 FF /0            | rw flags:w
LOCK INC m64          | F0 REX.W FF /0      | rw flags:w
LOCK DEC m32          | F0 FF /1            | rw flags:w
LOCK DEC m64          | F0 REX.W FF /1      | rw flags:w
`;
