/** The x87 stack: what Java needs for remainders, and the rest of its arithmetic. Notation: table.ts. */
export const x87Forms = `
# loads and stores
FLD m32       | D9 /0   | r
FLD m64       | DD /0   | r
FLD m80       | DB /5   | r
FLD ST(i)     | D9 C0+i | r
FST m32       | D9 /2   | w
FST m64       | DD /2   | w
FST ST(i)     | DD D0+i | w
FSTP m32      | D9 /3   | w
FSTP m64      | DD /3   | w
FSTP m80      | DB /7   | w
FSTP ST(i)    | DD D8+i | w
FILD m16      | DF /0   | r
FILD m32      | DB /0   | r
FILD m64      | DF /5   | r
FISTP m16     | DF /3   | w
FISTP m32     | DB /3   | w
FISTP m64     | DF /7   | w
FISTTP m16    | DF /1   | w
FISTTP m32    | DB /1   | w
FISTTP m64    | DD /1   | w
FXCH ST(i)    | D9 C8+i | rw
FFREE ST(i)   | DD C0+i | w
# constants
FLD1          | D9 E8   |
FLDL2T        | D9 E9   |
FLDL2E        | D9 EA   |
FLDPI         | D9 EB   |
FLDLG2        | D9 EC   |
FLDLN2        | D9 ED   |
FLDZ          | D9 EE   |
# arithmetic with ST(0); the forms ending in P pop it
FADD m32      | D8 /0   | r
FADD m64      | DC /0   | r
FMUL m32      | D8 /1   | r
FMUL m64      | DC /1   | r
FSUB m32      | D8 /4   | r
FSUB m64      | DC /4   | r
FSUBR m32     | D8 /5   | r
FSUBR m64     | DC /5   | r
FDIV m32      | D8 /6   | r
FDIV m64      | DC /6   | r
FDIVR m32     | D8 /7   | r
FDIVR m64     | DC /7   | r
FADDP ST(i)   | DE C0+i | rw
FMULP ST(i)   | DE C8+i | rw
FSUBRP ST(i)  | DE E0+i | rw
FSUBP ST(i)   | DE E8+i | rw
FDIVRP ST(i)  | DE F0+i | rw
FDIVP ST(i)   | DE F8+i | rw
FCHS          | D9 E0   |
FABS          | D9 E1   |
F2XM1         | D9 F0   |
FYL2X         | D9 F1   |
FPTAN         | D9 F2   |
FPATAN        | D9 F3   |
FPREM1        | D9 F5   |
FPREM         | D9 F8   |
FYL2XP1       | D9 F9   |
FSQRT         | D9 FA   |
FRNDINT       | D9 FC   |
FSCALE        | D9 FD   |
FSIN          | D9 FE   |
FCOS          | D9 FF   |
# comparison and control
FUCOMI ST(i)  | DB E8+i | r flags:w
FUCOMIP ST(i) | DF E8+i | r flags:w
FCOMI ST(i)   | DB F0+i | r flags:w
FCOMIP ST(i)  | DF F0+i | r flags:w
FNSTSW AX     | DF E0   | rax:w
FNSTCW m16    | D9 /7   | w
FLDCW m16     | D9 /5   | r
FNINIT        | DB E3   |
FNCLEX        | DB E2   |
FDECSTP       | D9 F6   |
FINCSTP       | D9 F7   |
`;
