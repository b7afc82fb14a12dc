r"""The regular expressions that find dates, quarters, fiscal years and intervals in a text.

They are written for folded, lower-case text (`generator.thai.text.fold`), so a space is always
one plain space, digits are 0-9 and every dash is "-". `[0-9]` rather than `\d`: the latter also
takes digits of other scripts, which `int` would then read.
"""

import re

from generator.thai.calendar import MONTHS_FULL, MONTHS_SHORT
from generator.thai.text import DASHES

# Common misspellings of the full names, each of which can be no other month.
_MISSPELT = {
    "กุมภาพันธ": 2,
    "พฤศภาคม": 5,
    "กรกฏาคม": 7,
    "พฤษจิกายน": 11,
}
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# Keys carry no dots or spaces; English months are looked up by their first three letters.
MONTH_NUMBERS = {
    **{name: number for number, name in enumerate(MONTHS_FULL, 1)},
    **{name.replace(".", ""): number for number, name in enumerate(MONTHS_SHORT, 1)},
    **{name: number for number, name in enumerate(_ENGLISH, 1)},
    **_MISSPELT,
}

# The first three characters of each name, Monday first as date.weekday() counts.
WEEKDAYS = ("จัน", "อัง", "พุธ", "พฤห", "ศุก", "เสา", "อาท")

_FULL_MONTH = "|".join((*MONTHS_FULL, *_MISSPELT))
# An abbreviation ends with its dot or before anything but a Thai letter. "ก.พ.ร." and "ก.ค.ศ."
# are offices: a dot followed by one lone consonant is not the end of a month, unless that
# consonant begins พ.ศ. or ค.ศ.
_SHORT_MONTH_END = r"(?:\.(?!(?!พ\.?\s?ศ|ค\.?\s?ศ)[ก-ฮ](?:\.|(?![ก-๛])))|(?![ก-๛.]))"
_SHORT_MONTH = rf"""(?:
    (?:(?:มี|[มพกสตธ])(?:\.\s?)?ค | (?:เม|มิ|[กพ])(?:\.\s?)?ย | ก(?:\.\s?)?พ) {_SHORT_MONTH_END}
)"""
# The same with its dots, wherever it stands: for finding months that were not understood.
DOTTED_MONTH = rf"(?<!\.)(?:(?:มี|[มพกสตธ])\.\s?ค|(?:เม|มิ|[กพ])\.\s?ย|ก\.\s?พ){_SHORT_MONTH_END}"
_ENGLISH_MONTH = r"""(?<![a-z])(?:
    jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?
    |sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?
)\.?(?![a-z])"""
_MONTH = rf"(?:{_FULL_MONTH}|{_SHORT_MONTH}|{_ENGLISH_MONTH})"

# "66.5", "66/2" and "10.00" are not years, nor is the 0405 of a file number "กค 0405".
_YEAR = r"(?:[12][0-9]{3}|[0-9]{2})(?![0-9]|[.,:/][0-9])"
_ERA = r"(?:พ\.?\s?ศ\.?|พุทธศักราช|ค\.?\s?ศ\.?|คริสต์ศักราช)"
_TO = r"\s?(?:-|จนถึง|ถึง)\s?"
_FISCAL_YEAR_WORD = r"ปี\s?งบ(?:ประมาณ|ฯ)?"

# Calendar or fiscal year? Which six months? Nobody can say.
_VAGUE = rf"""(?P<vague>
    ปี\s?{_ERA}?\s?[0-9]{{2,4}}(?![0-9])
    | รอบ\s?[0-9]{{1,2}}\s?เดือน(?!\s?(?:แรก|หลัง))
)"""

_LEAST = r"(?:(?:อย่างน้อย|ไม่น้อยกว่า)\s?)?"


