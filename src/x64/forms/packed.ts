/** Vectors of floating-point numbers and of integers. Notation: table.ts. */
export const packedForms = `
# moves
MOVAPS xmm, xmm/m128                | 0F 28 /r                | w r
MOVAPS xmm/m128, xmm                | 0F 29 /r                | w r
MOVAPD xmm, xmm/m128                | 66 0F 28 /r             | w r
MOVAPD xmm/m128, xmm                | 66 0F 29 /r             | w r
MOVUPS xmm, xmm/m128                | 0F 10 /r                | w r
MOVUPS xmm/m128, xmm                | 0F 11 /r                | w r
MOVUPD xmm, xmm/m128                | 66 0F 10 /r             | w r
MOVUPD xmm/m128, xmm                | 66 0F 11 /r             | w r
MOVDQA xmm, xmm/m128                | 66 0F 6F /r             | w r
MOVDQA xmm/m128, xmm                | 66 0F 7F /r             | w r
MOVDQU xmm, xmm/m128                | F3 0F 6F /r             | w r
MOVDQU xmm/m128, xmm                | F3 0F 7F /r             | w r
MOVNTDQ m128, xmm                   | 66 0F E7 /r             | w r
LDDQU xmm, m128                     | F2 0F F0 /r             | w r
MOVLPD xmm, m64                     | 66 0F 12 /r             | m r
MOVLPD m64, xmm                     | 66 0F 13 /r             | w r
MOVHPD xmm, m64                     | 66 0F 16 /r             | m r
MOVHPD m64, xmm                     | 66 0F 17 /r             | w r
MOVHLPS xmm, xmm                    | 0F 12 /r                | m r
MOVLHPS xmm, xmm                    | 0F 16 /r                | m r
MOVDDUP xmm, xmm/m64                | F2 0F 12 /r             | w r
MOVMSKPS r32, xmm                   | 0F 50 /r                | w r
MOVMSKPD r32, xmm                   | 66 0F 50 /r             | w r
PMOVMSKB r32, xmm                   | 66 0F D7 /r             | w r
# floating point
ADDPS xmm, xmm/m128                 | 0F 58 /r                | rw r
ADDPD xmm, xmm/m128                 | 66 0F 58 /r             | rw r
MULPS xmm, xmm/m128                 | 0F 59 /r                | rw r
MULPD xmm, xmm/m128                 | 66 0F 59 /r             | rw r
SUBPS xmm, xmm/m128                 | 0F 5C /r                | rw r
SUBPD xmm, xmm/m128                 | 66 0F 5C /r             | rw r
MINPS xmm, xmm/m128                 | 0F 5D /r                | rw r
MINPD xmm, xmm/m128                 | 66 0F 5D /r             | rw r
DIVPS xmm, xmm/m128                 | 0F 5E /r                | rw r
DIVPD xmm, xmm/m128                 | 66 0F 5E /r             | rw r
MAXPS xmm, xmm/m128                 | 0F 5F /r                | rw r
MAXPD xmm, xmm/m128                 | 66 0F 5F /r             | rw r
ANDPS xmm, xmm/m128                 | 0F 54 /r                | rw r
ANDPD xmm, xmm/m128                 | 66 0F 54 /r             | rw r
ANDNPS xmm, xmm/m128                | 0F 55 /r                | rw r
ANDNPD xmm, xmm/m128                | 66 0F 55 /r             | rw r
ORPS xmm, xmm/m128                  | 0F 56 /r                | rw r
ORPD xmm, xmm/m128                  | 66 0F 56 /r             | rw r
XORPS xmm, xmm/m128                 | 0F 57 /r                | rw r
XORPD xmm, xmm/m128                 | 66 0F 57 /r             | rw r
UNPCKLPS xmm, xmm/m128              | 0F 14 /r                | rw r
UNPCKLPD xmm, xmm/m128              | 66 0F 14 /r             | rw r
UNPCKHPS xmm, xmm/m128              | 0F 15 /r                | rw r
UNPCKHPD xmm, xmm/m128              | 66 0F 15 /r             | rw r
SQRTPS xmm, xmm/m128                | 0F 51 /r                | w r
SQRTPD xmm, xmm/m128                | 66 0F 51 /r             | w r
ROUNDPS xmm, xmm/m128, imm8         | 66 0F 3A 08 /r ib       | w r
ROUNDPD xmm, xmm/m128, imm8         | 66 0F 3A 09 /r ib       | w r
CMPPS xmm, xmm/m128, imm8           | 0F C2 /r ib             | rw r
SHUFPS xmm, xmm/m128, imm8          | 0F C6 /r ib             | rw r
CMPPD xmm, xmm/m128, imm8           | 66 0F C2 /r ib          | rw r
SHUFPD xmm, xmm/m128, imm8          | 66 0F C6 /r ib          | rw r
HADDPS xmm, xmm/m128                | F2 0F 7C /r             | rw r
HADDPD xmm, xmm/m128                | 66 0F 7C /r             | rw r
CVTPS2PD xmm, xmm/m64               | 0F 5A /r                | w r
CVTPD2PS xmm, xmm/m128              | 66 0F 5A /r             | w r
CVTDQ2PS xmm, xmm/m128              | 0F 5B /r                | w r
CVTPS2DQ xmm, xmm/m128              | 66 0F 5B /r             | w r
CVTTPS2DQ xmm, xmm/m128             | F3 0F 5B /r             | w r
CVTDQ2PD xmm, xmm/m64               | F3 0F E6 /r             | w r
CVTPD2DQ xmm, xmm/m128              | F2 0F E6 /r             | w r
CVTTPD2DQ xmm, xmm/m128             | 66 0F E6 /r             | w r
# integers
PADDB xmm, xmm/m128                 | 66 0F FC /r             | rw r
PADDW xmm, xmm/m128                 | 66 0F FD /r             | rw r
PADDD xmm, xmm/m128                 | 66 0F FE /r             | rw r
PADDQ xmm, xmm/m128                 | 66 0F D4 /r             | rw r
PADDSB xmm, xmm/m128                | 66 0F EC /r             | rw r
PADDSW xmm, xmm/m128                | 66 0F ED /r             | rw r
PADDUSB xmm, xmm/m128               | 66 0F DC /r             | rw r
PADDUSW xmm, xmm/m128               | 66 0F DD /r             | rw r
PSUBB xmm, xmm/m128                 | 66 0F F8 /r             | rw r
PSUBW xmm, xmm/m128                 | 66 0F F9 /r             | rw r
PSUBD xmm, xmm/m128                 | 66 0F FA /r             | rw r
PSUBQ xmm, xmm/m128                 | 66 0F FB /r             | rw r
PSUBSB xmm, xmm/m128                | 66 0F E8 /r             | rw r
PSUBSW xmm, xmm/m128                | 66 0F E9 /r             | rw r
PSUBUSB xmm, xmm/m128               | 66 0F D8 /r             | rw r
PSUBUSW xmm, xmm/m128               | 66 0F D9 /r             | rw r
PMULLW xmm, xmm/m128                | 66 0F D5 /r             | rw r
PMULHW xmm, xmm/m128                | 66 0F E5 /r             | rw r
PMULHUW xmm, xmm/m128               | 66 0F E4 /r             | rw r
PMULUDQ xmm, xmm/m128               | 66 0F F4 /r             | rw r
PMADDWD xmm, xmm/m128               | 66 0F F5 /r             | rw r
PSADBW xmm, xmm/m128                | 66 0F F6 /r             | rw r
PAVGB xmm, xmm/m128                 | 66 0F E0 /r             | rw r
PAVGW xmm, xmm/m128                 | 66 0F E3 /r             | rw r
PMINUB xmm, xmm/m128                | 66 0F DA /r             | rw r
PMAXUB xmm, xmm/m128                | 66 0F DE /r             | rw r
PMINSW xmm, xmm/m128                | 66 0F EA /r             | rw r
PMAXSW xmm, xmm/m128                | 66 0F EE /r             | rw r
PAND xmm, xmm/m128                  | 66 0F DB /r             | rw r
PANDN xmm, xmm/m128                 | 66 0F DF /r             | rw r
POR xmm, xmm/m128                   | 66 0F EB /r             | rw r
PXOR xmm, xmm/m128                  | 66 0F EF /r             | rw r
PCMPEQB xmm, xmm/m128               | 66 0F 74 /r             | rw r
PCMPEQW xmm, xmm/m128               | 66 0F 75 /r             | rw r
PCMPEQD xmm, xmm/m128               | 66 0F 76 /r             | rw r
PCMPGTB xmm, xmm/m128               | 66 0F 64 /r             | rw r
PCMPGTW xmm, xmm/m128               | 66 0F 65 /r             | rw r
PCMPGTD xmm, xmm/m128               | 66 0F 66 /r             | rw r
PUNPCKLBW xmm, xmm/m128             | 66 0F 60 /r             | rw r
PUNPCKLWD xmm, xmm/m128             | 66 0F 61 /r             | rw r
PUNPCKLDQ xmm, xmm/m128             | 66 0F 62 /r             | rw r
PUNPCKLQDQ xmm, xmm/m128            | 66 0F 6C /r             | rw r
PUNPCKHBW xmm, xmm/m128             | 66 0F 68 /r             | rw r
PUNPCKHWD xmm, xmm/m128             | 66 0F 69 /r             | rw r
PUNPCKHDQ xmm, xmm/m128             | 66 0F 6A /r             | rw r
PUNPCKHQDQ xmm, xmm/m128            | 66 0F 6D /r             | rw r
PACKSSWB xmm, xmm/m128              | 66 0F 63 /r             | rw r
PACKSSDW xmm, xmm/m128              | 66 0F 6B /r             | rw r
PACKUSWB xmm, xmm/m128              | 66 0F 67 /r             | rw r
PSHUFB xmm, xmm/m128                | 66 0F 38 00 /r          | rw r
PHADDW xmm, xmm/m128                | 66 0F 38 01 /r          | rw r
PHADDD xmm, xmm/m128                | 66 0F 38 02 /r          | rw r
PMADDUBSW xmm, xmm/m128             | 66 0F 38 04 /r          | rw r
PSIGNB xmm, xmm/m128                | 66 0F 38 08 /r          | rw r
PSIGNW xmm, xmm/m128                | 66 0F 38 09 /r          | rw r
PSIGND xmm, xmm/m128                | 66 0F 38 0A /r          | rw r
PMULHRSW xmm, xmm/m128              | 66 0F 38 0B /r          | rw r
PMULDQ xmm, xmm/m128                | 66 0F 38 28 /r          | rw r
PCMPEQQ xmm, xmm/m128               | 66 0F 38 29 /r          | rw r
PACKUSDW xmm, xmm/m128              | 66 0F 38 2B /r          | rw r
PCMPGTQ xmm, xmm/m128               | 66 0F 38 37 /r          | rw r
PMINSB xmm, xmm/m128                | 66 0F 38 38 /r          | rw r
PMINSD xmm, xmm/m128                | 66 0F 38 39 /r          | rw r
PMINUW xmm, xmm/m128                | 66 0F 38 3A /r          | rw r
PMINUD xmm, xmm/m128                | 66 0F 38 3B /r          | rw r
PMAXSB xmm, xmm/m128                | 66 0F 38 3C /r          | rw r
PMAXSD xmm, xmm/m128                | 66 0F 38 3D /r          | rw r
PMAXUW xmm, xmm/m128                | 66 0F 38 3E /r          | rw r
PMAXUD xmm, xmm/m128                | 66 0F 38 3F /r          | rw r
PMULLD xmm, xmm/m128                | 66 0F 38 40 /r          | rw r
PABSB xmm, xmm/m128                 | 66 0F 38 1C /r          | w r
PABSW xmm, xmm/m128                 | 66 0F 38 1D /r          | w r
PABSD xmm, xmm/m128                 | 66 0F 38 1E /r          | w r
PMOVSXBW xmm, xmm/m64               | 66 0F 38 20 /r          | w r
PMOVZXBW xmm, xmm/m64               | 66 0F 38 30 /r          | w r
PMOVSXBD xmm, xmm/m32               | 66 0F 38 21 /r          | w r
PMOVZXBD xmm, xmm/m32               | 66 0F 38 31 /r          | w r
PMOVSXBQ xmm, xmm/m16               | 66 0F 38 22 /r          | w r
PMOVZXBQ xmm, xmm/m16               | 66 0F 38 32 /r          | w r
PMOVSXWD xmm, xmm/m64               | 66 0F 38 23 /r          | w r
PMOVZXWD xmm, xmm/m64               | 66 0F 38 33 /r          | w r
PMOVSXWQ xmm, xmm/m32               | 66 0F 38 24 /r          | w r
PMOVZXWQ xmm, xmm/m32               | 66 0F 38 34 /r          | w r
PMOVSXDQ xmm, xmm/m64               | 66 0F 38 25 /r          | w r
PMOVZXDQ xmm, xmm/m64               | 66 0F 38 35 /r          | w r
PTEST xmm, xmm/m128                 | 66 0F 38 17 /r          | r r flags:w
# shifts
PSRLW xmm, xmm/m128                 | 66 0F D1 /r             | rw r
PSRLW xmm, imm8                     | 66 0F 71 /2 ib          | rw
PSRLD xmm, xmm/m128                 | 66 0F D2 /r             | rw r
PSRLD xmm, imm8                     | 66 0F 72 /2 ib          | rw
PSRLQ xmm, xmm/m128                 | 66 0F D3 /r             | rw r
PSRLQ xmm, imm8                     | 66 0F 73 /2 ib          | rw
PSRAW xmm, xmm/m128                 | 66 0F E1 /r             | rw r
PSRAW xmm, imm8                     | 66 0F 71 /4 ib          | rw
PSRAD xmm, xmm/m128                 | 66 0F E2 /r             | rw r
PSRAD xmm, imm8                     | 66 0F 72 /4 ib          | rw
PSLLW xmm, xmm/m128                 | 66 0F F1 /r             | rw r
PSLLW xmm, imm8                     | 66 0F 71 /6 ib          | rw
PSLLD xmm, xmm/m128                 | 66 0F F2 /r             | rw r
PSLLD xmm, imm8                     | 66 0F 72 /6 ib          | rw
PSLLQ xmm, xmm/m128                 | 66 0F F3 /r             | rw r
PSLLQ xmm, imm8                     | 66 0F 73 /6 ib          | rw
PSRLDQ xmm, imm8                    | 66 0F 73 /3 ib          | rw
PSLLDQ xmm, imm8                    | 66 0F 73 /7 ib          | rw
# permutations, insertion, extraction
PSHUFD xmm, xmm/m128, imm8          | 66 0F 70 /r ib          | w r
PSHUFHW xmm, xmm/m128, imm8         | F3 0F 70 /r ib          | w r
PSHUFLW xmm, xmm/m128, imm8         | F2 0F 70 /r ib          | w r
PALIGNR xmm, xmm/m128, imm8         | 66 0F 3A 0F /r ib       | rw r
PBLENDW xmm, xmm/m128, imm8         | 66 0F 3A 0E /r ib       | rw r
BLENDPS xmm, xmm/m128, imm8         | 66 0F 3A 0C /r ib       | rw r
BLENDPD xmm, xmm/m128, imm8         | 66 0F 3A 0D /r ib       | rw r
INSERTPS xmm, xmm/m32, imm8         | 66 0F 3A 21 /r ib       | rw r
PEXTRB r32/m8, xmm, imm8            | 66 0F 3A 14 /r ib       | w r
PEXTRW r32, xmm, imm8               | 66 0F C5 /r ib          | w r
PEXTRD r/m32, xmm, imm8             | 66 0F 3A 16 /r ib       | w r
PEXTRQ r/m64, xmm, imm8             | 66 REX.W 0F 3A 16 /r ib | w r
PINSRB xmm, r32/m8, imm8            | 66 0F 3A 20 /r ib       | rw r
PINSRW xmm, r32/m16, imm8           | 66 0F C4 /r ib          | rw r
PINSRD xmm, r/m32, imm8             | 66 0F 3A 22 /r ib       | rw r
PINSRQ xmm, r/m64, imm8             | 66 REX.W 0F 3A 22 /r ib | rw r
# cryptography
PCLMULQDQ xmm, xmm/m128, imm8       | 66 0F 3A 44 /r ib       | rw r
AESENC xmm, xmm/m128                | 66 0F 38 DC /r          | rw r
AESENCLAST xmm, xmm/m128            | 66 0F 38 DD /r          | rw r
AESDEC xmm, xmm/m128                | 66 0F 38 DE /r          | rw r
AESDECLAST xmm, xmm/m128            | 66 0F 38 DF /r          | rw r
AESIMC xmm, xmm/m128                | 66 0F 38 DB /r          | w r
AESKEYGENASSIST xmm, xmm/m128, imm8 | 66 0F 3A DF /r ib       | w r
# leaving AVX
VZEROUPPER                          | VEX.128.0F.WIG 77       |
`;
