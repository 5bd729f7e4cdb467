"""What every test shares: sockets reach loopback and nothing else, and only where a test is marked for it."""

import pytest

LOOPBACK = ["127.0.0.1", "localhost", "::1"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("sockets") or item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.enable_socket)
            item.add_marker(pytest.mark.allow_hosts(LOOPBACK))