def _unit(name: str) -> str:
    """An interval such as "3 เดือน", in groups n_<name> and u_<name>.

    What follows may turn it into something else: "ทุก 6 เดือนแรก", "ทุกเดือนคู่", "ทุกไตรมาสที่ 1".
    """
    return rf"""(?:(?P<n_{name}>[0-9]{{1,3}})\s?)?
        (?P<u_{name}>เดือน|ไตรมาส|ครึ่ง\s?ปี(?:\s?งบประมาณ)?|ปี(?:\s?งบ(?:ประมาณ|ฯ)?)?)
        (?!\s?(?:แรก|หลัง|สุดท้าย|ก่อน|ถัด|หน้า|คู่|คี่|การศึกษา|ปฏิทิน|เว้น
            |ที่\s?(?:[0-9]|แล้ว|ผ่าน|หนึ่ง|สอง|สาม|สี่)))"""


# ทุก 3 เดือน, รายปี, ทุกเดือน ๆ ละ 2 ครั้ง | เดือนละ 1 ครั้ง, 3 เดือน/ครั้ง | 2 ครั้ง/เดือน
# | ทุกวันที่ 5 ของเดือน, วันที่ 5 ของทุกเดือน
_EVERY = rf"""(?P<every>
    (?:ทุก\s?(?:ๆ\s?)?(?:วันสิ้น|สิ้น)?|ราย\s?){_unit("a")}
        (?:\s?(?:ๆ\s?)?ละ\s?{_LEAST}(?:(?P<t_a>[0-9]{{1,3}})\s?)?ครั้ง)?
    | {_LEAST}{_unit("b")}\s?(?:ละ|/|ต่อ)\s?{_LEAST}(?:(?P<t_b>[0-9]{{1,3}})\s?)?ครั้ง
    | {_LEAST}(?<![0-9])(?P<t_c>[0-9]{{1,3}})\s?ครั้ง\s?(?:/|ต่อ)\s?{_unit("c")}
    | (?:ทุกวันที่\s?(?P<day_d>[0-9]{{1,2}})\s?ของ\s?(?:ทุก\s?(?:ๆ\s?)?|แต่ละ)?
        |วันที่\s?(?P<day_e>[0-9]{{1,2}})\s?ของ\s?(?:ทุก\s?(?:ๆ\s?)?|แต่ละ)){_unit("d")}
)"""

# The last six months are "หลัง" only at an end or before the fiscal year: "6 เดือนหลังลงนาม" is
# six months after signing.
_LATTER = rf"หลัง(?=\s?(?:$|[()\-,]|(?:ของ)?\s?{_FISCAL_YEAR_WORD}))"
_NO_COUNT = r"(?!\s?(?:ครั้ง|เดือน|ราย(?![ก-๛])|คน|แห่ง|เรื่อง|โครงการ|กิจกรรม))"
_FISCAL_PART = rf"""(?P<part>(?P<part_end>สิ้น\s?)?(?:
    ไตรมาส\s?(?:ที่)?\s?(?:
        (?P<quarter>[0-9]{{1,2}})(?![0-9]|[.,:][0-9])
            (?:{_TO}(?:ไตรมาส)?\s?(?:ที่)?\s?(?P<quarter_to>[0-9]{{1,2}})(?![0-9]|[.,:][0-9]))?
            (?:\s?/\s?(?P<quarter_year>{_YEAR}))?{_NO_COUNT}
        |(?P<quarter_word>แรก|สุดท้าย))
    | (?:รอบ\s?|ช่วง\s?)?(?:
        ครึ่ง\s?ปี(?:\s?งบประมาณ)?\s?(?P<half>แรก|{_LATTER})
        |(?<![0-9])(?<![0-9][.,:/\-])(?:
            (?P<first_months>[369])\s?เดือนแรก|(?P<last_months>6)\s?เดือน{_LATTER}))
))"""

