/** Linux's numbers for x86-64 (asm-generic/mman-common.h, mman.h, memfd.h, errno-base.h). */
import { constants } from 'node:os';

export const enum Prot {
  NONE = 0,
  READ = 1,
  WRITE = 2,
  EXEC = 4,
}

export const enum MapFlag {
  SHARED = 0x01,
  PRIVATE = 0x02,
  FIXED = 0x10,
  ANONYMOUS = 0x20,
  NORESERVE = 0x4000,
  FIXED_NOREPLACE = 0x10_0000,
}

export const enum MemfdFlag {
  CLOEXEC = 0x01,
  /** Linux 6.3: executable even where the sysctl vm.memfd_noexec makes new memfds not so. Older kernels answer EINVAL. */
  EXEC = 0x10,
}

export const enum Errno {
  EPERM = 1,
  EAGAIN = 11,
  ENOMEM = 12,
  EACCES = 13,
  EEXIST = 17,
  EINVAL = 22,
}

/** `EEXIST`, for messages. */
export function errnoName(errno: number): string {
  for (const [name, value] of Object.entries(constants.errno)) if (value === errno) return name;
  return `errno ${errno}`;
}
