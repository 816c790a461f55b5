"""The loader refuses what does not fit, and says where it stands and what would be allowed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import knowledge
from knowledge import KnowledgeError, load, load_from


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the knowledge that a test may spoil."""
    source = Path(knowledge.__file__).parent
    shutil.copytree(source, tmp_path / "knowledge", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return tmp_path / "knowledge"


def _spoil(copy: Path, file: str, old: str, new: str) -> int:
    """Replace the first `old` in a file by `new`; the line where it stands."""
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def _refusal(copy: Path) -> str:
    with pytest.raises(KnowledgeError) as refused:
        load_from(copy)
    return str(refused.value)


def test_the_knowledge_that_ships_is_whole(copy: Path) -> None:
    assert load_from(copy).findings.keys() == load().findings.keys()


def test_an_unquoted_no_stays_the_word_no(copy: Path) -> None:
    file = copy / "findings" / "infection.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"no":', "no:"), encoding="utf-8")
    assert "no" in load_from(copy).findings["fever_unwell"].labels


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("accuracy_anchors.yaml", "source: hill-2020", "source: hill-2002", "unknown source 'hill-2002'; allowed: "),
        ("accuracy_anchors.yaml", "measure: right_first", "measure: first", "measure: Input should be 'urgency_right'"),
        ("evaluation.yaml", "  safe_advice:", "  safe_advise:", "measures.safe_advise"),
        ("advice/levels.yaml", "nhs-england-msk-urgent", "nobody-1999", "unknown source 'nobody-1999'; allowed: "),
        ("examples.yaml", "onset: gradual", "onset: graduall", "unknown value of onset 'graduall'; allowed: "),
        ("examples.yaml", "shoes_socks: easy", "shoe_socks: easy", "unknown finding 'shoe_socks'; allowed: "),
        (
            "exercises_forbidden.yaml",
            "- bone_stress_injury",
            "- bone_injury",
            "unknown conclusion 'bone_injury'; allowed: ",
        ),
        ("questionnaire.yaml", "- onset\n", "- onsets\n", "unknown finding 'onsets'; allowed: "),
        ("questionnaire.yaml", "from_age: fifty", "from_age: fivty", "unknown threshold 'fivty'; allowed: "),
        ("scoring/weights.yaml", 'centinats: "230"', "centinats: strong", "strong.centinats: Input should be"),
        ("urgency.yaml", "meaning:", "meanings:", "allowed: id, title"),
        ("findings/infection.yaml", "type: choice", "type: chioce", "fever_unwell.type: Input should be"),
        (
            "source_coverage/article-self.yaml",
            "exercise:monster_walk]",
            "exercise:monster_walks]",
            "unknown exercise 'monster_walks'; allowed: adductor_squeeze",
        ),
        (
            "source_coverage/article-self.yaml",
            "[question:",
            "[answer:",
            "unknown kind of carrier 'answer'; allowed: advice",
        ),
        (
            "source_coverage/article-self.yaml",
            "{carried_by: [",
            "{left_out: Why, carried_by: [",
            "say either in carried_by",
        ),
    ],
)
def test_a_wrong_name_is_refused_with_file_line_and_what_is_allowed(
    copy: Path, file: str, old: str, new: str, said: str
) -> None:
    line = _spoil(copy, file, old, new)
    refusal = _refusal(copy)
    place, _, sentence = refusal.partition(": ")
    assert said in sentence
    named, _, at = place.rpartition(":")
    assert named.endswith(file)
    assert abs(int(at) - line) <= 30 if "questionnaire" in file else int(at) <= line


def test_a_wrong_value_is_refused_at_its_own_line(copy: Path) -> None:
    line = _spoil(copy, "scoring/weights.yaml", 'centinats: "', 'centinats: "about ')
    assert f"weights.yaml:{line}: " in _refusal(copy)


def test_a_key_that_stands_twice_is_refused(copy: Path) -> None:
    line = _spoil(copy, "urgency.yaml", "  meaning:", "  title: again\n  meaning:")
    assert f"urgency.yaml:{line}: 'title' stands here twice" in _refusal(copy)


def test_text_that_is_not_yaml_is_refused(copy: Path) -> None:
    (copy / "urgency.yaml").write_text("- a\n  b: [", encoding="utf-8")
    assert "urgency.yaml:2: not readable as YAML" in _refusal(copy)


def test_a_finding_that_is_never_asked_is_refused(copy: Path) -> None:
    _spoil(copy, "questionnaire.yaml", "  - onset\n", "")
    assert "never asked: onset" in _refusal(copy)
