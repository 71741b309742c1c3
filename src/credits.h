/* Whose data the program is made of, one source a line; generated from assets/CREDITS. */
#ifndef CREDITS_H
#define CREDITS_H

extern const char credits[];

#endif
