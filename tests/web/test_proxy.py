"""Behind a proxy: addresses are those that readers see, and only a proxy that is announced is believed."""

from __future__ import annotations

import pytest
from lxml import html

from timeline.store import Store
from web import Options, create_app

SAID = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "hansard.example", "X-Forwarded-For": "192.0.2.1"}


@pytest.mark.parametrize(("proxies", "base"), [(1, "https://hansard.example"), (0, "http://localhost")])
def test_whole_addresses_are_those_of_the_reader(demo_store: Store, proxies: int, base: str) -> None:
    client = create_app(demo_store, Options(proxies=proxies)).test_client()
    assert client.get("/api", headers=SAID).headers["Location"] in (f"{base}/api/", "/api/")
    canonical = html.fromstring(client.get("/about", headers=SAID).text).xpath("//link[@rel='canonical']/@href")
    assert canonical == [f"{base}/about"]
    assert f'href="{base}/topics/online-safety"' in client.get("/topics/online-safety.atom", headers=SAID).text


def test_two_readers_with_other_schemes_get_other_answers(demo_store: Store) -> None:
    client = create_app(demo_store, Options(proxies=1)).test_client()
    plain, tls = (client.get("/about", headers={"X-Forwarded-Proto": proto}).text for proto in ("http", "https"))
    assert 'href="http://localhost/about"' in plain and 'href="https://localhost/about"' in tls


@pytest.mark.parametrize("address", ["/", "/topics/online-safety", "/debates", "/speakers", "/search?q=online", "/try"])
def test_a_page_below_a_prefix_leads_nowhere_else(demo_store: Store, address: str) -> None:
    client = create_app(demo_store, Options(proxies=1)).test_client()
    page = html.fromstring(client.get(address, headers={"X-Forwarded-Prefix": "/hansard"}).text)
    named = page.xpath("//@href | //@src | //@action | //@data-address")
    assert [each for each in named if each.startswith("/") and not each.startswith("/hansard/")] == []
