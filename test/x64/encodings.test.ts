/** Instructions with their bytes, to be checked by eye; one of each kind. */
import t from 'tap';
import { Assembler, Form, Reg } from '../../src/x64/assembler.js';
import { disassemble } from './disassemble.js';

// biome-ignore format: a table
const rows: readonly (readonly [text: string, hex: string, emit: (asm: Assembler) => void])[] = [
  // operand order: what ModRM.reg holds first
  ['mov rax, rbx',                              '48 8b c3',                      (asm) => asm.rr(Form.MOV_R64_RM64, Reg.RAX, Reg.RBX)],
  ['mov rbx, rax',                              '48 89 c3',                      (asm) => asm.rr(Form.MOV_RM64_R64, Reg.RAX, Reg.RBX)],
  ['mov rax, qword ptr [rbx+8]',                '48 8b 43 08',                   (asm) => asm.rm(Form.MOV_R64_RM64, Reg.RAX, Reg.RBX, 8)],
  ['mov qword ptr [rbx+8], rax',                '48 89 43 08',                   (asm) => asm.rm(Form.MOV_RM64_R64, Reg.RAX, Reg.RBX, 8)],
  ['movq xmm1, rdx',                            '66 48 0f 6e ca',                (asm) => asm.rr(Form.MOVQ_XMM_RM64, 1, Reg.RDX)],
  ['movq rdx, xmm1',                            '66 48 0f 7e ca',                (asm) => asm.rr(Form.MOVQ_RM64_XMM, 1, Reg.RDX)],
  // sizes and prefixes
  ['add al, cl',                                '02 c1',                         (asm) => asm.rr(Form.ADD_R8_RM8, Reg.RAX, Reg.RCX)],
  ['add ax, cx',                                '66 03 c1',                      (asm) => asm.rr(Form.ADD_R16_RM16, Reg.RAX, Reg.RCX)],
  ['add eax, ecx',                              '03 c1',                         (asm) => asm.rr(Form.ADD_R32_RM32, Reg.RAX, Reg.RCX)],
  ['add rax, rcx',                              '48 03 c1',                      (asm) => asm.rr(Form.ADD_R64_RM64, Reg.RAX, Reg.RCX)],
  ['add r8d, ecx',                              '44 03 c1',                      (asm) => asm.rr(Form.ADD_R32_RM32, Reg.R8, Reg.RCX)],
  ['add eax, r9d',                              '41 03 c1',                      (asm) => asm.rr(Form.ADD_R32_RM32, Reg.RAX, Reg.R9)],
  ['add r15, r15',                              '4d 03 ff',                      (asm) => asm.rr(Form.ADD_R64_RM64, Reg.R15, Reg.R15)],
  ['popcnt ax, r9w',                            '66 f3 41 0f b8 c1',             (asm) => asm.rr(Form.POPCNT_R16_RM16, Reg.RAX, Reg.R9)],
  ['crc32 r9d, cx',                             '66 f2 44 0f 38 f1 c9',          (asm) => asm.rr(Form.CRC32_R32_RM16, Reg.R9, Reg.RCX)],
  ['lock add dword ptr [rdi], 1',               'f0 83 07 01',                   (asm) => asm.mi(Form.LOCK_ADD_M32_IMM8, Reg.RDI, 0, 1)],
  ['rep stosq',                                 'f3 48 ab',                      (asm) => asm.o(Form.REP_STOSQ)],
  ['pause',                                     'f3 90',                         (asm) => asm.o(Form.PAUSE)],
  ['mfence',                                    '0f ae f0',                      (asm) => asm.o(Form.MFENCE)],
  // byte registers: spl, bpl, sil, dil need an empty REX
  ['mov bl, dl',                                '8a da',                         (asm) => asm.rr(Form.MOV_R8_RM8, Reg.RBX, Reg.RDX)],
  ['mov sil, dl',                               '40 8a f2',                      (asm) => asm.rr(Form.MOV_R8_RM8, Reg.RSI, Reg.RDX)],
  ['mov bl, dil',                               '40 8a df',                      (asm) => asm.rr(Form.MOV_R8_RM8, Reg.RBX, Reg.RDI)],
  ['mov byte ptr [rdi], sil',                   '40 88 37',                      (asm) => asm.rm(Form.MOV_RM8_R8, Reg.RSI, Reg.RDI, 0)],
  ['mov byte ptr [rdi], dl',                    '88 17',                         (asm) => asm.rm(Form.MOV_RM8_R8, Reg.RDX, Reg.RDI, 0)],
  ['movzx esi, cl',                             '0f b6 f1',                      (asm) => asm.rr(Form.MOVZX_R32_RM8, Reg.RSI, Reg.RCX)],
  ['movzx ecx, sil',                            '40 0f b6 ce',                   (asm) => asm.rr(Form.MOVZX_R32_RM8, Reg.RCX, Reg.RSI)],
  ['sete bpl',                                  '40 0f 94 c5',                   (asm) => asm.r(Form.SETE_RM8, Reg.RBP)],
  ['mov spl, 5',                                '40 b4 05',                      (asm) => asm.ri(Form.MOV_R8_IMM8, Reg.RSP, 5)],
  // memory: what each base and displacement costs
  ['mov ecx, dword ptr [rdi]',                  '8b 0f',                         (asm) => asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.RDI, 0)],
  ['mov ecx, dword ptr [rbp]',                  '8b 4d 00',                      (asm) => asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.RBP, 0)],
  ['mov ecx, dword ptr [r13]',                  '41 8b 4d 00',                   (asm) => asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.R13, 0)],
  ['mov ecx, dword ptr [rsp]',                  '8b 0c 24',                      (asm) => asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.RSP, 0)],
  ['mov ecx, dword ptr [r12]',                  '41 8b 0c 24',                   (asm) => asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.R12, 0)],
  ['mov ecx, dword ptr [rdi+127]',              '8b 4f 7f',                      (asm) => asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.RDI, 127)],
  ['mov ecx, dword ptr [rdi+128]',              '8b 8f 80 00 00 00',             (asm) => asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.RDI, 128)],
  ['mov ecx, dword ptr [rdi-128]',              '8b 4f 80',                      (asm) => asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.RDI, -128)],
  ['mov ecx, dword ptr [rsp-129]',              '8b 8c 24 7f ff ff ff',          (asm) => asm.rm(Form.MOV_R32_RM32, Reg.RCX, Reg.RSP, -129)],
  ['mov ecx, dword ptr [r12+8]',                '41 8b 8c 24 08 00 00 00',       (asm) => asm.rmD32(Form.MOV_R32_RM32, Reg.RCX, Reg.R12, 8)],
  ['lea rax, [rdi+rsi]',                        '48 8d 04 37',                   (asm) => asm.rx(Form.LEA_R64_M, Reg.RAX, Reg.RDI, Reg.RSI, 0, 0)],
  ['lea rax, [r13+r12*8]',                      '4b 8d 44 e5 00',                (asm) => asm.rx(Form.LEA_R64_M, Reg.RAX, Reg.R13, Reg.R12, 3, 0)],
  ['lea rax, [rsp+rbp*2+16]',                   '48 8d 44 6c 10',                (asm) => asm.rx(Form.LEA_R64_M, Reg.RAX, Reg.RSP, Reg.RBP, 1, 16)],
  ['mov r8d, dword ptr [4660]',                 '44 8b 04 25 34 12 00 00',       (asm) => asm.ra(Form.MOV_R32_RM32, Reg.R8, 0x1234)],
  ['call qword ptr [1073741824]',               'ff 14 25 00 00 00 40',          (asm) => asm.a(Form.CALL_RM64, 0x4000_0000)],
  // immediates
  ['add rsp, -8',                               '48 83 c4 f8',                   (asm) => asm.ri(Form.ADD_RM64_IMM8, Reg.RSP, -8)],
  ['add rsp, 4096',                             '48 81 c4 00 10 00 00',          (asm) => asm.ri(Form.ADD_RM64_IMM32, Reg.RSP, 0x1000)],
  ['add rax, -1',                               '48 05 ff ff ff ff',             (asm) => asm.i(Form.ADD_RAX_IMM32, -1)],
  ['mov ax, -2',                                '66 c7 c0 fe ff',                (asm) => asm.ri(Form.MOV_RM16_IMM16, Reg.RAX, -2)],
  ['mov r9d, 1',                                '41 b9 01 00 00 00',             (asm) => asm.ri(Form.MOV_R32_IMM32, Reg.R9, 1)],
  ['mov rax, 9223372036854775807',              '48 b8 ff ff ff ff ff ff ff 7f', (asm) => asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, -1, 0x7fffffff)],
  ['mov rax, 20015998343868',                   '48 b8 bc 9a 78 56 34 12 00 00', (asm) => asm.ri64(Form.MOV_R64_IMM64, Reg.RAX, 0x1234_5678_9abc)],
  ['push 7',                                    '68 07 00 00 00',                (asm) => asm.i(Form.PUSH_IMM32, 7)],
  ['imul eax, dword ptr [rbp-16], 10',          '6b 45 f0 0a',                   (asm) => asm.rmi(Form.IMUL_R32_RM32_IMM8, Reg.RAX, Reg.RBP, -16, 10)],
  ['roundsd xmm8, xmm9, 10',                    '66 45 0f 3a 0b c1 0a',          (asm) => asm.rri(Form.ROUNDSD_XMM_XMMM64_IMM8, 8, 9, 10)],
  ['add dword ptr [4096], 1',                   '83 04 25 00 10 00 00 01',       (asm) => asm.ai(Form.ADD_RM32_IMM8, 0x1000, 1)],
  // in the opcode
  ['push r12',                                  '41 54',                         (asm) => asm.r(Form.PUSH_R64, Reg.R12)],
  ['bswap rdi',                                 '48 0f cf',                      (asm) => asm.r(Form.BSWAP_R64, Reg.RDI)],
  ['fstp st(1)',                                'dd d9',                         (asm) => asm.r(Form.FSTP_ST, 1)],
  ['fprem',                                     'd9 f8',                         (asm) => asm.o(Form.FPREM)],
  ['fnstsw ax',                                 'df e0',                         (asm) => asm.o(Form.FNSTSW_AX)],
  // SSE and VEX
  ['cvttsd2si r8, qword ptr [rsp+8]',           'f2 4c 0f 2c 44 24 08',          (asm) => asm.rm(Form.CVTTSD2SI_R64_XMMM64, Reg.R8, Reg.RSP, 8)],
  ['pshufb xmm1, xmm10',                        '66 41 0f 38 00 ca',             (asm) => asm.rr(Form.PSHUFB_XMM_XMMM128, 1, 10)],
  ['psrldq xmm9, 8',                            '66 41 0f 73 d9 08',             (asm) => asm.ri(Form.PSRLDQ_XMM_IMM8, 9, 8)],
  ['shlx rax, rdx, rcx',                        'c4 e2 f1 f7 c2',                (asm) => asm.rvr(Form.SHLX_R64_RM64_R64, Reg.RAX, Reg.RCX, Reg.RDX)],
  ['andn eax, r9d, edx',                        'c4 e2 30 f2 c2',                (asm) => asm.rvr(Form.ANDN_R32_R32_RM32, Reg.RAX, Reg.R9, Reg.RDX)],
  ['blsr rax, rdx',                             'c4 e2 f8 f3 ca',                (asm) => asm.vr(Form.BLSR_R64_RM64, Reg.RAX, Reg.RDX)],
  ['rorx rax, rdx, 7',                          'c4 e3 fb f0 c2 07',             (asm) => asm.rri(Form.RORX_R64_RM64_IMM8, Reg.RAX, Reg.RDX, 7)],
  ['vfmadd231sd xmm0, xmm1, qword ptr [r12+8]', 'c4 c2 f1 b9 44 24 08',          (asm) => asm.rvm(Form.VFMADD231SD_XMM_XMM_XMMM64, 0, 1, Reg.R12, 8)],
  ['vaddsd xmm0, xmm14, xmm2',                  'c5 8b 58 c2',                   (asm) => asm.rvr(Form.VADDSD_XMM_XMM_XMMM64, 0, 14, 2)],
  ['vaddsd xmm0, xmm14, xmm12',                 'c4 c1 0b 58 c4',                (asm) => asm.rvr(Form.VADDSD_XMM_XMM_XMMM64, 0, 14, 12)],
  ['vpaddb ymm9, ymm14, ymmword ptr [rdi+16]',  'c5 0d fc 4f 10',                (asm) => asm.rvm(Form.VPADDB_YMM_YMM_YMMM256, 9, 14, Reg.RDI, 16)],
  ['vpbroadcastb ymm1, xmm1',                   'c4 e2 7d 78 c9',                (asm) => asm.rr(Form.VPBROADCASTB_YMM_XMMM8, 1, 1)],
  ['vzeroupper',                                'c5 f8 77',                      (asm) => asm.o(Form.VZEROUPPER)],
];

for (const [text, hex, emit] of rows) {
  const asm = new Assembler();
  emit(asm);
  const bytes = asm.bytes();
  t.equal(Buffer.from(bytes).toString('hex'), hex.replaceAll(' ', ''), text);
  t.same(disassemble(bytes), [{ offset: 0, text }]);
}
