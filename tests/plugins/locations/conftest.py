"""What the tests of the locations share: one gazetteer, and ways to run them without a model."""

from __future__ import annotations

import pytest

from glossator_locations.gazetteer import Gazetteer
from glossator_locations.loading import shared


@pytest.fixture(scope="session", autouse=True)
def gazetteer() -> Gazetteer:
    """Held for all tests, so that it is loaded once; towns below 15,000 are left out."""
    return shared(15000)
