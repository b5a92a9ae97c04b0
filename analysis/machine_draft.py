"""How a draft that no person has written is marked wherever it is shown."""

from __future__ import annotations

from analysis.catalogue import N_

MACHINE = "machine"
"""Who has written a draft: nobody."""
NOTE = N_("A machine's draft: typical sentences, spread over organisations. No person has chosen, read or written it.")
