/*
 * Turns the head of assets/CREDITS, down to the line of dashes, into a constant string (printed
 * as C).
 */
#include <stdio.h>
#include <string.h>

int main(void)
{
	static const char path[] = "assets/CREDITS";
	FILE *f = fopen(path, "r");
	char line[256];
	if (!f) {
		perror(path);
		return 1;
	}
	puts("#include \"credits.h\"\n\nconst char credits[] =");
	while (fgets(line, sizeof line, f) && strncmp(line, "----", 4) != 0) {
		fputs("\t\"", stdout);
		for (const char *p = line; *p && *p != '\n'; p++) {
			if (*p == '"' || *p == '\\')
				putchar('\\');
			putchar(*p);
		}
		puts("\\n\"");
	}
	puts("\t;");
	fclose(f);
	return ferror(stdout) ? 1 : 0;
}
