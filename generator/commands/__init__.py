"""The commands of the command line, a module each: its options (``add``) and what it does (``run``).

What a command needs is imported when it runs: no command waits for what another needs, and help for nothing.
"""
