"""The commands of the command line, a module each: its options (``add``) and what it does (``run``)."""
