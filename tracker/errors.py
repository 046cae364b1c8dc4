"""What a user reads when something cannot be done."""

from __future__ import annotations


class UserError(Exception):
    """One line for the user: what is wrong, where, and what to do.

    `code` is the exit code: 1 where the work failed, 2 where the call or the configuration is
    wrong.
    """

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code
