"""``python -m generator`` is ``prongsai``."""

from generator.cli import main

main()