_FISCAL_YEAR = rf"""(?P<year>
    (?:(?P<year_whole>ตลอด(?:ทั้ง)?|ทั้ง)\s?|(?P<year_end>สิ้น)\s?
        |(?P<year_in>ภายใน|ใน)\s?|(?:ของ|ประจำ)\s?)?
    (?:{_FISCAL_YEAR_WORD}|(?:(?<=ตลอด)|(?<=ทั้ง))ปี(?!การ|ภาษี))
    (?:\s?(?P<year_era>{_ERA})?\s?(?P<year_number>{_YEAR})(?!\s?{_MONTH}))?
)"""

_WEEKDAY = r"(?P<weekday>จันทร์|อังคาร|พุธ|พฤหัส(?:บดี|ฯ)?|ศุกร์|เสาร์|อาทิตย์)"
_ON = rf"(?P<on>วัน{_WEEKDAY}\s?(?:ที่\s?)?|วัน\s?ที่\s?|(?<![ก-๛])ที่\s?)"
_DAY_START = r"(?<![0-9])(?<![0-9][/.:,])"
_NUMERIC = rf"""
    {_DAY_START}(?P<num_day>[0-9]{{1,2}})(?P<num_sep>\s?/\s?|\.|-)(?P<num_month>[0-9]{{1,2}})
        (?P=num_sep)(?P<num_year>[0-9]{{4}}|[0-9]{{2}})(?![0-9]|(?P=num_sep)[0-9])
    | (?<![0-9])(?P<iso_year>[0-9]{{4}})-(?P<iso_month>[0-9]{{2}})-(?P<iso_day>[0-9]{{2}})
        (?![0-9]|-[0-9])
"""
# "1-15 เม.ย.", "30-เม.ย.-66" as spreadsheets write it, "สิ้นเดือน มี.ค.", or the bare month. An
# abbreviated month may follow a Thai word directly only when that word announces a time.
_BEFORE_MONTH = rf"""(?:
    {_DAY_START}(?:(?P<day_from>[0-9]{{1,2}}){_TO}(?:วัน\s?)?(?:ที่\s?)?)?
        (?P<day>[0-9]{{1,2}})(?:[-/]|\s?)(?:เดือน\s?)?
    | (?P<month_end>สิ้น)\s?(?:เดือน\s?)? | (?P<month_word>เดือน)\s?
    | (?<![ก-๛.a-z]) | (?<=ใน)|(?<=ถึง)|(?<=แต่)|(?<=ช่วง)|(?<=ระหว่าง) | (?={_FULL_MONTH})
)"""
# In "1 ต.ค.-31 มี.ค. 66" the 31 is a day, not the year after a dash.
_AFTER_MONTH = rf"""(?:
    (?:\s?,?\s?(?P<era>{_ERA})?\s?|[-/](?![0-9]{{1,2}}\s?(?:เดือน\s?)?{_MONTH}))
    (?P<date_year>{_YEAR})
)?"""
_DATE = rf"""(?P<date>
    {_ON}?(?:{_NUMERIC}|{_BEFORE_MONTH}(?P<month>{_MONTH}){_AFTER_MONTH})
)"""

# Order matters where two begin at the same place: "วันที่ 5 ของทุกเดือน" is not a date.
ATOM = re.compile("|".join((_VAGUE, _EVERY, _FISCAL_PART, _FISCAL_YEAR, _DATE)), re.VERBOSE)

RANGE_TO = re.compile(_TO)

# A dash that begins a line is a bullet, unless it stands there alone between two dates.
_BLANKS = "[ \t\u00a0\u200b-\u200d\u2060\ufeff]*"
BULLET = re.compile(rf"[\n\r\v\f\x85\u2028\u2029]{_BLANKS}[{DASHES}](?!{_BLANKS}[\n\r\v])")

# A clock time says nothing about the day, so it is taken out and forgotten.
CLOCK = re.compile(
    r"\s?เวลา\s?[0-9]{1,2}[.:][0-9]{2}(?:\s?-\s?[0-9]{1,2}[.:][0-9]{2})?\s?น(?:\.|(?![ก-๛]))"
)
