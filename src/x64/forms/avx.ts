/** 256-bit AVX and AVX2. See table.ts for the notation. */

export const avxForms = `
# moves, arithmetic, the lowest element in all lanes
VMOVUPS ymm, ymm/m256         | VEX.256.0F.WIG 10 /r     | w r
VMOVUPS ymm/m256, ymm         | VEX.256.0F.WIG 11 /r     | w r
VADDPS ymm, ymm, ymm/m256     | VEX.256.0F.WIG 58 /r     | w r r
VADDPD ymm, ymm, ymm/m256     | VEX.256.66.0F.WIG 58 /r  | w r r
VSUBPS ymm, ymm, ymm/m256     | VEX.256.0F.WIG 5C /r     | w r r
VSUBPD ymm, ymm, ymm/m256     | VEX.256.66.0F.WIG 5C /r  | w r r
VMULPS ymm, ymm, ymm/m256     | VEX.256.0F.WIG 59 /r     | w r r
VMULPD ymm, ymm, ymm/m256     | VEX.256.66.0F.WIG 59 /r  | w r r
VDIVPS ymm, ymm, ymm/m256     | VEX.256.0F.WIG 5E /r     | w r r
VDIVPD ymm, ymm, ymm/m256     | VEX.256.66.0F.WIG 5E /r  | w r r
VPADDB ymm, ymm, ymm/m256     | VEX.256.66.0F.WIG FC /r  | w r r
VPADDW ymm, ymm, ymm/m256     | VEX.256.66.0F.WIG FD /r  | w r r
VPADDD ymm, ymm, ymm/m256     | VEX.256.66.0F.WIG FE /r  | w r r
VPADDQ ymm, ymm, ymm/m256     | VEX.256.66.0F.WIG D4 /r  | w r r
VPSUBB ymm, ymm, ymm/m256     | VEX.256.66.0F.WIG F8 /r  | w r r
VPSUBW ymm, ymm, ymm/m256     | VEX.256.66.0F.WIG F9 /r  | w r r
VPSUBD ymm, ymm, ymm/m256     | VEX.256.66.0F.WIG FA /r  | w r r
VPSUBQ ymm, ymm, ymm/m256     | VEX.256.66.0F.WIG FB /r  | w r r
VPAND ymm, ymm, ymm/m256      | VEX.256.66.0F.WIG DB /r  | w r r
VPOR ymm, ymm, ymm/m256       | VEX.256.66.0F.WIG EB /r  | w r r
VPXOR ymm, ymm, ymm/m256      | VEX.256.66.0F.WIG EF /r  | w r r
VPBROADCASTB ymm, xmm/m8      | VEX.256.66.0F38.W0 78 /r | w r
VPBROADCASTW ymm, xmm/m16     | VEX.256.66.0F38.W0 79 /r | w r
VPBROADCASTD ymm, xmm/m32     | VEX.256.66.0F38.W0 58 /r | w r
VPBROADCASTQ ymm, xmm/m64     | VEX.256.66.0F38.W0 59 /r | w r
`;
