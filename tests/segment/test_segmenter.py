"""Words by the embedded pkuseg model, and which models are refused."""

import shutil
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import srsly  # type: ignore[import-untyped,unused-ignore]
from hypothesis import given
from hypothesis import strategies as st

from extraction.segment import Segmenter, SegmenterError, embedded, segmenter

LABELS = {"B": 0, "B_single": 1, "I": 2, "I_end": 3, "I_first": 4}
FEATURES = {"$$": 0, "c.村": 1}


def write_model(
    folder: Path,
    features: object = None,
    weights: npt.NDArray[np.float64] | None = None,
    labels: object = None,
    number: int = 2,
) -> Path:
    """A model that knows one thing: `村` is a word of its own."""
    folder.mkdir(exist_ok=True)
    if weights is None:
        weights = np.zeros(5 * (2 + 5))
        weights[:5] = [0, 0, 1, 0, 0]
        weights[5:10] = [0, 9, 0, 0, 0]
        weights[[21, 26, 31]] = -9  # from B_single to I, I_end, I_first
    data = {"unigram": [], "bigram": [], "feature_to_idx": features or FEATURES, "tag_to_idx": labels or LABELS}
    srsly.write_msgpack(folder / "features.msgpack", data)
    np.savez(folder / "weights.npz", sizes=np.array([5, number]), w=weights)
    return folder


