"""Replacing a file so that at any moment, whatever is killed or full, the old or the new one stands there whole.

The new content is written beside the target (nameless where the system can), gets the target's mode, owner and
attributes, is flushed to the disk, and then takes the target's name in one step.  A symbolic link stays one: the file
that it leads to is replaced.
"""

from __future__ import annotations

import errno
import io
import os
import stat
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self, cast

from normalize.errors import InputError, OutputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import ReadableBuffer

try:
    import fcntl
except ImportError:  # Windows: no locks, so no left-over is taken for stale
    fcntl = None  # type: ignore[assignment]  # a module's name, used as "is there one?"

__all__ = ["Replacement", "State", "clear_leftover", "is_special", "look", "state_of"]

_SENTENCES = {
    errno.ENOSPC: "the disk is full; {}, make room and run again",
    errno.EDQUOT: "the disk quota is used up; {}, make room and run again",
    errno.EROFS: "the file system is read-only; {}, write elsewhere",
    errno.EACCES: "its folder may not be written to; {}, check the folder's permissions",
    errno.EPERM: "its folder may not be written to; {}, check the folder's permissions",
    errno.ENOENT: "there is no such folder; {}, make the folder first",
    errno.EFBIG: "the result is larger than the system allows; {}",
}
_AS_IT_WAS = "the file is as it was"
State = tuple[int, int, int, int]
"""Device, inode, size and time of change: by these a file is known to be the one that was read."""


def look(path: str) -> tuple[str, os.stat_result]:
    """The file behind a path, links followed, and its state; `InputError` where it cannot be replaced."""
    real = os.path.realpath(path)
    try:
        found = os.stat(real)
    except FileNotFoundError as error:
        raise InputError(f"{path}: there is no such file; check the path") from error
    except OSError as error:
        raise InputError(f"{path}: it cannot be read ({error.strerror})") from error
    if not stat.S_ISREG(found.st_mode):
        raise InputError(f"{path}: this is no regular file; name a file")
    if not found.st_mode & 0o222:
        raise InputError(f"{path}: the file is write-protected; allow writing first (chmod u+w)")
    return real, found


def is_special(path: str) -> bool:
    """Whether a path leads to a device, a pipe or the like, which is written to and never replaced."""
    return os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)


def state_of(found: os.stat_result) -> State:
    """What identifies a file's content."""
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


class _Target(io.RawIOBase):
    """The new file's bytes; a failure to write them becomes the sentence of its `Replacement`."""

    def __init__(self, fd: int, sentence: Callable[[OSError], OutputError]) -> None:
        self._fd, self._sentence = fd, sentence

    def writable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        try:
            return os.write(self._fd, data)
        except OSError as error:
            raise self._sentence(error) from error

    def close(self) -> None:
        if not self.closed:
            super().close()
            os.close(self._fd)


