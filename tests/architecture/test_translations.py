"""Every sentence of the window exists in French, and every counted one in both languages' forms."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.architecture.source import ROOT

_FILES = sorted((ROOT / "resources" / "i18n").glob("*.ts"))


def incomplete(message: ElementTree.Element) -> bool:
    translation = message.find("translation")
    if translation is None or translation.get("type") is not None:
        return True
    forms = translation.findall("numerusform") or [translation]
    return not all((form.text or "").strip() for form in forms)


def test_that_there_is_a_file_for_each_language() -> None:
    assert [file.name for file in _FILES] == ["trainer_app_en.ts", "trainer_app_fr.ts"]


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_that_no_translation_is_missing(file: Path) -> None:
    missing = [
        f"{context.findtext('name')}: {message.findtext('source')}"
        for context in ElementTree.parse(file).iter("context")
        for message in context.iter("message")
        if incomplete(message)
    ]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize(
    "translation",
    [
        '<translation type="unfinished">Valider</translation>',
        "<translation> </translation>",
        "<translation><numerusform>un</numerusform><numerusform></numerusform></translation>",
    ],
)
def test_that_a_gap_counts_as_missing(translation: str) -> None:
    assert incomplete(ElementTree.fromstring(f"<message>{translation}</message>"))
