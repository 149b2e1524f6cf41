"""``python -m generator`` is the same as ``maqala``."""

import sys

from generator.cli import main

sys.exit(main())
