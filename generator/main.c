/* main: argv -> options -> exit status, one table of subcommands. */
#include <stdio.h>

int main(void)
{
    fputs("dengbao: no subcommand\n", stderr);
    return 2;
}