class Recorder:
    """Stands in for pkuseg: every character is a word."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def cut(self, text: str) -> list[str]:
        self.asked.append(text)
        return list(text)


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in Segmenter.load().words(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "群众 的 生活 条件 明显 改善 。",
        "全县 广大 党员 干部 深入 一线 开展 工作 。",
        "会议 强调 ， 要 坚持 以 人民 为 中心 的 发展 思想 。",
        "他们 为 困难 群众 送 去 了 生活 物资 。",
        "青年 志愿者 积极 参与 社区 服务 。",
    ],
)
def test_sentences(sentence: str) -> None:
    assert words(sentence.replace(" ", "")) == sentence.split()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("县委书记林知远表示，", "林知远"),
        ("省委副书记、省长顾秋禾主持会议。", "顾秋禾"),
        ("县长周明哲介绍说", "周明哲"),
    ],
)
def test_names_that_it_never_saw_are_words(text: str, name: str) -> None:
    assert name in words(text)


def test_white_space_is_kept_and_ends_words() -> None:
    assert words("　　党员 志愿者\r\n\n群众") == ["　　", "党员", " ", "志愿者", "\r\n\n", "群众"]


@given(st.text(st.sampled_from("党员志愿者林知远 \u3000\n12.%,:!（。！𠮷勇扛") | st.characters(), max_size=80))
def test_spans_tile_the_text(text: str) -> None:
    spans = Segmenter.load().words(text)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(
        start < end and (text[start:end].isspace() or not any(map(str.isspace, text[start:end])))
        for start, end in spans
    )


def test_punctuation_of_either_width_gives_the_same_words() -> None:
    wide, narrow = "群众说：“生活好了，日子有盼头！”", "群众说:“生活好了,日子有盼头!”"
    assert Segmenter.load().words(wide) == Segmenter.load().words(narrow)


def test_a_sentence_is_cut_the_same_in_any_company() -> None:
    first, second = "全县党员干部深入一线开展工作。", "群众的生活越来越好。"
    load = Segmenter.load()
    assert words(first + second) == words(first) + words(second)
    assert load.words(second * 40)[: len(load.words(second))] == load.words(second)


def test_short_texts_are_asked_about_once() -> None:
    recorder = Recorder()
    remembering = Segmenter(recorder, "test")
    for _ in range(3):
        assert remembering.words("石桥") == ((0, 1), (1, 2))
        remembering.words("桥" * (segmenter.SHORT + 1))
    assert len(recorder.asked) == 4


def test_endless_text_is_asked_about_in_pieces() -> None:
    recorder = Recorder()
    text = "桥" * 5000
    assert len(Segmenter(recorder, "test").words(text)) == len(text)
    assert max(map(len, recorder.asked)) == segmenter.LONGEST


def test_the_embedded_model_has_a_name_and_is_loaded_once() -> None:
    assert Segmenter.load().name.startswith("minglu-pkuseg-")
    assert Segmenter.load() is Segmenter.load()


def test_a_model_of_ones_own(tmp_path: Path) -> None:
    own = Segmenter.load(write_model(tmp_path / "one"))
    assert own.words("石桥村村民") == ((0, 2), (2, 3), (3, 4), (4, 5))
    assert Segmenter.load(write_model(tmp_path / "same")).name == own.name
    assert Segmenter.load(write_model(tmp_path / "other", weights=np.zeros(35))).name != own.name


def test_no_pickle_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a pickle was read")

    monkeypatch.setattr("pickle.load", refuse)
    monkeypatch.setattr("pickle.loads", refuse)
    assert Segmenter.load(write_model(tmp_path / "model")).words("村") == ((0, 1),)


def test_a_pickled_model_is_refused_unread(tmp_path: Path) -> None:
    folder = write_model(tmp_path / "model")
    (folder / "features.msgpack").unlink()
    trap = tmp_path / "sprung"
    (folder / "features.pkl").write_bytes(b"cposix\nmkdir\n(V" + str(trap).encode() + b"\ntR.")
    with pytest.raises(SegmenterError, match=r"features\.msgpack cannot be read .*no pickle is ever read") as caught:
        Segmenter.load(folder)
    assert caught.value.folder == folder
    assert not trap.exists()


def test_pickled_weights_are_refused(tmp_path: Path) -> None:
    folder = write_model(tmp_path / "model", weights=np.array([{}] * 35, dtype=object))
    with pytest.raises(SegmenterError, match="no usable pkuseg model"):
        Segmenter.load(folder)


@pytest.mark.parametrize("missing", ["features.msgpack", "weights.npz"])
def test_an_incomplete_folder_is_refused(tmp_path: Path, missing: str) -> None:
    folder = write_model(tmp_path / "model")
    (folder / missing).unlink()
    with pytest.raises(SegmenterError, match=f"{missing} cannot be read"):
        Segmenter.load(folder)


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SegmenterError, match="nowhere: no such folder; give the folder"):
        Segmenter.load(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "wrong",
    [
        {"weights": np.zeros(34)},
        {"weights": np.zeros(35, dtype=np.float32)},
        {"features": {"$$": 0, "c.村": 7}},
        {"features": {"$$": 0}},
        {"features": ["$$"]},
        {"labels": {"I": 0}},
        {"labels": {**LABELS, "I": 9}},
        {"number": 3},
    ],
)
def test_parts_that_do_not_fit_together_are_refused(tmp_path: Path, wrong: dict[str, object]) -> None:
    folder = write_model(tmp_path / "model", **wrong)  # type: ignore[arg-type]
    with pytest.raises(SegmenterError, match="no usable pkuseg model"):
        Segmenter.load(folder)


@pytest.mark.parametrize("file", ["features.msgpack", "weights.npz"])
@pytest.mark.parametrize("content", [b"", b"\x00" * 40, b"{}", b"PK\x03\x04" + b"\x00" * 40, b"\x93NUMPY"])
def test_damaged_files_are_refused(tmp_path: Path, file: str, content: bytes) -> None:
    folder = write_model(tmp_path / "model")
    (folder / file).write_bytes(content)
    with pytest.raises(SegmenterError):
        Segmenter.load(folder)


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the embedded folder that stands for the installed one."""
    folder = tmp_path / "installed"
    shutil.copytree(embedded.FOLDER, folder)
    monkeypatch.setattr(segmenter, "FOLDER", folder)
    return folder


@pytest.mark.parametrize("file", ["features.msgpack", "weights.npz"])
def test_an_embedded_model_that_was_changed_is_refused(installed: Path, file: str) -> None:
    data = bytearray((installed / file).read_bytes())
    data[len(data) // 2] ^= 1
    (installed / file).write_bytes(data)
    with pytest.raises(SegmenterError, match=f"{file} does not have the SHA-256 .*install minglu again"):
        Segmenter.load()


@pytest.mark.parametrize("file", ["features.msgpack", "weights.npz", "manifest.json"])
def test_an_embedded_model_that_lost_a_file_is_refused(installed: Path, file: str) -> None:
    (installed / file).unlink()
    with pytest.raises(SegmenterError, match=f"{file} .*install minglu again"):
        Segmenter.load()


def test_the_manifest_lists_what_is_there() -> None:
    listed = embedded.manifest()["files"]
    there = {path.name for path in embedded.FOLDER.iterdir()}
    assert there == {*listed, "manifest.json"}
    for name in listed:
        assert len(embedded.content(name)) == listed[name]["bytes"]
