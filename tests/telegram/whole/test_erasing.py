"""``/loeschen`` leaves nothing of a chat."""

from __future__ import annotations

import pytest

from tests.telegram.server.people import Person
from tests.telegram.whole.living import Living, answered

pytestmark = pytest.mark.anyio


async def test_all_of_a_chat_is_gone_from_every_table_and_the_rest_stays(bot: Living, ada: Person) -> None:
    eve = bot.server.person("Eve")
    await eve.says("Wie hoch ist die Förderung bei go-Inno?")
    await answered(eve.chat)
    await bot.rest()
    before = bot.rows()

    await ada.says("Wer ist bei go-Inno antragsberechtigt? Wir haben 80 Beschäftigte.")
    await ada.presses("👎", (await answered(ada.chat))[0])
    await bot.rest()
    await ada.says(f"/link {bot.face.kept.managers.new_code()}")
    await ada.chat.said("verknüpft")
    assert bot.rows()["turns"] > before["turns"] and bot.rows()["telegram_managers"] > before["telegram_managers"]
    await ada.says("/loeschen")
    await ada.presses("Ja", await ada.chat.said("löschen?"))
    await ada.chat.said("nachgesehen")
    await bot.rest()
    assert bot.rows() == before


async def test_nothing_is_erased_where_the_question_is_answered_with_no(bot: Living, ada: Person) -> None:
    await ada.says("Wie hoch ist die Förderung bei go-Inno?")
    await answered(ada.chat)
    await ada.says("/loeschen")
    before = bot.rows()
    await ada.presses("Nein", await ada.chat.said("löschen?"))
    await ada.chat.said("Es bleibt alles")
    assert bot.rows()["turns"] == before["turns"]


async def test_no_number_of_telegram_stands_readable_in_the_database(bot: Living, ada: Person) -> None:
    await ada.says("Wie hoch ist die Förderung bei go-Inno?")
    await answered(ada.chat)
    await bot.rest()
    files = [path for path in bot.face.settings.data.rglob("*") if path.is_file()]
    assert files and not [path.name for path in files if str(ada.chat.id).encode() in path.read_bytes()]
