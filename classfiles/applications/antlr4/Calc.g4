grammar Calc;

program : statement+ EOF ;

statement
    : ID '=' expression ';'             # assign
    | 'print' expression ';'            # print
    | 'while' expression block          # while
    | 'if' expression block ('else' block)? # if
    ;

block : '{' statement* '}' ;

expression
    : '-' expression                                  # negate
    | <assoc=right> expression '^' expression         # power
    | expression op=('*' | '/' | '%') expression      # multiply
    | expression op=('+' | '-') expression            # add
    | expression op=('<' | '<=' | '>' | '==') expression # compare
    | NUMBER                                          # number
    | ID                                              # variable
    | '(' expression ')'                              # parenthesis
    ;

ID : [a-zA-Z_] [a-zA-Z_0-9]* ;
NUMBER : [0-9]+ ;
COMMENT : '//' ~[\r\n]* -> skip ;
SPACE : [ \t\r\n]+ -> channel(HIDDEN) ;
