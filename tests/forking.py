"""Work in a forked child: what it answers, and its end without the parent's clean-up. POSIX."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Callable
from importlib import import_module


def in_child(work: Callable[[], bytes]) -> bytes:
    """What a child answers that does this work; its connections end with it."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)

        def answer() -> None:
            with os.fdopen(writer, "wb") as pipe:
                pipe.write(work())

        leave(answer)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        answer_bytes = pipe.read()
    _, status = os.waitpid(child, 0)
    assert status == 0, f"a child failed: {status}"
    return answer_bytes


def leave(work: Callable[[], None]) -> None:
    """Do the work of a child and end it without the parent's clean-up."""
    code = 1
    try:
        work()
        code = 0
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        sys.stderr.flush()
        os._exit(code)


def load_for_children(*modules: str) -> None:
    """What every child would load anew, and what each would look through for garbage."""
    for name in modules:
        import_module(name)
    gc.collect()
    gc.freeze()