class Replacement:
    """A new content in the making; nothing of it is seen before `commit`, and nothing is left without it.

    `old` is the state of the file to replace, `None` where there must be none yet; `like` the state of the file
    whose owner and mode the new one gets (`old` itself as a rule).
    """

    def __init__(self, path: str, old: os.stat_result | None, like: os.stat_result | None = None) -> None:
        self._path, self._real, self._old = path, os.path.realpath(path), old
        self._like = like or old
        self._name: str | None = None

    def __enter__(self) -> Self:
        clear_leftover(self._real)
        try:
            self._fd = self._open()
        except OSError as error:
            raise self._sentence(error) from error
        _lock(self._fd)
        self._out = io.BufferedWriter(_Target(self._fd, self._sentence), 1 << 18)
        return self

    def _open(self) -> int:
        """A nameless file in the target's folder where the system has them, else one with the temporary name."""
        flag = getattr(os, "O_TMPFILE", None)
        if flag is not None and os.path.isdir("/proc/self/fd"):
            with suppress(OSError):
                return os.open(os.path.dirname(self._real), flag | os.O_RDWR, 0o600)
        self._name = temporary_name(self._real)
        return os.open(self._name, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)

    def write(self, data: bytes) -> None:
        """Append to the new content."""
        self._out.write(data)

    @property
    def stream(self) -> BinaryIO:
        """The new content as a stream, for writers that want one."""
        return cast(BinaryIO, self._out)

    def prepare(self) -> None:
        """Bring the new content to the disk whole, and see that the old one has not changed since it was read."""
        try:
            self._out.flush()
            self._dress()
            os.fsync(self._fd)
            self._check_unchanged()
        except OSError as error:
            raise self._sentence(error) from error

    def commit(self) -> None:
        """Put the new content in the old one's place."""
        self.prepare()
        try:
            self._take_place()
        except OSError as error:
            raise self._sentence(error) from error

    def _dress(self) -> None:
        """Owner, attributes and mode of the old file; the owner first, since changing it clears mode bits."""
        if os.name != "posix":
            return
        if self._like is None:
            os.fchmod(self._fd, 0o666 & ~_umask())
            return
        mine = os.fstat(self._fd)
        if (mine.st_uid, mine.st_gid) != (self._like.st_uid, self._like.st_gid):
            self._keep_owner(self._like)
        if self._old is not None:
            copy_attributes(self._real, self._fd)
        os.fchmod(self._fd, stat.S_IMODE(self._like.st_mode))

    def _keep_owner(self, like: os.stat_result) -> None:
        try:
            os.fchown(self._fd, like.st_uid, like.st_gid)
        except PermissionError as error:
            raise InputError(f"{self._path}: its owner cannot be kept; run as the file's owner") from error

    def _check_unchanged(self) -> None:
        now = state_of(os.stat(self._real)) if os.path.exists(self._real) else None
        if now != (None if self._old is None else state_of(self._old)):
            raise InputError(f"{self._path}: the file changed while it was read; nothing was written, run again")

    def _take_place(self) -> None:
        if self._name is None:
            name = temporary_name(self._real)
            # naming a folder makes Python call linkat, which alone follows this link to the nameless file
            os.link(f"/proc/self/fd/{self._fd}", name, src_dir_fd=self._fd, follow_symlinks=True)
            self._name = name
        os.replace(self._name, self._real)
        self._name = None
        sync_folder(os.path.dirname(self._real))

    def _sentence(self, error: OSError) -> OutputError:
        if error.errno == errno.EEXIST:
            return OutputError(f"{self._path}: another run is writing this file; wait for its end")
        known = _SENTENCES.get(error.errno or 0, f"it cannot be written ({error.strerror}); {{}}")
        return OutputError(f"{self._path}: {known.format(_AS_IT_WAS if self._old else 'nothing was written')}")

    def __exit__(self, kind: type[BaseException] | None, *error: BaseException | TracebackType | None) -> None:
        with suppress(OSError, OutputError):  # what was buffered for a full disk cannot be flushed, and is not wanted
            self._out.close()
        if self._name is not None:
            with suppress(OSError):
                os.unlink(self._name)


def temporary_name(real: str) -> str:
    """The one name that a file in the making may have: a second writer sees it, and a next run clears it."""
    folder, name = os.path.split(real)
    return os.path.join(folder, f".{name[:200]}.newsnorm~")


def clear_leftover(real: str) -> None:
    """Remove what a killed run left beside that file; one that is still being written is left alone."""
    if fcntl is None:
        return
    name = temporary_name(real)
    try:
        with open(name, "rb") as left:
            fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.unlink(name)
    except OSError:
        return


def _lock(fd: int) -> None:
    if fcntl is not None:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)


def copy_attributes(source: str, fd: int) -> None:
    """Extended attributes (labels, access lists), as far as system and rights allow."""
    if not hasattr(os, "listxattr"):
        return
    with suppress(OSError):
        for name in os.listxattr(source):
            with suppress(OSError):
                os.setxattr(fd, name, os.getxattr(source, name))


def sync_folder(folder: str) -> None:
    """Make a rename last through a power cut."""
    if os.name != "posix":
        return
    fd = os.open(folder or ".", os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def _umask() -> int:
    """The mask of new files; the system tells it only to who sets it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
