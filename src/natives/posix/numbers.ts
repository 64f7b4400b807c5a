/** Numbers of Linux on x86-64 that the natives need: errors, flags. System calls: native-trampoline/system-calls.ts. */

export const enum Errno {
  EPERM = 1,
  ENOENT = 2,
  EINTR = 4,
  EIO = 5,
  EBADF = 9,
  ECHILD = 10,
  EAGAIN = 11,
  ENOMEM = 12,
  EACCES = 13,
  EEXIST = 17,
  EXDEV = 18,
  ENOTDIR = 20,
  EISDIR = 21,
  EINVAL = 22,
  EMFILE = 24,
  ENOTTY = 25,
  EFBIG = 27,
  ENOSPC = 28,
  ESPIPE = 29,
  EPIPE = 32,
  ERANGE = 34,
  ENAMETOOLONG = 36,
  ENOSYS = 38,
  ELOOP = 40,
  EPROTO = 71,
  EOVERFLOW = 75,
  ENOTSOCK = 88,
  EDESTADDRREQ = 89,
  EPROTONOSUPPORT = 93,
  EOPNOTSUPP = 95,
  EAFNOSUPPORT = 97,
  EADDRINUSE = 98,
  EADDRNOTAVAIL = 99,
  ENETUNREACH = 101,
  ECONNRESET = 104,
  ENOBUFS = 105,
  EISCONN = 106,
  ENOTCONN = 107,
  ETIMEDOUT = 110,
  ECONNREFUSED = 111,
  EHOSTUNREACH = 113,
  EINPROGRESS = 115,
}

export const enum Open {
  RDONLY = 0,
  WRONLY = 1,
  RDWR = 2,
  ACCMODE = 3,
  CREAT = 0x40,
  EXCL = 0x80,
  TRUNC = 0x200,
  APPEND = 0x400,
  NONBLOCK = 0x800,
  DSYNC = 0x1000,
  DIRECT = 0x4000,
  DIRECTORY = 0x10000,
  NOFOLLOW = 0x20000,
  CLOEXEC = 0x80000,
  SYNC = 0x101000,
}

export const enum Seek {
  SET = 0,
  CUR = 1,
  END = 2,
}

export const enum Poll {
  IN = 1,
  PRI = 2,
  OUT = 4,
  ERR = 8,
  HUP = 16,
  NVAL = 32,
}

export const enum Fcntl {
  GETFD = 1,
  SETFD = 2,
  GETFL = 3,
  SETFL = 4,
  SETLK = 6,
  SETLKW = 7,
}

/** `st_mode`: type of a file. */
export const enum Mode {
  TYPE = 0o170000,
  SOCKET = 0o140000,
  LINK = 0o120000,
  REGULAR = 0o100000,
  BLOCK = 0o060000,
  DIRECTORY = 0o040000,
  CHARACTER = 0o020000,
  FIFO = 0o010000,
}

export const enum At {
  FDCWD = -100,
  SYMLINK_NOFOLLOW = 0x100,
  REMOVEDIR = 0x200,
}

/** Requests of ioctl. */
export const enum Ioctl {
  TCGETS = 0x5401,
  TCSETS = 0x5402,
  FIONREAD = 0x541b,
  BLKGETSIZE64 = 0x8008_1272,
}
