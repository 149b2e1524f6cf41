"""Runs a command and prints, last, its CPU seconds and the greatest memory of any of its processes."""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
import time


def main(limit: float, command: list[str]) -> int:
    """Runs the command in a group of its own, which is ended when it takes too long."""
    start = time.monotonic()
    process = subprocess.Popen(command, start_new_session=True)
    try:
        code: int | str = process.wait(timeout=limit)
    except subprocess.TimeoutExpired:
        import os

        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        code = "late"
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = {
        "code": code,
        "wall": time.monotonic() - start,
        "cpu": used.ru_utime + used.ru_stime,
        "memory": used.ru_maxrss / 1024,
    }
    print("\n" + json.dumps(told), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), sys.argv[2:]))
