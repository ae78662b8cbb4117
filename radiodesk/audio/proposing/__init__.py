"""Proposals: what could be cut, levelled or cleaned in a recording, with the reason in figures. None is carried out."""
