"""What holds for every text and every period."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.thai.calendar import (
    MONTHS_FULL,
    MONTHS_SHORT,
    fiscal_year_bounds,
    fiscal_year_of,
    format_date,
    last_day_of_month,
)
from generator.thai.period import Period, PeriodKind, Unread, format_period
from generator.thai.reader import read_period

DAYS = st.dates(date(1900, 1, 1), date(2150, 12, 31))
FISCAL_YEARS = st.integers(2400, 2699)
TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
WORDS = (
    *(
        "1",
        "5",
        "15",
        "31",
        "66",
        "๖๖",
        "2566",
        "2023",
        "0",
        "13",
        "/",
        ".",
        "-",
        "–",
        ",",
        " ",
        "\n",
    ),
    *("พ.ศ.", "ค.ศ.", "วันที่", "ที่", "วันพุธที่", "เดือน", "ภายใน", "ตั้งแต่", "ถึง", "ระหว่าง", "และ", "หรือ"),
    *("ไตรมาส", "ไตรมาสที่", "ครึ่งปี", "แรก", "หลัง", "ปีงบประมาณ", "ตลอด", "ปี", "สิ้น", "รอบ", "ของ"),
    *("ทุก", "ราย", "ละ", "ครั้ง", "ๆ", "ต่อ", "ก่อน", "เวลา 10.00 น.", "May", "march", "(", ")"),
    *("๓๐/๐๔/๒๕๖๖", "2566-04-30", "1 ต.ค. 65", "31 มี.ค. 66"),
    *MONTHS_FULL,
    *MONTHS_SHORT,
)
JUMBLES = st.lists(st.sampled_from(WORDS), max_size=10).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda space: space.join(words))
)


def meaning(period: Period) -> tuple[object, ...]:
    return period.kind, period.start, period.end, period.every_months, period.times


def read(text: str, fiscal_year: int) -> Period:
    period = read_period(text, fiscal_year)
    assert isinstance(period, Period), period
    return period


@given(DAYS, st.booleans(), st.booleans(), FISCAL_YEARS)
def test_a_printed_date_reads_back(day: date, short: bool, thai: bool, fiscal_year: int) -> None:
    text = format_date(day, short=short)
    period = read(text.translate(TO_THAI) if thai else text, fiscal_year)
    assert (period.kind, period.start, period.end) == (PeriodKind.DATE, day, day)


@given(st.dates(date(1957, 1, 1), date(2056, 12, 31)), st.booleans(), st.integers(-19, 19))
def test_a_date_with_a_two_digit_year_near_the_plan_reads_back(
    day: date, short: bool, away: int
) -> None:
    text = format_date(day, short=short)
    period = read(text[:-4] + text[-2:], fiscal_year_of(day) + away)
    assert (period.start, period.end) == (day, day)


@given(DAYS)
def test_a_date_without_year_reads_as_the_one_in_its_fiscal_year(day: date) -> None:
    assert read(format_date(day)[:-5], fiscal_year_of(day)).start == day


@given(DAYS, st.sampled_from(["/", "-", "."]), st.sampled_from([0, 543]))
def test_a_numeric_date_reads_back_in_either_era(day: date, mark: str, offset: int) -> None:
    text = mark.join((str(day.day), f"{day.month:02}", str(day.year + offset)))
    assert read(text, 2566).start == day


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Any period the reader can return."""
    start = draw(DAYS)
    match draw(st.sampled_from(PeriodKind)):
        case PeriodKind.DATE:
            return Period("", PeriodKind.DATE, start, start)
        case PeriodKind.MONTH:
            first = start.replace(day=1)
            return Period("", PeriodKind.MONTH, first, last_day_of_month(first))
        case kind:
            end = start + timedelta(days=draw(st.integers(0, 1000)))
            if draw(st.booleans()):
                start, end = fiscal_year_bounds(fiscal_year_of(start))
            if kind is PeriodKind.SPAN:
                return Period("", kind, start, end)
            every, times = draw(st.integers(1, 12)), draw(st.integers(1, 99))
            return Period("", kind, start, end, every, times)


@given(periods())
def test_a_printed_period_reads_back(period: Period) -> None:
    printed = format_period(period)
    assert meaning(read(printed, fiscal_year_of(period.start))) == meaning(period)


def assert_sound(text: str, fiscal_year: int) -> None:
    result = read_period(text, fiscal_year)
    assert result.raw == text
    if isinstance(result, Period):
        assert result.start <= result.end
        assert (result.every_months is None) == (result.kind is not PeriodKind.RECURRING)
        assert result.times >= 1


@given(st.text(), FISCAL_YEARS)
def test_any_text_is_read_or_refused_without_an_error(text: str, fiscal_year: int) -> None:
    assert_sound(text, fiscal_year)


@settings(max_examples=1000)
@given(JUMBLES, FISCAL_YEARS)
def test_any_jumble_of_date_words_is_read_or_refused_without_an_error(
    text: str, fiscal_year: int
) -> None:
    assert_sound(text, fiscal_year)


@given(JUMBLES)
def test_thai_and_arabic_digits_read_alike(text: str) -> None:
    one, other = read_period(text, 2566), read_period(text.translate(TO_THAI), 2566)
    if isinstance(one, Period):
        assert isinstance(other, Period)
        assert meaning(one) == meaning(other)
    else:
        assert isinstance(other, Unread)
        assert one.reason == other.reason


@given(DAYS, st.sampled_from(["๗", "7", "12/2566", "๓ วัน", "½"]), st.booleans())
def test_a_number_beside_a_date_is_never_ignored(day: date, number: str, before: bool) -> None:
    """Whatever the number counts, nobody said it does not matter."""
    text = format_date(day)
    joined = f"{number} เรื่อง {text}" if before else f"{text} จำนวน {number}"
    assert isinstance(read_period(joined, 2566), Unread)
