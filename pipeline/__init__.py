"""The work itself: plain Python in, plain Python out.

The rooms, in the order the data walks: `intake` → `documents` → `chronology` → `reports`.
"""
