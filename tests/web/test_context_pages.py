"""The pages of documents from outside Parliament."""

from __future__ import annotations

from flask.testing import FlaskClient
from lxml import html

from timeline import queries
from timeline.store import Store
from web import create_app


def test_the_list_has_every_document_newest_first_and_says_they_are_not_counted(
    client: FlaskClient, demo_store: Store
) -> None:
    page = client.get("/context?limit=100")
    shown = html.fromstring(page.text)
    found = queries.context_documents(demo_store, limit=100)
    assert [link.text for link in shown.xpath("//h2/a")] == [one.title for one in found.items]
    assert "It is never counted as a speech" in page.text


def test_the_list_goes_on_over_its_pages(client: FlaskClient) -> None:
    first = html.fromstring(client.get("/context?limit=5").text)
    (onward,) = first.xpath("//a[@rel='next']/@href")
    second = html.fromstring(client.get(onward).text)
    assert second.xpath("//h2/a") and not {a.text for a in first.xpath("//h2/a")} & {
        a.text for a in second.xpath("//h2/a")
    }


def test_a_document_shows_its_date_and_basis_its_words_topics_rules_and_the_debates_near_it(
    client: FlaskClient, demo_store: Store
) -> None:
    found = queries.context_documents(demo_store, limit=100).items
    one = next(each for each in found if each.date and "online-safety" in each.topics)
    page = client.get(f"/context/{one.id}")
    shown = html.fromstring(page.text)
    said = " ".join(shown.text_content().split())
    assert one.title in said and "as it prints itself" in said and "This is not Parliament’s" in said
    assert shown.xpath("//mark") and "Why these topics?" in said and "Definition" in said
    near = shown.xpath("//ol[@class='near']/li")
    assert near and all(item.xpath("./span[@class='reasons']/text()") for item in near)
    assert client.get(near[0].xpath("./a/@href")[0]).status_code == 200


def test_one_without_a_date_says_so(client: FlaskClient, demo_store: Store) -> None:
    one = next(each for each in queries.context_documents(demo_store, limit=100).items if each.date is None)
    assert "date not known: it prints none" in " ".join(client.get(f"/context/{one.id}").text.split())


def test_an_unknown_document_is_missing(client: FlaskClient) -> None:
    for id in ("nothing", "a" * 300, "%27%20OR%201=1", "x.y.z"):
        answer = client.get(f"/context/{id}")
        assert answer.status_code == 404 and "/context lists them all" in answer.text


def test_an_empty_store_says_how_one_is_added(sqlite_store: Store) -> None:
    page = create_app(sqlite_store).test_client().get("/context")
    assert page.status_code == 200 and "hansard context add FILE" in page.text
