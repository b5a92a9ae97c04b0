"""Where `kodbok` begins and where everything that goes wrong becomes a sentence."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from interviews.errors import KodbokError
from workbench.cli.app import app

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def main() -> None:
    """The command `kodbok`."""
    gc.set_threshold(100_000)  # a command is short: looking for rubbish while libraries load is a tenth of its time
    _speak_utf8()
    _leave(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs a command line; exit code 0 for done, 1 for work that failed, 2 for a wrong call."""
    return _answered(lambda: app(list(arguments) or _alone(), prog_name="kodbok"))


def _alone() -> list[str]:
    """What `kodbok` alone means: the page for a person at a terminal, the help for everybody else."""
    person = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    return ["serve"] if person else ["--help"]


def _leave(code: int) -> NoReturn:
    """Ends the process without taking its memory apart, which would cost a tenth of every command; all files are closed by now."""
    if "logging" in sys.modules:
        sys.modules["logging"].shutdown()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # whoever read the output has gone
            stream.flush()
    os._exit(code)


def _speak_utf8() -> None:
    """Lets åäö through whatever the terminal's code page is."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _answered(command: Callable[[], None]) -> int:
    """Runs something and turns what goes wrong into one sentence and an exit code."""
    try:
        command()
    except SystemExit as done:
        return _code(done)
    except KodbokError as error:
        _say(str(error))
    except BrokenPipeError:
        sys.stderr.close()
    except OSError as error:
        _say(f"The system refused {error.filename or 'a file'}: {error.strerror or error}; nothing was left half done.")
    except MemoryError:
        _say("The computer's memory did not suffice; close other programs, or choose a smaller part of the study.")
    except Exception as error:  # noqa: BLE001  # the last place: a person shall never see a traceback
        _note(error)
        _say(f"Something went wrong that Kodbok did not foresee ({type(error).__name__}); `kodbok --log FILE …` tells where.")
    return 1


def _code(done: SystemExit) -> int:
    """The exit code that something ended with."""
    return done.code if isinstance(done.code, int) else int(done.code is not None)


def _say(sentence: str) -> None:
    """Prints a sentence on standard error."""
    sys.stderr.write(f"{sentence}\n")


def _note(error: Exception) -> None:
    """Logs where an unforeseen error arose: places in the code, never the words of a transcript."""
    import logging  # only when something went wrong: it would cost every start
    import traceback  # the same

    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    logger = logging.getLogger("kodbok")
    logger.addHandler(logging.NullHandler())  # without --log nothing is logged, on standard error neither
    logger.error("unforeseen %s at %s", type(error).__name__, " <- ".join(reversed(places)))
