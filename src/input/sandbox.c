#include "sandbox.h"

#include "reader/reach.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* ---- Landlock: glibc has no functions for it --------------------------------------------- */

#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif

/* Its version; 0: the kernel has none, or it is off. */
static long landlock_version(void)
{
	long version =
		syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	return version > 0 ? version : 0;
}

/* All that changes files, as far as this version knows of it. */
static uint64_t writing(long version)
{
	uint64_t all = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
		       LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
		       LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
		       LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
		       LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;
	if (version >= 2)
		all |= LANDLOCK_ACCESS_FS_REFER;
	if (version >= 3)
		all |= LANDLOCK_ACCESS_FS_TRUNCATE;
	return all;
}

void sandbox_no_files(void)
{
	long version = landlock_version();
	struct landlock_ruleset_attr rules = {.handled_access_fs = writing(version)};
	if (!version || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return;
	int set = (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
	int null = open("/dev/null", O_PATH | O_CLOEXEC);
	struct landlock_path_beneath_attr allowed = {
		.allowed_access = LANDLOCK_ACCESS_FS_WRITE_FILE, .parent_fd = null};
	if (null >= 0)
		syscall(SYS_landlock_add_rule, set, LANDLOCK_RULE_PATH_BENEATH, &allowed, 0);
	syscall(SYS_landlock_restrict_self, set, 0);
	close(null);
	close(set);
}

/* ---- seccomp ----------------------------------------------------------------------------- */

#if defined __x86_64__
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined __riscv && __riscv_xlen == 64
#define ARCHITECTURE AUDIT_ARCH_RISCV64
#endif

#ifdef ARCHITECTURE
#define REFUSE(number)                                                                         \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1),                                   \
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES)

void sandbox_no_network(void)
{
	/* calls of another architecture have other numbers: none are let through */
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		REFUSE(SYS_socket),
#ifndef __SANITIZE_ADDRESS__ /* which looks for leaks by it */
		REFUSE(SYS_ptrace),
#endif
		REFUSE(SYS_process_vm_readv),
		REFUSE(SYS_process_vm_writev),
		REFUSE(SYS_io_uring_setup),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
		syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program);
}

static bool has_seccomp(void)
{
	uint32_t action = SECCOMP_RET_ERRNO;
	return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}
#else
void sandbox_no_network(void)
{
}

static bool has_seccomp(void)
{
	return false;
}
#endif

void reach_confine(void)
{
	sandbox_no_files();
	sandbox_no_network();
}

const char *reach_sandbox(void)
{
	bool landlock = landlock_version() > 0, seccomp = has_seccomp();
	if (landlock && seccomp)
		return "Landlock, seccomp";
	return landlock  ? "Landlock; no seccomp here"
	       : seccomp ? "seccomp; no Landlock here"
			 : "none: this kernel has neither Landlock nor seccomp";
}
