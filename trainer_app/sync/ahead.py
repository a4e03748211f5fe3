"""A request under way, while what came before it is taken in and what comes after is made ready.

A hub and a PC that work in turn leave each other waiting; so a thread beside the network worker
says what is to be said, and looks at what comes as far as that can be done without the store: it
never reads or writes there, and whether what it brings is wanted is for who asked. It ends with the
sync. One that has one thing to say has none.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType

from trainer_app.sync.framing import Answer, Asked
from trainer_app.sync.stopping import Stop


class Ahead:
    """Of one sync, for the network worker. At most one request is under way.

    ``say``: one exchange with the hub, from the thread that is meant here.
    """

    def __init__(self, say: Callable[[Asked], Answer], stop: Stop) -> None:
        self._say = say
        self._stop = stop
        self._pool = ThreadPoolExecutor(1, "sync-ahead")
        """Without a thread until something is begun."""
        self._next: tuple[Asked, Future[Answer]] | None = None
        self.requests = 0

    def __enter__(self) -> Ahead:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nobody wants what is still under way: it is cut, or a slow line would be waited for."""
        if self._next is not None and not self._next[1].done():
            self._stop.cancel()
        self._pool.shutdown()

    def begin(self, asked: Asked) -> None:
        """The one before it was answered, or nobody wants to know."""
        self._throw_away()
        self._next = (asked, self._pool.submit(self._say, asked))
        self.requests += 1

    def is_under_way(self, asked: Asked) -> bool:
        return self._next is not None and self._next[0] is asked

    def answer(self, asked: Asked) -> Answer:
        """What was not begun is said now, from the caller's own thread: he does nothing meanwhile.

        Raises ``SyncProblem``, also what was met while nobody waited.
        """
        if self._next is None or self._next[0] is not asked:
            self._throw_away()
            self.requests += 1
            return self._say(asked)
        answer = self._next[1]
        answer.exception()
        self._next = None
        return answer.result()

    def _throw_away(self) -> None:
        """The line is free once the answer is here."""
        if self._next is not None:
            self._next[1].exception()
            self._next = None
