"""Why a command was not done, in a module that takes no time to import."""

from __future__ import annotations

NO_SITE = "maqala: no site was made; the old one, if any, stays as it was"


class Refused(Exception):
    """The use or the configuration is wrong; the message says why."""

    def told(self) -> str:
        """What the command line says of it."""
        return f"maqala: {self}."
