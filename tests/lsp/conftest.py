"""One session for all tests of a run: to start one takes longer than most of them."""

import os
from collections.abc import Iterator

import pytest
from editing import Editor


@pytest.fixture(scope="session")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """Start a session, and end it as an editor does; nothing is written to standard error."""
    folder = tmp_path_factory.mktemp("session")
    started = Editor(folder, env=os.environ | {"HOME": str(folder)})
    started.start()
    yield started
    assert "" == started.stop()


@pytest.fixture
def editor(session: Editor) -> Iterator[Editor]:
    """Give a session without open files, and close what the test opens."""
    session.others.clear()
    yield session
    session.close_all()
