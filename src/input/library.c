#include "library.h"

#include <dlfcn.h>

bool library_load(const char *file, const struct library_function *functions, size_t n)
{
	/* of the libraries that it needs hardly a function is called: none is looked up before
	 */
	void *handle = dlopen(file, RTLD_LAZY | RTLD_LOCAL);
	bool whole = handle != NULL;
	for (size_t i = 0; i < n; i++) {
		void *found = handle ? dlsym(handle, functions[i].name) : NULL;
		/* a pointer to a function is no pointer to data in C: its bytes are copied */
		memcpy(functions[i].pointer, &found, sizeof found);
		whole &= found != NULL;
	}
	return whole;
}
