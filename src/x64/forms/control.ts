/** Stack, calls, strings, system instructions. Notation: table.ts. */
export const controlForms = `
# stack
PUSH r64       | 50+rd            | r rsp:rw
PUSH r/m64     | FF /6            | r rsp:rw
PUSH imm8      | 6A ib            | rsp:rw
PUSH imm32     | 68 id            | rsp:rw
POP r64        | 58+rd            | w rsp:rw
POP r/m64      | 8F /0            | w rsp:rw
PUSHFQ         | 9C               | rsp:rw flags:r
POPFQ          | 9D               | rsp:rw flags:w
LEAVE          | C9               | rsp:w rbp:rw
# jumps and calls to a register or memory; relative ones are methods of the assembler, not forms
CALL r/m64     | FF /2            | r rsp:rw
JMP r/m64      | FF /4            | r
RET            | C3               | rsp:rw
RET imm16      | C2 iw            | rsp:rw
# flags
CLD            | FC               | flags:w
STD            | FD               | flags:w
CLC            | F8               | flags:w
STC            | F9               | flags:w
CMC            | F5               | flags:rw
LAHF           | 9F               | rax:w flags:r
SAHF           | 9E               | rax:r flags:w
# strings: rdi, rsi, rcx, and the direction flag
MOVSB          | A4               | rsi:rw rdi:rw flags:r
MOVSW          | 66 A5            | rsi:rw rdi:rw flags:r
MOVSD          | A5               | rsi:rw rdi:rw flags:r
MOVSQ          | REX.W + A5       | rsi:rw rdi:rw flags:r
REP MOVSB      | F3 A4            | rsi:rw rdi:rw rcx:rw flags:r
REP MOVSW      | 66 F3 A5         | rsi:rw rdi:rw rcx:rw flags:r
REP MOVSD      | F3 A5            | rsi:rw rdi:rw rcx:rw flags:r
REP MOVSQ      | F3 REX.W A5      | rsi:rw rdi:rw rcx:rw flags:r
STOSB          | AA               | rax:r rdi:rw flags:r
STOSW          | 66 AB            | rax:r rdi:rw flags:r
STOSD          | AB               | rax:r rdi:rw flags:r
STOSQ          | REX.W + AB       | rax:r rdi:rw flags:r
REP STOSB      | F3 AA            | rax:r rdi:rw rcx:rw flags:r
REP STOSW      | 66 F3 AB         | rax:r rdi:rw rcx:rw flags:r
REP STOSD      | F3 AB            | rax:r rdi:rw rcx:rw flags:r
REP STOSQ      | F3 REX.W AB      | rax:r rdi:rw rcx:rw flags:r
REPE CMPSB     | F3 A6            | rsi:rw rdi:rw rcx:rw flags:rw
REPE CMPSW     | 66 F3 A7         | rsi:rw rdi:rw rcx:rw flags:rw
REPE CMPSD     | F3 A7            | rsi:rw rdi:rw rcx:rw flags:rw
REPE CMPSQ     | F3 REX.W A7      | rsi:rw rdi:rw rcx:rw flags:rw
REPNE SCASB    | F2 AE            | rax:r rdi:rw rcx:rw flags:rw
REPNE SCASW    | 66 F2 AF         | rax:r rdi:rw rcx:rw flags:rw
REPNE SCASD    | F2 AF            | rax:r rdi:rw rcx:rw flags:rw
REPNE SCASQ    | F2 REX.W AF      | rax:r rdi:rw rcx:rw flags:rw
# system
NOP            | 90               |
NOP r/m16      | 66 0F 1F /0      | -
NOP r/m32      | 0F 1F /0         | -
PAUSE          | F3 90            |
INT3           | CC               |
UD2            | 0F 0B            |
SYSCALL        | 0F 05            | rcx:w r11:w flags:rw
CPUID          | 0F A2            | rax:rw rbx:w rcx:rw rdx:w
RDTSC          | 0F 31            | rax:w rdx:w
RDTSCP         | 0F 01 F9         | rax:w rdx:w rcx:w
XGETBV         | 0F 01 D0         | rcx:r rax:w rdx:w
ENDBR64        | F3 0F 1E FA      |
LFENCE         | 0F AE E8         |
MFENCE         | 0F AE F0         |
SFENCE         | 0F AE F8         |
RDRAND r32     | 0F C7 /6         | w flags:w
RDRAND r64     | REX.W + 0F C7 /6 | w flags:w
RDSEED r32     | 0F C7 /7         | w flags:w
RDSEED r64     | REX.W + 0F C7 /7 | w flags:w
PREFETCHNTA m8 | 0F 18 /0         | -
PREFETCHT0 m8  | 0F 18 /1         | -
PREFETCHT1 m8  | 0F 18 /2         | -
PREFETCHT2 m8  | 0F 18 /3         | -
PREFETCHW m8   | 0F 0D /1         | -
CLFLUSH m8     | 0F AE /7         | r
LDMXCSR m32    | 0F AE /2         | r
STMXCSR m32    | 0F AE /3         | w
FXSAVE64 m     | REX.W + 0F AE /0 | w
FXRSTOR64 m    | REX.W + 0F AE /1 | r
`;
