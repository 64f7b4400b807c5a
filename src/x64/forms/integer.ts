/** Integer arithmetic and logic. Notation: table.ts. */
export const integerForms = `
ADD r/m8, r8           | 00 /r                      | rw r flags:w
ADD r/m16, r16         | 66 01 /r                   | rw r flags:w
ADD r/m32, r32         | 01 /r                      | rw r flags:w
ADD r/m64, r64         | REX.W + 01 /r              | rw r flags:w
ADD r8, r/m8           | 02 /r                      | rw r flags:w
ADD r16, r/m16         | 66 03 /r                   | rw r flags:w
ADD r32, r/m32         | 03 /r                      | rw r flags:w
ADD r64, r/m64         | REX.W + 03 /r              | rw r flags:w
ADD r/m8, imm8         | 80 /0 ib                   | rw flags:w
ADD r/m16, imm16       | 66 81 /0 iw                | rw flags:w
ADD r/m32, imm32       | 81 /0 id                   | rw flags:w
ADD r/m64, imm32       | REX.W + 81 /0 id           | rw flags:w
ADD r/m16, imm8        | 66 83 /0 ib                | rw flags:w
ADD r/m32, imm8        | 83 /0 ib                   | rw flags:w
ADD r/m64, imm8        | REX.W + 83 /0 ib           | rw flags:w
ADD AL, imm8           | 04 ib                      | rax:rw flags:w
ADD EAX, imm32         | 05 id                      | rax:rw flags:w
ADD RAX, imm32         | REX.W + 05 id              | rax:rw flags:w
OR r/m8, r8            | 08 /r                      | rw r flags:w
OR r/m16, r16          | 66 09 /r                   | rw r flags:w
OR r/m32, r32          | 09 /r                      | rw r flags:w
OR r/m64, r64          | REX.W + 09 /r              | rw r flags:w
OR r8, r/m8            | 0A /r                      | rw r flags:w
OR r16, r/m16          | 66 0B /r                   | rw r flags:w
OR r32, r/m32          | 0B /r                      | rw r flags:w
OR r64, r/m64          | REX.W + 0B /r              | rw r flags:w
OR r/m8, imm8          | 80 /1 ib                   | rw flags:w
OR r/m16, imm16        | 66 81 /1 iw                | rw flags:w
OR r/m32, imm32        | 81 /1 id                   | rw flags:w
OR r/m64, imm32        | REX.W + 81 /1 id           | rw flags:w
OR r/m16, imm8         | 66 83 /1 ib                | rw flags:w
OR r/m32, imm8         | 83 /1 ib                   | rw flags:w
OR r/m64, imm8         | REX.W + 83 /1 ib           | rw flags:w
OR AL, imm8            | 0C ib                      | rax:rw flags:w
OR EAX, imm32          | 0D id                      | rax:rw flags:w
OR RAX, imm32          | REX.W + 0D id              | rax:rw flags:w
ADC r/m8, r8           | 10 /r                      | rw r flags:rw
ADC r/m16, r16         | 66 11 /r                   | rw r flags:rw
ADC r/m32, r32         | 11 /r                      | rw r flags:rw
ADC r/m64, r64         | REX.W + 11 /r              | rw r flags:rw
ADC r8, r/m8           | 12 /r                      | rw r flags:rw
ADC r16, r/m16         | 66 13 /r                   | rw r flags:rw
ADC r32, r/m32         | 13 /r                      | rw r flags:rw
ADC r64, r/m64         | REX.W + 13 /r              | rw r flags:rw
ADC r/m8, imm8         | 80 /2 ib                   | rw flags:rw
ADC r/m16, imm16       | 66 81 /2 iw                | rw flags:rw
ADC r/m32, imm32       | 81 /2 id                   | rw flags:rw
ADC r/m64, imm32       | REX.W + 81 /2 id           | rw flags:rw
ADC r/m16, imm8        | 66 83 /2 ib                | rw flags:rw
ADC r/m32, imm8        | 83 /2 ib                   | rw flags:rw
ADC r/m64, imm8        | REX.W + 83 /2 ib           | rw flags:rw
ADC AL, imm8           | 14 ib                      | rax:rw flags:rw
ADC EAX, imm32         | 15 id                      | rax:rw flags:rw
ADC RAX, imm32         | REX.W + 15 id              | rax:rw flags:rw
SBB r/m8, r8           | 18 /r                      | rw r flags:rw
SBB r/m16, r16         | 66 19 /r                   | rw r flags:rw
SBB r/m32, r32         | 19 /r                      | rw r flags:rw
SBB r/m64, r64         | REX.W + 19 /r              | rw r flags:rw
SBB r8, r/m8           | 1A /r                      | rw r flags:rw
SBB r16, r/m16         | 66 1B /r                   | rw r flags:rw
SBB r32, r/m32         | 1B /r                      | rw r flags:rw
SBB r64, r/m64         | REX.W + 1B /r              | rw r flags:rw
SBB r/m8, imm8         | 80 /3 ib                   | rw flags:rw
SBB r/m16, imm16       | 66 81 /3 iw                | rw flags:rw
SBB r/m32, imm32       | 81 /3 id                   | rw flags:rw
SBB r/m64, imm32       | REX.W + 81 /3 id           | rw flags:rw
SBB r/m16, imm8        | 66 83 /3 ib                | rw flags:rw
SBB r/m32, imm8        | 83 /3 ib                   | rw flags:rw
SBB r/m64, imm8        | REX.W + 83 /3 ib           | rw flags:rw
SBB AL, imm8           | 1C ib                      | rax:rw flags:rw
SBB EAX, imm32         | 1D id                      | rax:rw flags:rw
SBB RAX, imm32         | REX.W + 1D id              | rax:rw flags:rw
AND r/m8, r8           | 20 /r                      | rw r flags:w
AND r/m16, r16         | 66 21 /r                   | rw r flags:w
AND r/m32, r32         | 21 /r                      | rw r flags:w
AND r/m64, r64         | REX.W + 21 /r              | rw r flags:w
AND r8, r/m8           | 22 /r                      | rw r flags:w
AND r16, r/m16         | 66 23 /r                   | rw r flags:w
AND r32, r/m32         | 23 /r                      | rw r flags:w
AND r64, r/m64         | REX.W + 23 /r              | rw r flags:w
AND r/m8, imm8         | 80 /4 ib                   | rw flags:w
AND r/m16, imm16       | 66 81 /4 iw                | rw flags:w
AND r/m32, imm32       | 81 /4 id                   | rw flags:w
AND r/m64, imm32       | REX.W + 81 /4 id           | rw flags:w
AND r/m16, imm8        | 66 83 /4 ib                | rw flags:w
AND r/m32, imm8        | 83 /4 ib                   | rw flags:w
AND r/m64, imm8        | REX.W + 83 /4 ib           | rw flags:w
AND AL, imm8           | 24 ib                      | rax:rw flags:w
AND EAX, imm32         | 25 id                      | rax:rw flags:w
AND RAX, imm32         | REX.W + 25 id              | rax:rw flags:w
SUB r/m8, r8           | 28 /r                      | rw r flags:w
SUB r/m16, r16         | 66 29 /r                   | rw r flags:w
SUB r/m32, r32         | 29 /r                      | rw r flags:w
SUB r/m64, r64         | REX.W + 29 /r              | rw r flags:w
SUB r8, r/m8           | 2A /r                      | rw r flags:w
SUB r16, r/m16         | 66 2B /r                   | rw r flags:w
SUB r32, r/m32         | 2B /r                      | rw r flags:w
SUB r64, r/m64         | REX.W + 2B /r              | rw r flags:w
SUB r/m8, imm8         | 80 /5 ib                   | rw flags:w
SUB r/m16, imm16       | 66 81 /5 iw                | rw flags:w
SUB r/m32, imm32       | 81 /5 id                   | rw flags:w
SUB r/m64, imm32       | REX.W + 81 /5 id           | rw flags:w
SUB r/m16, imm8        | 66 83 /5 ib                | rw flags:w
SUB r/m32, imm8        | 83 /5 ib                   | rw flags:w
SUB r/m64, imm8        | REX.W + 83 /5 ib           | rw flags:w
SUB AL, imm8           | 2C ib                      | rax:rw flags:w
SUB EAX, imm32         | 2D id                      | rax:rw flags:w
SUB RAX, imm32         | REX.W + 2D id              | rax:rw flags:w
XOR r/m8, r8           | 30 /r                      | rw r flags:w
XOR r/m16, r16         | 66 31 /r                   | rw r flags:w
XOR r/m32, r32         | 31 /r                      | rw r flags:w
XOR r/m64, r64         | REX.W + 31 /r              | rw r flags:w
XOR r8, r/m8           | 32 /r                      | rw r flags:w
XOR r16, r/m16         | 66 33 /r                   | rw r flags:w
XOR r32, r/m32         | 33 /r                      | rw r flags:w
XOR r64, r/m64         | REX.W + 33 /r              | rw r flags:w
XOR r/m8, imm8         | 80 /6 ib                   | rw flags:w
XOR r/m16, imm16       | 66 81 /6 iw                | rw flags:w
XOR r/m32, imm32       | 81 /6 id                   | rw flags:w
XOR r/m64, imm32       | REX.W + 81 /6 id           | rw flags:w
XOR r/m16, imm8        | 66 83 /6 ib                | rw flags:w
XOR r/m32, imm8        | 83 /6 ib                   | rw flags:w
XOR r/m64, imm8        | REX.W + 83 /6 ib           | rw flags:w
XOR AL, imm8           | 34 ib                      | rax:rw flags:w
XOR EAX, imm32         | 35 id                      | rax:rw flags:w
XOR RAX, imm32         | REX.W + 35 id              | rax:rw flags:w
CMP r/m8, r8           | 38 /r                      | r r flags:w
CMP r/m16, r16         | 66 39 /r                   | r r flags:w
CMP r/m32, r32         | 39 /r                      | r r flags:w
CMP r/m64, r64         | REX.W + 39 /r              | r r flags:w
CMP r8, r/m8           | 3A /r                      | r r flags:w
CMP r16, r/m16         | 66 3B /r                   | r r flags:w
CMP r32, r/m32         | 3B /r                      | r r flags:w
CMP r64, r/m64         | REX.W + 3B /r              | r r flags:w
CMP r/m8, imm8         | 80 /7 ib                   | r flags:w
CMP r/m16, imm16       | 66 81 /7 iw                | r flags:w
CMP r/m32, imm32       | 81 /7 id                   | r flags:w
CMP r/m64, imm32       | REX.W + 81 /7 id           | r flags:w
CMP r/m16, imm8        | 66 83 /7 ib                | r flags:w
CMP r/m32, imm8        | 83 /7 ib                   | r flags:w
CMP r/m64, imm8        | REX.W + 83 /7 ib           | r flags:w
CMP AL, imm8           | 3C ib                      | rax:r flags:w
CMP EAX, imm32         | 3D id                      | rax:r flags:w
CMP RAX, imm32         | REX.W + 3D id              | rax:r flags:w
# test
TEST r/m8, r8          | 84 /r                      | r r flags:w
TEST r/m16, r16        | 66 85 /r                   | r r flags:w
TEST r/m32, r32        | 85 /r                      | r r flags:w
TEST r/m64, r64        | REX.W + 85 /r              | r r flags:w
TEST r/m8, imm8        | F6 /0 ib                   | r flags:w
TEST r/m16, imm16      | 66 F7 /0 iw                | r flags:w
TEST r/m32, imm32      | F7 /0 id                   | r flags:w
TEST r/m64, imm32      | REX.W + F7 /0 id           | r flags:w
TEST AL, imm8          | A8 ib                      | rax:r flags:w
TEST EAX, imm32        | A9 id                      | rax:r flags:w
TEST RAX, imm32        | REX.W + A9 id              | rax:r flags:w
# one operand
INC r/m8               | FE /0                      | rw flags:w
INC r/m16              | 66 FF /0                   | rw flags:w
INC r/m32              | FF /0                      | rw flags:w
INC r/m64              | REX.W + FF /0              | rw flags:w
DEC r/m8               | FE /1                      | rw flags:w
DEC r/m16              | 66 FF /1                   | rw flags:w
DEC r/m32              | FF /1                      | rw flags:w
DEC r/m64              | REX.W + FF /1              | rw flags:w
NOT r/m8               | F6 /2                      | rw
NOT r/m16              | 66 F7 /2                   | rw
NOT r/m32              | F7 /2                      | rw
NOT r/m64              | REX.W + F7 /2              | rw
NEG r/m8               | F6 /3                      | rw flags:w
NEG r/m16              | 66 F7 /3                   | rw flags:w
NEG r/m32              | F7 /3                      | rw flags:w
NEG r/m64              | REX.W + F7 /3              | rw flags:w
# multiplication and division
MUL r/m8               | F6 /4                      | r rax:rw flags:w
MUL r/m16              | 66 F7 /4                   | r rax:rw rdx:w flags:w
MUL r/m32              | F7 /4                      | r rax:rw rdx:w flags:w
MUL r/m64              | REX.W + F7 /4              | r rax:rw rdx:w flags:w
IMUL r/m8              | F6 /5                      | r rax:rw flags:w
IMUL r/m16             | 66 F7 /5                   | r rax:rw rdx:w flags:w
IMUL r/m32             | F7 /5                      | r rax:rw rdx:w flags:w
IMUL r/m64             | REX.W + F7 /5              | r rax:rw rdx:w flags:w
DIV r/m8               | F6 /6                      | r rax:rw flags:w
DIV r/m16              | 66 F7 /6                   | r rax:rw rdx:rw flags:w
DIV r/m32              | F7 /6                      | r rax:rw rdx:rw flags:w
DIV r/m64              | REX.W + F7 /6              | r rax:rw rdx:rw flags:w
IDIV r/m8              | F6 /7                      | r rax:rw flags:w
IDIV r/m16             | 66 F7 /7                   | r rax:rw rdx:rw flags:w
IDIV r/m32             | F7 /7                      | r rax:rw rdx:rw flags:w
IDIV r/m64             | REX.W + F7 /7              | r rax:rw rdx:rw flags:w
IMUL r16, r/m16        | 66 0F AF /r                | rw r flags:w
IMUL r32, r/m32        | 0F AF /r                   | rw r flags:w
IMUL r64, r/m64        | REX.W + 0F AF /r           | rw r flags:w
IMUL r16, r/m16, imm8  | 66 6B /r ib                | w r flags:w
IMUL r32, r/m32, imm8  | 6B /r ib                   | w r flags:w
IMUL r64, r/m64, imm8  | REX.W + 6B /r ib           | w r flags:w
IMUL r16, r/m16, imm16 | 66 69 /r iw                | w r flags:w
IMUL r32, r/m32, imm32 | 69 /r id                   | w r flags:w
IMUL r64, r/m64, imm32 | REX.W + 69 /r id           | w r flags:w
# shifts and rotations; a count of 0 leaves the flags
ROL r/m8, imm8         | C0 /0 ib                   | rw flags:w
ROL r/m16, imm8        | 66 C1 /0 ib                | rw flags:w
ROL r/m32, imm8        | C1 /0 ib                   | rw flags:w
ROL r/m64, imm8        | REX.W + C1 /0 ib           | rw flags:w
ROL r/m8, 1            | D0 /0                      | rw flags:w
ROL r/m16, 1           | 66 D1 /0                   | rw flags:w
ROL r/m32, 1           | D1 /0                      | rw flags:w
ROL r/m64, 1           | REX.W + D1 /0              | rw flags:w
ROL r/m8, CL           | D2 /0                      | rw rcx:r flags:w
ROL r/m16, CL          | 66 D3 /0                   | rw rcx:r flags:w
ROL r/m32, CL          | D3 /0                      | rw rcx:r flags:w
ROL r/m64, CL          | REX.W + D3 /0              | rw rcx:r flags:w
ROR r/m8, imm8         | C0 /1 ib                   | rw flags:w
ROR r/m16, imm8        | 66 C1 /1 ib                | rw flags:w
ROR r/m32, imm8        | C1 /1 ib                   | rw flags:w
ROR r/m64, imm8        | REX.W + C1 /1 ib           | rw flags:w
ROR r/m8, 1            | D0 /1                      | rw flags:w
ROR r/m16, 1           | 66 D1 /1                   | rw flags:w
ROR r/m32, 1           | D1 /1                      | rw flags:w
ROR r/m64, 1           | REX.W + D1 /1              | rw flags:w
ROR r/m8, CL           | D2 /1                      | rw rcx:r flags:w
ROR r/m16, CL          | 66 D3 /1                   | rw rcx:r flags:w
ROR r/m32, CL          | D3 /1                      | rw rcx:r flags:w
ROR r/m64, CL          | REX.W + D3 /1              | rw rcx:r flags:w
RCL r/m8, imm8         | C0 /2 ib                   | rw flags:rw
RCL r/m16, imm8        | 66 C1 /2 ib                | rw flags:rw
RCL r/m32, imm8        | C1 /2 ib                   | rw flags:rw
RCL r/m64, imm8        | REX.W + C1 /2 ib           | rw flags:rw
RCL r/m8, 1            | D0 /2                      | rw flags:rw
RCL r/m16, 1           | 66 D1 /2                   | rw flags:rw
RCL r/m32, 1           | D1 /2                      | rw flags:rw
RCL r/m64, 1           | REX.W + D1 /2              | rw flags:rw
RCL r/m8, CL           | D2 /2                      | rw rcx:r flags:rw
RCL r/m16, CL          | 66 D3 /2                   | rw rcx:r flags:rw
RCL r/m32, CL          | D3 /2                      | rw rcx:r flags:rw
RCL r/m64, CL          | REX.W + D3 /2              | rw rcx:r flags:rw
RCR r/m8, imm8         | C0 /3 ib                   | rw flags:rw
RCR r/m16, imm8        | 66 C1 /3 ib                | rw flags:rw
RCR r/m32, imm8        | C1 /3 ib                   | rw flags:rw
RCR r/m64, imm8        | REX.W + C1 /3 ib           | rw flags:rw
RCR r/m8, 1            | D0 /3                      | rw flags:rw
RCR r/m16, 1           | 66 D1 /3                   | rw flags:rw
RCR r/m32, 1           | D1 /3                      | rw flags:rw
RCR r/m64, 1           | REX.W + D1 /3              | rw flags:rw
RCR r/m8, CL           | D2 /3                      | rw rcx:r flags:rw
RCR r/m16, CL          | 66 D3 /3                   | rw rcx:r flags:rw
RCR r/m32, CL          | D3 /3                      | rw rcx:r flags:rw
RCR r/m64, CL          | REX.W + D3 /3              | rw rcx:r flags:rw
SHL r/m8, imm8         | C0 /4 ib                   | rw flags:w
SHL r/m16, imm8        | 66 C1 /4 ib                | rw flags:w
SHL r/m32, imm8        | C1 /4 ib                   | rw flags:w
SHL r/m64, imm8        | REX.W + C1 /4 ib           | rw flags:w
SHL r/m8, 1            | D0 /4                      | rw flags:w
SHL r/m16, 1           | 66 D1 /4                   | rw flags:w
SHL r/m32, 1           | D1 /4                      | rw flags:w
SHL r/m64, 1           | REX.W + D1 /4              | rw flags:w
SHL r/m8, CL           | D2 /4                      | rw rcx:r flags:w
SHL r/m16, CL          | 66 D3 /4                   | rw rcx:r flags:w
SHL r/m32, CL          | D3 /4                      | rw rcx:r flags:w
SHL r/m64, CL          | REX.W + D3 /4              | rw rcx:r flags:w
SHR r/m8, imm8         | C0 /5 ib                   | rw flags:w
SHR r/m16, imm8        | 66 C1 /5 ib                | rw flags:w
SHR r/m32, imm8        | C1 /5 ib                   | rw flags:w
SHR r/m64, imm8        | REX.W + C1 /5 ib           | rw flags:w
SHR r/m8, 1            | D0 /5                      | rw flags:w
SHR r/m16, 1           | 66 D1 /5                   | rw flags:w
SHR r/m32, 1           | D1 /5                      | rw flags:w
SHR r/m64, 1           | REX.W + D1 /5              | rw flags:w
SHR r/m8, CL           | D2 /5                      | rw rcx:r flags:w
SHR r/m16, CL          | 66 D3 /5                   | rw rcx:r flags:w
SHR r/m32, CL          | D3 /5                      | rw rcx:r flags:w
SHR r/m64, CL          | REX.W + D3 /5              | rw rcx:r flags:w
SAR r/m8, imm8         | C0 /7 ib                   | rw flags:w
SAR r/m16, imm8        | 66 C1 /7 ib                | rw flags:w
SAR r/m32, imm8        | C1 /7 ib                   | rw flags:w
SAR r/m64, imm8        | REX.W + C1 /7 ib           | rw flags:w
SAR r/m8, 1            | D0 /7                      | rw flags:w
SAR r/m16, 1           | 66 D1 /7                   | rw flags:w
SAR r/m32, 1           | D1 /7                      | rw flags:w
SAR r/m64, 1           | REX.W + D1 /7              | rw flags:w
SAR r/m8, CL           | D2 /7                      | rw rcx:r flags:w
SAR r/m16, CL          | 66 D3 /7                   | rw rcx:r flags:w
SAR r/m32, CL          | D3 /7                      | rw rcx:r flags:w
SAR r/m64, CL          | REX.W + D3 /7              | rw rcx:r flags:w
SHLD r/m16, r16, imm8  | 66 0F A4 /r ib             | rw r flags:w
SHLD r/m32, r32, imm8  | 0F A4 /r ib                | rw r flags:w
SHLD r/m64, r64, imm8  | REX.W + 0F A4 /r ib        | rw r flags:w
SHLD r/m16, r16, CL    | 66 0F A5 /r                | rw r rcx:r flags:w
SHLD r/m32, r32, CL    | 0F A5 /r                   | rw r rcx:r flags:w
SHLD r/m64, r64, CL    | REX.W + 0F A5 /r           | rw r rcx:r flags:w
SHRD r/m16, r16, imm8  | 66 0F AC /r ib             | rw r flags:w
SHRD r/m32, r32, imm8  | 0F AC /r ib                | rw r flags:w
SHRD r/m64, r64, imm8  | REX.W + 0F AC /r ib        | rw r flags:w
SHRD r/m16, r16, CL    | 66 0F AD /r                | rw r rcx:r flags:w
SHRD r/m32, r32, CL    | 0F AD /r                   | rw r rcx:r flags:w
SHRD r/m64, r64, CL    | REX.W + 0F AD /r           | rw r rcx:r flags:w
# bits
BT r/m16, r16          | 66 0F A3 /r                | r r flags:w
BT r/m32, r32          | 0F A3 /r                   | r r flags:w
BT r/m64, r64          | REX.W + 0F A3 /r           | r r flags:w
BT r/m16, imm8         | 66 0F BA /4 ib             | r flags:w
BT r/m32, imm8         | 0F BA /4 ib                | r flags:w
BT r/m64, imm8         | REX.W + 0F BA /4 ib        | r flags:w
BTS r/m16, r16         | 66 0F AB /r                | rw r flags:w
BTS r/m32, r32         | 0F AB /r                   | rw r flags:w
BTS r/m64, r64         | REX.W + 0F AB /r           | rw r flags:w
BTS r/m16, imm8        | 66 0F BA /5 ib             | rw flags:w
BTS r/m32, imm8        | 0F BA /5 ib                | rw flags:w
BTS r/m64, imm8        | REX.W + 0F BA /5 ib        | rw flags:w
BTR r/m16, r16         | 66 0F B3 /r                | rw r flags:w
BTR r/m32, r32         | 0F B3 /r                   | rw r flags:w
BTR r/m64, r64         | REX.W + 0F B3 /r           | rw r flags:w
BTR r/m16, imm8        | 66 0F BA /6 ib             | rw flags:w
BTR r/m32, imm8        | 0F BA /6 ib                | rw flags:w
BTR r/m64, imm8        | REX.W + 0F BA /6 ib        | rw flags:w
BTC r/m16, r16         | 66 0F BB /r                | rw r flags:w
BTC r/m32, r32         | 0F BB /r                   | rw r flags:w
BTC r/m64, r64         | REX.W + 0F BB /r           | rw r flags:w
BTC r/m16, imm8        | 66 0F BA /7 ib             | rw flags:w
BTC r/m32, imm8        | 0F BA /7 ib                | rw flags:w
BTC r/m64, imm8        | REX.W + 0F BA /7 ib        | rw flags:w
BSF r16, r/m16         | 66 0F BC /r                | rw r flags:w
BSF r32, r/m32         | 0F BC /r                   | rw r flags:w
BSF r64, r/m64         | REX.W + 0F BC /r           | rw r flags:w
BSR r16, r/m16         | 66 0F BD /r                | rw r flags:w
BSR r32, r/m32         | 0F BD /r                   | rw r flags:w
BSR r64, r/m64         | REX.W + 0F BD /r           | rw r flags:w
TZCNT r16, r/m16       | 66 F3 0F BC /r             | w r flags:w
TZCNT r32, r/m32       | F3 0F BC /r                | w r flags:w
TZCNT r64, r/m64       | F3 REX.W 0F BC /r          | w r flags:w
LZCNT r16, r/m16       | 66 F3 0F BD /r             | w r flags:w
LZCNT r32, r/m32       | F3 0F BD /r                | w r flags:w
LZCNT r64, r/m64       | F3 REX.W 0F BD /r          | w r flags:w
POPCNT r16, r/m16      | 66 F3 0F B8 /r             | w r flags:w
POPCNT r32, r/m32      | F3 0F B8 /r                | w r flags:w
POPCNT r64, r/m64      | F3 REX.W 0F B8 /r          | w r flags:w
BSWAP r32              | 0F C8+rd                   | rw
BSWAP r64              | REX.W + 0F C8+rd           | rw
# checksums: CRC-32C
CRC32 r32, r/m8        | F2 0F 38 F0 /r             | rw r
CRC32 r32, r/m16       | 66 F2 0F 38 F1 /r          | rw r
CRC32 r32, r/m32       | F2 0F 38 F1 /r             | rw r
CRC32 r64, r/m64       | F2 REX.W 0F 38 F1 /r       | rw r
# long additions with two carries
ADCX r32, r/m32        | 66 0F 38 F6 /r             | rw r flags:rw
ADCX r64, r/m64        | 66 REX.W 0F 38 F6 /r       | rw r flags:rw
ADOX r32, r/m32        | F3 0F 38 F6 /r             | rw r flags:rw
ADOX r64, r/m64        | F3 REX.W 0F 38 F6 /r       | rw r flags:rw
# BMI1 and BMI2
ANDN r32, r32, r/m32   | VEX.LZ.0F38.W0 F2 /r       | w r r flags:w
ANDN r64, r64, r/m64   | VEX.LZ.0F38.W1 F2 /r       | w r r flags:w
BLSR r32, r/m32        | VEX.LZ.0F38.W0 F3 /1       | w r flags:w
BLSR r64, r/m64        | VEX.LZ.0F38.W1 F3 /1       | w r flags:w
BLSMSK r32, r/m32      | VEX.LZ.0F38.W0 F3 /2       | w r flags:w
BLSMSK r64, r/m64      | VEX.LZ.0F38.W1 F3 /2       | w r flags:w
BLSI r32, r/m32        | VEX.LZ.0F38.W0 F3 /3       | w r flags:w
BLSI r64, r/m64        | VEX.LZ.0F38.W1 F3 /3       | w r flags:w
BEXTR r32, r/m32, r32  | VEX.LZ.0F38.W0 F7 /r       | w r r flags:w
BEXTR r64, r/m64, r64  | VEX.LZ.0F38.W1 F7 /r       | w r r flags:w
BZHI r32, r/m32, r32   | VEX.LZ.0F38.W0 F5 /r       | w r r flags:w
BZHI r64, r/m64, r64   | VEX.LZ.0F38.W1 F5 /r       | w r r flags:w
PDEP r32, r32, r/m32   | VEX.LZ.F2.0F38.W0 F5 /r    | w r r
PDEP r64, r64, r/m64   | VEX.LZ.F2.0F38.W1 F5 /r    | w r r
PEXT r32, r32, r/m32   | VEX.LZ.F3.0F38.W0 F5 /r    | w r r
PEXT r64, r64, r/m64   | VEX.LZ.F3.0F38.W1 F5 /r    | w r r
MULX r32, r32, r/m32   | VEX.LZ.F2.0F38.W0 F6 /r    | w w r rdx:r
MULX r64, r64, r/m64   | VEX.LZ.F2.0F38.W1 F6 /r    | w w r rdx:r
SHLX r32, r/m32, r32   | VEX.LZ.66.0F38.W0 F7 /r    | w r r
SHLX r64, r/m64, r64   | VEX.LZ.66.0F38.W1 F7 /r    | w r r
SHRX r32, r/m32, r32   | VEX.LZ.F2.0F38.W0 F7 /r    | w r r
SHRX r64, r/m64, r64   | VEX.LZ.F2.0F38.W1 F7 /r    | w r r
SARX r32, r/m32, r32   | VEX.LZ.F3.0F38.W0 F7 /r    | w r r
SARX r64, r/m64, r64   | VEX.LZ.F3.0F38.W1 F7 /r    | w r r
RORX r32, r/m32, imm8  | VEX.LZ.F2.0F3A.W0 F0 /r ib | w r
RORX r64, r/m64, imm8  | VEX.LZ.F2.0F3A.W1 F0 /r ib | w r
`;
