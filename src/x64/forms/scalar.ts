/** Scalar floating point. Notation: table.ts. */
export const scalarForms = `
# moves; between registers, MOVSS and MOVSD keep the upper part
MOVSS xmm, xmm/m32             | F3 0F 10 /r              | m r
MOVSS xmm/m32, xmm             | F3 0F 11 /r              | m r
MOVSD xmm, xmm/m64             | F2 0F 10 /r              | m r
MOVSD xmm/m64, xmm             | F2 0F 11 /r              | m r
MOVD xmm, r/m32                | 66 0F 6E /r              | w r
MOVD r/m32, xmm                | 66 0F 7E /r              | w r
MOVQ xmm, r/m64                | 66 REX.W 0F 6E /r        | w r
MOVQ r/m64, xmm                | 66 REX.W 0F 7E /r        | w r
MOVQ xmm, xmm/m64              | F3 0F 7E /r              | w r
MOVQ xmm/m64, xmm              | 66 0F D6 /r              | w r
# arithmetic
ADDSS xmm, xmm/m32             | F3 0F 58 /r              | rw r
ADDSD xmm, xmm/m64             | F2 0F 58 /r              | rw r
MULSS xmm, xmm/m32             | F3 0F 59 /r              | rw r
MULSD xmm, xmm/m64             | F2 0F 59 /r              | rw r
SUBSS xmm, xmm/m32             | F3 0F 5C /r              | rw r
SUBSD xmm, xmm/m64             | F2 0F 5C /r              | rw r
MINSS xmm, xmm/m32             | F3 0F 5D /r              | rw r
MINSD xmm, xmm/m64             | F2 0F 5D /r              | rw r
DIVSS xmm, xmm/m32             | F3 0F 5E /r              | rw r
DIVSD xmm, xmm/m64             | F2 0F 5E /r              | rw r
MAXSS xmm, xmm/m32             | F3 0F 5F /r              | rw r
MAXSD xmm, xmm/m64             | F2 0F 5F /r              | rw r
SQRTSS xmm, xmm/m32            | F3 0F 51 /r              | m r
SQRTSD xmm, xmm/m64            | F2 0F 51 /r              | m r
ROUNDSS xmm, xmm/m32, imm8     | 66 0F 3A 0A /r ib        | m r
ROUNDSD xmm, xmm/m64, imm8     | 66 0F 3A 0B /r ib        | m r
RCPSS xmm, xmm/m32             | F3 0F 53 /r              | m r
RSQRTSS xmm, xmm/m32           | F3 0F 52 /r              | m r
# comparisons
UCOMISS xmm, xmm/m32           | 0F 2E /r                 | r r flags:w
UCOMISD xmm, xmm/m64           | 66 0F 2E /r              | r r flags:w
COMISS xmm, xmm/m32            | 0F 2F /r                 | r r flags:w
COMISD xmm, xmm/m64            | 66 0F 2F /r              | r r flags:w
CMPSS xmm, xmm/m32, imm8       | F3 0F C2 /r ib           | rw r
CMPSD xmm, xmm/m64, imm8       | F2 0F C2 /r ib           | rw r
# conversions
CVTSI2SS xmm, r/m32            | F3 0F 2A /r              | m r
CVTSI2SS xmm, r/m64            | F3 REX.W 0F 2A /r        | m r
CVTTSS2SI r32, xmm/m32         | F3 0F 2C /r              | w r
CVTTSS2SI r64, xmm/m32         | F3 REX.W 0F 2C /r        | w r
CVTSS2SI r32, xmm/m32          | F3 0F 2D /r              | w r
CVTSS2SI r64, xmm/m32          | F3 REX.W 0F 2D /r        | w r
CVTSI2SD xmm, r/m32            | F2 0F 2A /r              | m r
CVTSI2SD xmm, r/m64            | F2 REX.W 0F 2A /r        | m r
CVTTSD2SI r32, xmm/m64         | F2 0F 2C /r              | w r
CVTTSD2SI r64, xmm/m64         | F2 REX.W 0F 2C /r        | w r
CVTSD2SI r32, xmm/m64          | F2 0F 2D /r              | w r
CVTSD2SI r64, xmm/m64          | F2 REX.W 0F 2D /r        | w r
CVTSS2SD xmm, xmm/m32          | F3 0F 5A /r              | m r
CVTSD2SS xmm, xmm/m64          | F2 0F 5A /r              | m r
# fused multiply-add: 132 is a = a*c + b, 213 is a = b*a + c, 231 is a = b*c + a
VFMADD132SS xmm, xmm, xmm/m32  | VEX.LIG.66.0F38.W0 99 /r | rw r r
VFMADD132SD xmm, xmm, xmm/m64  | VEX.LIG.66.0F38.W1 99 /r | rw r r
VFMADD213SS xmm, xmm, xmm/m32  | VEX.LIG.66.0F38.W0 A9 /r | rw r r
VFMADD213SD xmm, xmm, xmm/m64  | VEX.LIG.66.0F38.W1 A9 /r | rw r r
VFMADD231SS xmm, xmm, xmm/m32  | VEX.LIG.66.0F38.W0 B9 /r | rw r r
VFMADD231SD xmm, xmm, xmm/m64  | VEX.LIG.66.0F38.W1 B9 /r | rw r r
VFMSUB132SS xmm, xmm, xmm/m32  | VEX.LIG.66.0F38.W0 9B /r | rw r r
VFMSUB132SD xmm, xmm, xmm/m64  | VEX.LIG.66.0F38.W1 9B /r | rw r r
VFMSUB213SS xmm, xmm, xmm/m32  | VEX.LIG.66.0F38.W0 AB /r | rw r r
VFMSUB213SD xmm, xmm, xmm/m64  | VEX.LIG.66.0F38.W1 AB /r | rw r r
VFMSUB231SS xmm, xmm, xmm/m32  | VEX.LIG.66.0F38.W0 BB /r | rw r r
VFMSUB231SD xmm, xmm, xmm/m64  | VEX.LIG.66.0F38.W1 BB /r | rw r r
VFNMADD132SS xmm, xmm, xmm/m32 | VEX.LIG.66.0F38.W0 9D /r | rw r r
VFNMADD132SD xmm, xmm, xmm/m64 | VEX.LIG.66.0F38.W1 9D /r | rw r r
VFNMADD213SS xmm, xmm, xmm/m32 | VEX.LIG.66.0F38.W0 AD /r | rw r r
VFNMADD213SD xmm, xmm, xmm/m64 | VEX.LIG.66.0F38.W1 AD /r | rw r r
VFNMADD231SS xmm, xmm, xmm/m32 | VEX.LIG.66.0F38.W0 BD /r | rw r r
VFNMADD231SD xmm, xmm, xmm/m64 | VEX.LIG.66.0F38.W1 BD /r | rw r r
VFNMSUB132SS xmm, xmm, xmm/m32 | VEX.LIG.66.0F38.W0 9F /r | rw r r
VFNMSUB132SD xmm, xmm, xmm/m64 | VEX.LIG.66.0F38.W1 9F /r | rw r r
VFNMSUB213SS xmm, xmm, xmm/m32 | VEX.LIG.66.0F38.W0 AF /r | rw r r
VFNMSUB213SD xmm, xmm, xmm/m64 | VEX.LIG.66.0F38.W1 AF /r | rw r r
VFNMSUB231SS xmm, xmm, xmm/m32 | VEX.LIG.66.0F38.W0 BF /r | rw r r
VFNMSUB231SD xmm, xmm, xmm/m64 | VEX.LIG.66.0F38.W1 BF /r | rw r r
# three operands
VADDSS xmm, xmm, xmm/m32       | VEX.LIG.F3.0F.WIG 58 /r  | w r r
VADDSD xmm, xmm, xmm/m64       | VEX.LIG.F2.0F.WIG 58 /r  | w r r
VMULSS xmm, xmm, xmm/m32       | VEX.LIG.F3.0F.WIG 59 /r  | w r r
VMULSD xmm, xmm, xmm/m64       | VEX.LIG.F2.0F.WIG 59 /r  | w r r
VSUBSS xmm, xmm, xmm/m32       | VEX.LIG.F3.0F.WIG 5C /r  | w r r
VSUBSD xmm, xmm, xmm/m64       | VEX.LIG.F2.0F.WIG 5C /r  | w r r
VMINSS xmm, xmm, xmm/m32       | VEX.LIG.F3.0F.WIG 5D /r  | w r r
VMINSD xmm, xmm, xmm/m64       | VEX.LIG.F2.0F.WIG 5D /r  | w r r
VDIVSS xmm, xmm, xmm/m32       | VEX.LIG.F3.0F.WIG 5E /r  | w r r
VDIVSD xmm, xmm, xmm/m64       | VEX.LIG.F2.0F.WIG 5E /r  | w r r
VMAXSS xmm, xmm, xmm/m32       | VEX.LIG.F3.0F.WIG 5F /r  | w r r
VMAXSD xmm, xmm, xmm/m64       | VEX.LIG.F2.0F.WIG 5F /r  | w r r
VSQRTSS xmm, xmm, xmm/m32      | VEX.LIG.F3.0F.WIG 51 /r  | w r r
VSQRTSD xmm, xmm, xmm/m64      | VEX.LIG.F2.0F.WIG 51 /r  | w r r
`;
