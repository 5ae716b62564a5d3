import pytest

from attrib.errors import InputError
from attrib.ingest import read_text, require_english
from attrib.ingest.language import detect

GERMAN = (
    "Der Bürgermeister der Stadt hat am Montag sein Amt niedergelegt, wie der Rat mitteilte. "
    "Die Brücke bleibt bis zum nächsten Sommer geschlossen, weil die neue noch nicht fertig ist. "
    "Niemand aus dem Unternehmen war am Abend für eine Stellungnahme zu erreichen."
)
OTHERS = {
    "de": GERMAN,
    "fr": "Le maire de la ville a quitté ses fonctions lundi, a annoncé le conseil municipal. "
    "Le pont restera fermé jusqu'à l'été prochain, parce que le nouveau n'est pas encore prêt. "
    "Personne dans l'entreprise n'a pu être joint lundi soir pour un commentaire sur l'affaire.",
    "es": "El alcalde de la ciudad dejó su cargo el lunes, según informó el ayuntamiento. "
    "El puente seguirá cerrado hasta el próximo verano porque el nuevo todavía no está listo. "
    "Nadie de la empresa quiso hacer declaraciones el lunes por la noche sobre este asunto.",
    "ru": "Мэр города покинул свой пост в понедельник, сообщил городской совет. Мост закрыт.",
    "zh": "市长星期一辞职，市议会发表声明说。新桥要到明年夏天才能完工，旧桥将继续关闭，"
    "居民只能乘坐渡轮过河，没有人愿意发表评论。",
}


@pytest.mark.parametrize(("code", "text"), OTHERS.items())
def test_other_languages_are_told(code: str, text: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "The army said that it would not leave the town.",
        "THE ARMY SAID ON MONDAY THAT IT WOULD NOT LEAVE THE TOWN AFTER THE TALKS.",
        (
            "Bashar al-Assad, Recep Tayyip Erdoğan, Volodymyr Zelenskyy and Ursula von der Leyen "
            "met in Şanlıurfa, and Hakan Fidan said they had agreed with Abdel Fattah el-Sisi."
        ),
        (
            f"A German paper wrote: {GERMAN[:90]} The mayor said that this was not what he had "
            "meant, and that the paper should have asked him before it went to print with it."
        ),
    ],
)
def test_english_is_english_in_capitals_and_among_names(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bashar Assad",
        "PUTIN, ERDOGAN, NETANYAHU IN ANKARA",
        "Kenneth Roth Idlib Aleppo Hama",
        "17",
    ],
)
def test_too_short_to_tell(text: str) -> None:
    assert detect(text) is None
    if text:
        require_english(read_text(text))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "fr",
            (
                "Le maire a déclaré que le pont serait fermé lundi. Les habitants du quartier ne "
                "sont pas contents, et la police demande de la patience à tous."
            ),
        ),
        (
            "de",
            (
                "Der Bürgermeister sagte, dass die Brücke am Montag geschlossen wird. Die Polizei "
                "bittet alle um etwas Geduld."
            ),
        ),
    ],
)
def test_a_short_text_is_told_where_there_is_no_doubt(code: str, text: str) -> None:
    assert len(text.split()) < 30
    assert detect(text) == code
    with pytest.raises(InputError):
        require_english(read_text(text))


def test_another_language_is_refused_by_name() -> None:
    article = read_text(GERMAN)
    assert article.language == "de"
    with pytest.raises(InputError, match=r"x\.txt: attrib reads English; .* German \(de\)"):
        require_english(article, "x.txt")
