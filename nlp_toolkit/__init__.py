"""Read what public bodies promised and what families asked for.

read -> structure -> extract                            minutes become a register
"""

__version__ = "0.1.0"
