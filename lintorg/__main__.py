"""Where lintorg starts, by its name and as a module: as little as possible until it can be interrupted."""

from lintorg.isolation import leave_current_folder


def main() -> None:
    """Run lintorg; an interrupt while it is imported ends the process at once, for there is nothing to tidy up yet."""
    leave_current_folder()
    import signal  # noqa: PLC0415 — Python's own, and no longer the current folder's

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from lintorg.cli import main as run  # noqa: PLC0415 — this takes as long as many a command

    run()


if __name__ == "__main__":
    main()
