from rashomon.text.fingerprints import fingerprint, overlap

REPORT = (
    "At least twelve people were killed when a bus fell into a ravine in the mountains north of the capital on Tuesday, police said. "
    "The driver lost control on a bend that residents have long called dangerous, according to the governor, who visited the site. "
    "Rescuers worked through the rain to reach the wreck, and eleven injured passengers were taken to two hospitals in the valley below. "
)
OTHER = (
    "A coach carrying pilgrims plunged off a hillside road early on Tuesday and left a dozen passengers dead, the ministry announced. "
    "Survivors told reporters that the brakes had failed long before the curve; the transport company did not answer requests for comment. "
    "Helicopters could not land because of low cloud, so volunteers carried the wounded up the slope on stretchers made of branches. "
)
CHINESE = (
    "当地时间周二上午一辆载有朝圣者的客车在首都以北的山区坠入山谷造成至少十二人死亡另有十一人受伤被送往附近两家医院救治事故原因正在调查之中"
)


def test_a_changed_credit_line_leaves_a_copy_a_copy() -> None:
    assert overlap(fingerprint(f"{REPORT}(AP)"), fingerprint(f"{REPORT}Reporting by our correspondent.")) >= 0.7


def test_case_and_punctuation_do_not_count() -> None:
    assert overlap(fingerprint(REPORT), fingerprint(REPORT.upper().replace(",", " –"))) == 1


def test_independent_reports_share_little() -> None:
    assert overlap(fingerprint(REPORT), fingerprint(OTHER)) < 0.3


def test_chinese_has_shingles_without_spaces() -> None:
    assert overlap(fingerprint(CHINESE), fingerprint(CHINESE + "（新华社）")) >= 0.7


def test_a_text_too_short_for_shingles_is_nobodys_copy() -> None:
    short = fingerprint("Twelve dead in Kabul")

    assert short.size == 0
    assert overlap(short, short) == 0
