/** A method too large for HotSpot's own compilers: many locals, far branches, a loop around all of it. */
public class HugeMethod {
  static long churn(int rounds) {
    long total = 0;
    int v0 = 0;
    int v1 = 37;
    int v2 = 74;
    int v3 = 10;
    int v4 = 47;
    int v5 = 84;
    int v6 = 20;
    int v7 = 57;
    int v8 = 94;
    int v9 = 30;
    int v10 = 67;
    int v11 = 3;
    int v12 = 40;
    int v13 = 77;
    int v14 = 13;
    int v15 = 50;
    int v16 = 87;
    int v17 = 23;
    int v18 = 60;
    int v19 = 97;
    int v20 = 33;
    int v21 = 70;
    int v22 = 6;
    int v23 = 43;
    int v24 = 80;
    int v25 = 16;
    int v26 = 53;
    int v27 = 90;
    int v28 = 26;
    int v29 = 63;
    int v30 = 100;
    int v31 = 36;
    int v32 = 73;
    int v33 = 9;
    int v34 = 46;
    int v35 = 83;
    int v36 = 19;
    int v37 = 56;
    int v38 = 93;
    int v39 = 29;
    int v40 = 66;
    int v41 = 2;
    int v42 = 39;
    int v43 = 76;
    int v44 = 12;
    int v45 = 49;
    int v46 = 86;
    int v47 = 22;
    int v48 = 59;
    int v49 = 96;
    int v50 = 32;
    int v51 = 69;
    int v52 = 5;
    int v53 = 42;
    int v54 = 79;
    int v55 = 15;
    int v56 = 52;
    int v57 = 89;
    int v58 = 25;
    int v59 = 62;
    int v60 = 99;
    int v61 = 35;
    int v62 = 72;
    int v63 = 8;
    int v64 = 45;
    int v65 = 82;
    int v66 = 18;
    int v67 = 55;
    int v68 = 92;
    int v69 = 28;
    int v70 = 65;
    int v71 = 1;
    int v72 = 38;
    int v73 = 75;
    int v74 = 11;
    int v75 = 48;
    int v76 = 85;
    int v77 = 21;
    int v78 = 58;
    int v79 = 95;
    int v80 = 31;
    int v81 = 68;
    int v82 = 4;
    int v83 = 41;
    int v84 = 78;
    int v85 = 14;
    int v86 = 51;
    int v87 = 88;
    int v88 = 24;
    int v89 = 61;
    int v90 = 98;
    int v91 = 34;
    int v92 = 71;
    int v93 = 7;
    int v94 = 44;
    int v95 = 81;
    int v96 = 17;
    int v97 = 54;
    int v98 = 91;
    int v99 = 27;
    int v100 = 64;
    int v101 = 0;
    int v102 = 37;
    int v103 = 74;
    int v104 = 10;
    int v105 = 47;
    int v106 = 84;
    int v107 = 20;
    int v108 = 57;
    int v109 = 94;
    int v110 = 30;
    int v111 = 67;
    int v112 = 3;
    int v113 = 40;
    int v114 = 77;
    int v115 = 13;
    int v116 = 50;
    int v117 = 87;
    int v118 = 23;
    int v119 = 60;
    int v120 = 97;
    int v121 = 33;
    int v122 = 70;
    int v123 = 6;
    int v124 = 43;
    int v125 = 80;
    int v126 = 16;
    int v127 = 53;
    int v128 = 90;
    int v129 = 26;
    int v130 = 63;
    int v131 = 100;
    int v132 = 36;
    int v133 = 73;
    int v134 = 9;
    int v135 = 46;
    int v136 = 83;
    int v137 = 19;
    int v138 = 56;
    int v139 = 93;
    int v140 = 29;
    int v141 = 66;
    int v142 = 2;
    int v143 = 39;
    int v144 = 76;
    int v145 = 12;
    int v146 = 49;
    int v147 = 86;
    int v148 = 22;
    int v149 = 59;
    int v150 = 96;
    int v151 = 32;
    int v152 = 69;
    int v153 = 5;
    int v154 = 42;
    int v155 = 79;
    int v156 = 15;
    int v157 = 52;
    int v158 = 89;
    int v159 = 25;
    int v160 = 62;
    int v161 = 99;
    int v162 = 35;
    int v163 = 72;
    int v164 = 8;
    int v165 = 45;
    int v166 = 82;
    int v167 = 18;
    int v168 = 55;
    int v169 = 92;
    int v170 = 28;
    int v171 = 65;
    int v172 = 1;
    int v173 = 38;
    int v174 = 75;
    int v175 = 11;
    int v176 = 48;
    int v177 = 85;
    int v178 = 21;
    int v179 = 58;
    int v180 = 95;
    int v181 = 31;
    int v182 = 68;
    int v183 = 4;
    int v184 = 41;
    int v185 = 78;
    int v186 = 14;
    int v187 = 51;
    int v188 = 88;
    int v189 = 24;
    int v190 = 61;
    int v191 = 98;
    int v192 = 34;
    int v193 = 71;
    int v194 = 7;
    int v195 = 44;
    int v196 = 81;
    int v197 = 17;
    int v198 = 54;
    int v199 = 91;
    int v200 = 27;
    int v201 = 64;
    int v202 = 0;
    int v203 = 37;
    int v204 = 74;
    int v205 = 10;
    int v206 = 47;
    int v207 = 84;
    int v208 = 20;
    int v209 = 57;
    int v210 = 94;
    int v211 = 30;
    int v212 = 67;
    int v213 = 3;
    int v214 = 40;
    int v215 = 77;
    int v216 = 13;
    int v217 = 50;
    int v218 = 87;
    int v219 = 23;
    int v220 = 60;
    int v221 = 97;
    int v222 = 33;
    int v223 = 70;
    int v224 = 6;
    int v225 = 43;
    int v226 = 80;
    int v227 = 16;
    int v228 = 53;
    int v229 = 90;
    int v230 = 26;
    int v231 = 63;
    int v232 = 100;
    int v233 = 36;
    int v234 = 73;
    int v235 = 9;
    int v236 = 46;
    int v237 = 83;
    int v238 = 19;
    int v239 = 56;
    int v240 = 93;
    int v241 = 29;
    int v242 = 66;
    int v243 = 2;
    int v244 = 39;
    int v245 = 76;
    int v246 = 12;
    int v247 = 49;
    int v248 = 86;
    int v249 = 22;
    int v250 = 59;
    int v251 = 96;
    int v252 = 32;
    int v253 = 69;
    int v254 = 5;
    int v255 = 42;
    int v256 = 79;
    int v257 = 15;
    int v258 = 52;
    int v259 = 89;
    int v260 = 25;
    int v261 = 62;
    int v262 = 99;
    int v263 = 35;
    int v264 = 72;
    int v265 = 8;
    int v266 = 45;
    int v267 = 82;
    int v268 = 18;
    int v269 = 55;
    int v270 = 92;
    int v271 = 28;
    int v272 = 65;
    int v273 = 1;
    int v274 = 38;
    int v275 = 75;
    int v276 = 11;
    int v277 = 48;
    int v278 = 85;
    int v279 = 21;
    int v280 = 58;
    int v281 = 95;
    int v282 = 31;
    int v283 = 68;
    int v284 = 4;
    int v285 = 41;
    int v286 = 78;
    int v287 = 14;
    int v288 = 51;
    int v289 = 88;
    int v290 = 24;
    int v291 = 61;
    int v292 = 98;
    int v293 = 34;
    int v294 = 71;
    int v295 = 7;
    int v296 = 44;
    int v297 = 81;
    int v298 = 17;
    int v299 = 54;
    for (int round = 0; round < rounds; round++) {
      v0 += v3 ^ v5 + round;
      if (v10 > v18) v1 -= v10; else v1 = v18 * 1;
      total += v2 * (long) v17 - (v31 >>> 2);
      v3 = v24 << 3 | v44 & 0xff;
      if (total == 4L) break; else if ((v4 & 1) == 0) { v31++; v57 = v57 ^ v4 >> 3; }
      v5 += v38 ^ v70 + round;
      if (v45 > v83) v6 -= v45; else v6 = v83 * 6;
      total += v7 * (long) v52 - (v96 >>> 7);
      v8 = v59 << 1 | v109 & 0xff;
      if (total == 9L) break; else if ((v9 & 1) == 0) { v66++; v122 = v122 ^ v9 >> 3; }
      v10 += v73 ^ v135 + round;
      if (v80 > v148) v11 -= v80; else v11 = v148 * 11;
      total += v12 * (long) v87 - (v161 >>> 12);
      v13 = v94 << 6 | v174 & 0xff;
      if (total == 14L) break; else if ((v14 & 1) == 0) { v101++; v187 = v187 ^ v14 >> 3; }
      v15 += v108 ^ v200 + round;
      if (v115 > v213) v16 -= v115; else v16 = v213 * 16;
      total += v17 * (long) v122 - (v226 >>> 17);
      v18 = v129 << 4 | v239 & 0xff;
      if (total == 19L) break; else if ((v19 & 1) == 0) { v136++; v252 = v252 ^ v19 >> 3; }
      v20 += v143 ^ v265 + round;
      if (v150 > v278) v21 -= v150; else v21 = v278 * 21;
      total += v22 * (long) v157 - (v291 >>> 22);
      v23 = v164 << 2 | v4 & 0xff;
      if (total == 24L) break; else if ((v24 & 1) == 0) { v171++; v17 = v17 ^ v24 >> 3; }
      v25 += v178 ^ v30 + round;
      if (v185 > v43) v26 -= v185; else v26 = v43 * 26;
      total += v27 * (long) v192 - (v56 >>> 27);
      v28 = v199 << 0 | v69 & 0xff;
      if (total == 29L) break; else if ((v29 & 1) == 0) { v206++; v82 = v82 ^ v29 >> 3; }
      v30 += v213 ^ v95 + round;
      if (v220 > v108) v31 -= v220; else v31 = v108 * 31;
      total += v32 * (long) v227 - (v121 >>> 1);
      v33 = v234 << 5 | v134 & 0xff;
      if (total == 34L) break; else if ((v34 & 1) == 0) { v241++; v147 = v147 ^ v34 >> 3; }
      v35 += v248 ^ v160 + round;
      if (v255 > v173) v36 -= v255; else v36 = v173 * 36;
      total += v37 * (long) v262 - (v186 >>> 6);
      v38 = v269 << 3 | v199 & 0xff;
      if (total == 39L) break; else if ((v39 & 1) == 0) { v276++; v212 = v212 ^ v39 >> 3; }
      v40 += v283 ^ v225 + round;
      if (v290 > v238) v41 -= v290; else v41 = v238 * 41;
      total += v42 * (long) v297 - (v251 >>> 11);
      v43 = v4 << 1 | v264 & 0xff;
      if (total == 44L) break; else if ((v44 & 1) == 0) { v11++; v277 = v277 ^ v44 >> 3; }
      v45 += v18 ^ v290 + round;
      if (v25 > v3) v46 -= v25; else v46 = v3 * 46;
      total += v47 * (long) v32 - (v16 >>> 16);
      v48 = v39 << 6 | v29 & 0xff;
      if (total == 49L) break; else if ((v49 & 1) == 0) { v46++; v42 = v42 ^ v49 >> 3; }
      v50 += v53 ^ v55 + round;
      if (v60 > v68) v51 -= v60; else v51 = v68 * 51;
      total += v52 * (long) v67 - (v81 >>> 21);
      v53 = v74 << 4 | v94 & 0xff;
      if (total == 54L) break; else if ((v54 & 1) == 0) { v81++; v107 = v107 ^ v54 >> 3; }
      v55 += v88 ^ v120 + round;
      if (v95 > v133) v56 -= v95; else v56 = v133 * 56;
      total += v57 * (long) v102 - (v146 >>> 26);
      v58 = v109 << 2 | v159 & 0xff;
      if (total == 59L) break; else if ((v59 & 1) == 0) { v116++; v172 = v172 ^ v59 >> 3; }
      v60 += v123 ^ v185 + round;
      if (v130 > v198) v61 -= v130; else v61 = v198 * 61;
      total += v62 * (long) v137 - (v211 >>> 0);
      v63 = v144 << 0 | v224 & 0xff;
      if (total == 64L) break; else if ((v64 & 1) == 0) { v151++; v237 = v237 ^ v64 >> 3; }
      v65 += v158 ^ v250 + round;
      if (v165 > v263) v66 -= v165; else v66 = v263 * 66;
      total += v67 * (long) v172 - (v276 >>> 5);
      v68 = v179 << 5 | v289 & 0xff;
      if (total == 69L) break; else if ((v69 & 1) == 0) { v186++; v2 = v2 ^ v69 >> 3; }
      v70 += v193 ^ v15 + round;
      if (v200 > v28) v71 -= v200; else v71 = v28 * 71;
      total += v72 * (long) v207 - (v41 >>> 10);
      v73 = v214 << 3 | v54 & 0xff;
      if (total == 74L) break; else if ((v74 & 1) == 0) { v221++; v67 = v67 ^ v74 >> 3; }
      v75 += v228 ^ v80 + round;
      if (v235 > v93) v76 -= v235; else v76 = v93 * 76;
      total += v77 * (long) v242 - (v106 >>> 15);
      v78 = v249 << 1 | v119 & 0xff;
      if (total == 79L) break; else if ((v79 & 1) == 0) { v256++; v132 = v132 ^ v79 >> 3; }
      v80 += v263 ^ v145 + round;
      if (v270 > v158) v81 -= v270; else v81 = v158 * 81;
      total += v82 * (long) v277 - (v171 >>> 20);
      v83 = v284 << 6 | v184 & 0xff;
      if (total == 84L) break; else if ((v84 & 1) == 0) { v291++; v197 = v197 ^ v84 >> 3; }
      v85 += v298 ^ v210 + round;
      if (v5 > v223) v86 -= v5; else v86 = v223 * 86;
      total += v87 * (long) v12 - (v236 >>> 25);
      v88 = v19 << 4 | v249 & 0xff;
      if (total == 89L) break; else if ((v89 & 1) == 0) { v26++; v262 = v262 ^ v89 >> 3; }
      v90 += v33 ^ v275 + round;
      if (v40 > v288) v91 -= v40; else v91 = v288 * 91;
      total += v92 * (long) v47 - (v1 >>> 30);
      v93 = v54 << 2 | v14 & 0xff;
      if (total == 94L) break; else if ((v94 & 1) == 0) { v61++; v27 = v27 ^ v94 >> 3; }
      v95 += v68 ^ v40 + round;
      if (v75 > v53) v96 -= v75; else v96 = v53 * 96;
      total += v97 * (long) v82 - (v66 >>> 4);
      v98 = v89 << 0 | v79 & 0xff;
      if (total == 99L) break; else if ((v99 & 1) == 0) { v96++; v92 = v92 ^ v99 >> 3; }
      v100 += v103 ^ v105 + round;
      if (v110 > v118) v101 -= v110; else v101 = v118 * 101;
      total += v102 * (long) v117 - (v131 >>> 9);
      v103 = v124 << 5 | v144 & 0xff;
      if (total == 104L) break; else if ((v104 & 1) == 0) { v131++; v157 = v157 ^ v104 >> 3; }
      v105 += v138 ^ v170 + round;
      if (v145 > v183) v106 -= v145; else v106 = v183 * 106;
      total += v107 * (long) v152 - (v196 >>> 14);
      v108 = v159 << 3 | v209 & 0xff;
      if (total == 109L) break; else if ((v109 & 1) == 0) { v166++; v222 = v222 ^ v109 >> 3; }
      v110 += v173 ^ v235 + round;
      if (v180 > v248) v111 -= v180; else v111 = v248 * 111;
      total += v112 * (long) v187 - (v261 >>> 19);
      v113 = v194 << 1 | v274 & 0xff;
      if (total == 114L) break; else if ((v114 & 1) == 0) { v201++; v287 = v287 ^ v114 >> 3; }
      v115 += v208 ^ v0 + round;
      if (v215 > v13) v116 -= v215; else v116 = v13 * 116;
      total += v117 * (long) v222 - (v26 >>> 24);
      v118 = v229 << 6 | v39 & 0xff;
      if (total == 119L) break; else if ((v119 & 1) == 0) { v236++; v52 = v52 ^ v119 >> 3; }
      v120 += v243 ^ v65 + round;
      if (v250 > v78) v121 -= v250; else v121 = v78 * 121;
      total += v122 * (long) v257 - (v91 >>> 29);
      v123 = v264 << 4 | v104 & 0xff;
      if (total == 124L) break; else if ((v124 & 1) == 0) { v271++; v117 = v117 ^ v124 >> 3; }
      v125 += v278 ^ v130 + round;
      if (v285 > v143) v126 -= v285; else v126 = v143 * 126;
      total += v127 * (long) v292 - (v156 >>> 3);
      v128 = v299 << 2 | v169 & 0xff;
      if (total == 129L) break; else if ((v129 & 1) == 0) { v6++; v182 = v182 ^ v129 >> 3; }
      v130 += v13 ^ v195 + round;
      if (v20 > v208) v131 -= v20; else v131 = v208 * 131;
      total += v132 * (long) v27 - (v221 >>> 8);
      v133 = v34 << 0 | v234 & 0xff;
      if (total == 134L) break; else if ((v134 & 1) == 0) { v41++; v247 = v247 ^ v134 >> 3; }
      v135 += v48 ^ v260 + round;
      if (v55 > v273) v136 -= v55; else v136 = v273 * 136;
      total += v137 * (long) v62 - (v286 >>> 13);
      v138 = v69 << 5 | v299 & 0xff;
      if (total == 139L) break; else if ((v139 & 1) == 0) { v76++; v12 = v12 ^ v139 >> 3; }
      v140 += v83 ^ v25 + round;
      if (v90 > v38) v141 -= v90; else v141 = v38 * 141;
      total += v142 * (long) v97 - (v51 >>> 18);
      v143 = v104 << 3 | v64 & 0xff;
      if (total == 144L) break; else if ((v144 & 1) == 0) { v111++; v77 = v77 ^ v144 >> 3; }
      v145 += v118 ^ v90 + round;
      if (v125 > v103) v146 -= v125; else v146 = v103 * 146;
      total += v147 * (long) v132 - (v116 >>> 23);
      v148 = v139 << 1 | v129 & 0xff;
      if (total == 149L) break; else if ((v149 & 1) == 0) { v146++; v142 = v142 ^ v149 >> 3; }
      v150 += v153 ^ v155 + round;
      if (v160 > v168) v151 -= v160; else v151 = v168 * 151;
      total += v152 * (long) v167 - (v181 >>> 28);
      v153 = v174 << 6 | v194 & 0xff;
      if (total == 154L) break; else if ((v154 & 1) == 0) { v181++; v207 = v207 ^ v154 >> 3; }
      v155 += v188 ^ v220 + round;
      if (v195 > v233) v156 -= v195; else v156 = v233 * 156;
      total += v157 * (long) v202 - (v246 >>> 2);
      v158 = v209 << 4 | v259 & 0xff;
      if (total == 159L) break; else if ((v159 & 1) == 0) { v216++; v272 = v272 ^ v159 >> 3; }
      v160 += v223 ^ v285 + round;
      if (v230 > v298) v161 -= v230; else v161 = v298 * 161;
      total += v162 * (long) v237 - (v11 >>> 7);
      v163 = v244 << 2 | v24 & 0xff;
      if (total == 164L) break; else if ((v164 & 1) == 0) { v251++; v37 = v37 ^ v164 >> 3; }
      v165 += v258 ^ v50 + round;
      if (v265 > v63) v166 -= v265; else v166 = v63 * 166;
      total += v167 * (long) v272 - (v76 >>> 12);
      v168 = v279 << 0 | v89 & 0xff;
      if (total == 169L) break; else if ((v169 & 1) == 0) { v286++; v102 = v102 ^ v169 >> 3; }
      v170 += v293 ^ v115 + round;
      if (v0 > v128) v171 -= v0; else v171 = v128 * 171;
      total += v172 * (long) v7 - (v141 >>> 17);
      v173 = v14 << 5 | v154 & 0xff;
      if (total == 174L) break; else if ((v174 & 1) == 0) { v21++; v167 = v167 ^ v174 >> 3; }
      v175 += v28 ^ v180 + round;
      if (v35 > v193) v176 -= v35; else v176 = v193 * 176;
      total += v177 * (long) v42 - (v206 >>> 22);
      v178 = v49 << 3 | v219 & 0xff;
      if (total == 179L) break; else if ((v179 & 1) == 0) { v56++; v232 = v232 ^ v179 >> 3; }
      v180 += v63 ^ v245 + round;
      if (v70 > v258) v181 -= v70; else v181 = v258 * 181;
      total += v182 * (long) v77 - (v271 >>> 27);
      v183 = v84 << 1 | v284 & 0xff;
      if (total == 184L) break; else if ((v184 & 1) == 0) { v91++; v297 = v297 ^ v184 >> 3; }
      v185 += v98 ^ v10 + round;
      if (v105 > v23) v186 -= v105; else v186 = v23 * 186;
      total += v187 * (long) v112 - (v36 >>> 1);
      v188 = v119 << 6 | v49 & 0xff;
      if (total == 189L) break; else if ((v189 & 1) == 0) { v126++; v62 = v62 ^ v189 >> 3; }
      v190 += v133 ^ v75 + round;
      if (v140 > v88) v191 -= v140; else v191 = v88 * 191;
      total += v192 * (long) v147 - (v101 >>> 6);
      v193 = v154 << 4 | v114 & 0xff;
      if (total == 194L) break; else if ((v194 & 1) == 0) { v161++; v127 = v127 ^ v194 >> 3; }
      v195 += v168 ^ v140 + round;
      if (v175 > v153) v196 -= v175; else v196 = v153 * 196;
      total += v197 * (long) v182 - (v166 >>> 11);
      v198 = v189 << 2 | v179 & 0xff;
      if (total == 199L) break; else if ((v199 & 1) == 0) { v196++; v192 = v192 ^ v199 >> 3; }
      v200 += v203 ^ v205 + round;
      if (v210 > v218) v201 -= v210; else v201 = v218 * 201;
      total += v202 * (long) v217 - (v231 >>> 16);
      v203 = v224 << 0 | v244 & 0xff;
      if (total == 204L) break; else if ((v204 & 1) == 0) { v231++; v257 = v257 ^ v204 >> 3; }
      v205 += v238 ^ v270 + round;
      if (v245 > v283) v206 -= v245; else v206 = v283 * 206;
      total += v207 * (long) v252 - (v296 >>> 21);
      v208 = v259 << 5 | v9 & 0xff;
      if (total == 209L) break; else if ((v209 & 1) == 0) { v266++; v22 = v22 ^ v209 >> 3; }
      v210 += v273 ^ v35 + round;
      if (v280 > v48) v211 -= v280; else v211 = v48 * 211;
      total += v212 * (long) v287 - (v61 >>> 26);
      v213 = v294 << 3 | v74 & 0xff;
      if (total == 214L) break; else if ((v214 & 1) == 0) { v1++; v87 = v87 ^ v214 >> 3; }
      v215 += v8 ^ v100 + round;
      if (v15 > v113) v216 -= v15; else v216 = v113 * 216;
      total += v217 * (long) v22 - (v126 >>> 0);
      v218 = v29 << 1 | v139 & 0xff;
      if (total == 219L) break; else if ((v219 & 1) == 0) { v36++; v152 = v152 ^ v219 >> 3; }
      v220 += v43 ^ v165 + round;
      if (v50 > v178) v221 -= v50; else v221 = v178 * 221;
      total += v222 * (long) v57 - (v191 >>> 5);
      v223 = v64 << 6 | v204 & 0xff;
      if (total == 224L) break; else if ((v224 & 1) == 0) { v71++; v217 = v217 ^ v224 >> 3; }
      v225 += v78 ^ v230 + round;
      if (v85 > v243) v226 -= v85; else v226 = v243 * 226;
      total += v227 * (long) v92 - (v256 >>> 10);
      v228 = v99 << 4 | v269 & 0xff;
      if (total == 229L) break; else if ((v229 & 1) == 0) { v106++; v282 = v282 ^ v229 >> 3; }
      v230 += v113 ^ v295 + round;
      if (v120 > v8) v231 -= v120; else v231 = v8 * 231;
      total += v232 * (long) v127 - (v21 >>> 15);
      v233 = v134 << 2 | v34 & 0xff;
      if (total == 234L) break; else if ((v234 & 1) == 0) { v141++; v47 = v47 ^ v234 >> 3; }
      v235 += v148 ^ v60 + round;
      if (v155 > v73) v236 -= v155; else v236 = v73 * 236;
      total += v237 * (long) v162 - (v86 >>> 20);
      v238 = v169 << 0 | v99 & 0xff;
      if (total == 239L) break; else if ((v239 & 1) == 0) { v176++; v112 = v112 ^ v239 >> 3; }
      v240 += v183 ^ v125 + round;
      if (v190 > v138) v241 -= v190; else v241 = v138 * 241;
      total += v242 * (long) v197 - (v151 >>> 25);
      v243 = v204 << 5 | v164 & 0xff;
      if (total == 244L) break; else if ((v244 & 1) == 0) { v211++; v177 = v177 ^ v244 >> 3; }
      v245 += v218 ^ v190 + round;
      if (v225 > v203) v246 -= v225; else v246 = v203 * 246;
      total += v247 * (long) v232 - (v216 >>> 30);
      v248 = v239 << 3 | v229 & 0xff;
      if (total == 249L) break; else if ((v249 & 1) == 0) { v246++; v242 = v242 ^ v249 >> 3; }
      v250 += v253 ^ v255 + round;
      if (v260 > v268) v251 -= v260; else v251 = v268 * 251;
      total += v252 * (long) v267 - (v281 >>> 4);
      v253 = v274 << 1 | v294 & 0xff;
      if (total == 254L) break; else if ((v254 & 1) == 0) { v281++; v7 = v7 ^ v254 >> 3; }
      v255 += v288 ^ v20 + round;
      if (v295 > v33) v256 -= v295; else v256 = v33 * 256;
      total += v257 * (long) v2 - (v46 >>> 9);
      v258 = v9 << 6 | v59 & 0xff;
      if (total == 259L) break; else if ((v259 & 1) == 0) { v16++; v72 = v72 ^ v259 >> 3; }
      v260 += v23 ^ v85 + round;
      if (v30 > v98) v261 -= v30; else v261 = v98 * 261;
      total += v262 * (long) v37 - (v111 >>> 14);
      v263 = v44 << 4 | v124 & 0xff;
      if (total == 264L) break; else if ((v264 & 1) == 0) { v51++; v137 = v137 ^ v264 >> 3; }
      v265 += v58 ^ v150 + round;
      if (v65 > v163) v266 -= v65; else v266 = v163 * 266;
      total += v267 * (long) v72 - (v176 >>> 19);
      v268 = v79 << 2 | v189 & 0xff;
      if (total == 269L) break; else if ((v269 & 1) == 0) { v86++; v202 = v202 ^ v269 >> 3; }
      v270 += v93 ^ v215 + round;
      if (v100 > v228) v271 -= v100; else v271 = v228 * 271;
      total += v272 * (long) v107 - (v241 >>> 24);
      v273 = v114 << 0 | v254 & 0xff;
      if (total == 274L) break; else if ((v274 & 1) == 0) { v121++; v267 = v267 ^ v274 >> 3; }
      v275 += v128 ^ v280 + round;
      if (v135 > v293) v276 -= v135; else v276 = v293 * 276;
      total += v277 * (long) v142 - (v6 >>> 29);
      v278 = v149 << 5 | v19 & 0xff;
      if (total == 279L) break; else if ((v279 & 1) == 0) { v156++; v32 = v32 ^ v279 >> 3; }
      v280 += v163 ^ v45 + round;
      if (v170 > v58) v281 -= v170; else v281 = v58 * 281;
      total += v282 * (long) v177 - (v71 >>> 3);
      v283 = v184 << 3 | v84 & 0xff;
      if (total == 284L) break; else if ((v284 & 1) == 0) { v191++; v97 = v97 ^ v284 >> 3; }
      v285 += v198 ^ v110 + round;
      if (v205 > v123) v286 -= v205; else v286 = v123 * 286;
      total += v287 * (long) v212 - (v136 >>> 8);
      v288 = v219 << 1 | v149 & 0xff;
      if (total == 289L) break; else if ((v289 & 1) == 0) { v226++; v162 = v162 ^ v289 >> 3; }
      v290 += v233 ^ v175 + round;
      if (v240 > v188) v291 -= v240; else v291 = v188 * 291;
      total += v292 * (long) v247 - (v201 >>> 13);
      v293 = v254 << 6 | v214 & 0xff;
      if (total == 294L) break; else if ((v294 & 1) == 0) { v261++; v227 = v227 ^ v294 >> 3; }
      v295 += v268 ^ v240 + round;
      if (v275 > v253) v296 -= v275; else v296 = v253 * 296;
      total += v297 * (long) v282 - (v266 >>> 18);
      v298 = v289 << 4 | v279 & 0xff;
      if (total == 299L) break; else if ((v299 & 1) == 0) { v296++; v292 = v292 ^ v299 >> 3; }
    }
    return total + v0 + v1 + v2 + v3 + v4 + v5 + v6 + v7 + v8 + v9 + v10 + v11 + v12 + v13 + v14 + v15 + v16 + v17 + v18 + v19 + v20 + v21 + v22 + v23 + v24 + v25 + v26 + v27 + v28 + v29 + v30 + v31 + v32 + v33 + v34 + v35 + v36 + v37 + v38 + v39 + v40 + v41 + v42 + v43 + v44 + v45 + v46 + v47 + v48 + v49 + v50 + v51 + v52 + v53 + v54 + v55 + v56 + v57 + v58 + v59 + v60 + v61 + v62 + v63 + v64 + v65 + v66 + v67 + v68 + v69 + v70 + v71 + v72 + v73 + v74 + v75 + v76 + v77 + v78 + v79 + v80 + v81 + v82 + v83 + v84 + v85 + v86 + v87 + v88 + v89 + v90 + v91 + v92 + v93 + v94 + v95 + v96 + v97 + v98 + v99 + v100 + v101 + v102 + v103 + v104 + v105 + v106 + v107 + v108 + v109 + v110 + v111 + v112 + v113 + v114 + v115 + v116 + v117 + v118 + v119 + v120 + v121 + v122 + v123 + v124 + v125 + v126 + v127 + v128 + v129 + v130 + v131 + v132 + v133 + v134 + v135 + v136 + v137 + v138 + v139 + v140 + v141 + v142 + v143 + v144 + v145 + v146 + v147 + v148 + v149 + v150 + v151 + v152 + v153 + v154 + v155 + v156 + v157 + v158 + v159 + v160 + v161 + v162 + v163 + v164 + v165 + v166 + v167 + v168 + v169 + v170 + v171 + v172 + v173 + v174 + v175 + v176 + v177 + v178 + v179 + v180 + v181 + v182 + v183 + v184 + v185 + v186 + v187 + v188 + v189 + v190 + v191 + v192 + v193 + v194 + v195 + v196 + v197 + v198 + v199 + v200 + v201 + v202 + v203 + v204 + v205 + v206 + v207 + v208 + v209 + v210 + v211 + v212 + v213 + v214 + v215 + v216 + v217 + v218 + v219 + v220 + v221 + v222 + v223 + v224 + v225 + v226 + v227 + v228 + v229 + v230 + v231 + v232 + v233 + v234 + v235 + v236 + v237 + v238 + v239 + v240 + v241 + v242 + v243 + v244 + v245 + v246 + v247 + v248 + v249 + v250 + v251 + v252 + v253 + v254 + v255 + v256 + v257 + v258 + v259 + v260 + v261 + v262 + v263 + v264 + v265 + v266 + v267 + v268 + v269 + v270 + v271 + v272 + v273 + v274 + v275 + v276 + v277 + v278 + v279 + v280 + v281 + v282 + v283 + v284 + v285 + v286 + v287 + v288 + v289 + v290 + v291 + v292 + v293 + v294 + v295 + v296 + v297 + v298 + v299;
  }

  public static void main(String[] args) {
    for (int i = 0; i < 20; i++) System.out.println(churn(i));
    System.out.println(churn(500));
  }
}
