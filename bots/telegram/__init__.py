"""The Telegram bot."""

import os

# Periods such as a flood's ``retry_after`` are timedeltas, as they will be in every case in the library's next version.
os.environ.setdefault("PTB_TIMEDELTA", "true")
