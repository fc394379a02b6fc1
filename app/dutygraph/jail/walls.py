"""What a child takes from itself before it imports anything that works on foreign bytes."""

import ctypes
import os
import resource
import sys

OPEN_FILES = 256
ADDRESS_SPACE = 1 << 30
_NO_NEW_PRIVS = 38
_NEW_USER = 0x10000000
_NEW_NETWORK = 0x40000000


def limit_memory(memory: int) -> None:
    """Allow ``memory`` bytes above the address space that libraries map without using it."""
    _lower(resource.RLIMIT_AS, ADDRESS_SPACE + memory)


def limit_files() -> None:
    """Write no file, leave no core, and hold few files open."""
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_NOFILE, OPEN_FILES)


def limit_time(seconds: float) -> None:
    """End this process when it has used so many more seconds of processor time.

    The parent ends it at a deadline of the wall clock; this is for a child whose parent is gone.
    """
    used = resource.getrusage(resource.RUSAGE_SELF)
    allowed = int(used.ru_utime + used.ru_stime + (os.cpu_count() or 1) * seconds) + 2
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = allowed if hard == resource.RLIM_INFINITY else min(allowed, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def leave_network() -> bool:
    """Move to a network namespace without any interface; say whether the kernel let us.

    With the right to do so the user stays as it is: a new user namespace would take from root
    the right to read files of others, such as the interpreter's.
    """
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0)
    return libc.unshare(_NEW_NETWORK) == 0 or (
        os.geteuid() != 0 and libc.unshare(_NEW_USER | _NEW_NETWORK) == 0
    )


def _lower(which: int, value: int) -> None:
    hard = resource.getrlimit(which)[1]
    wanted = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(which, (wanted, wanted))
