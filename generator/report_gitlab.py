"""Problems as GitLab's code quality report, which it shows at the lines of a merge request.

Source of the form: "Code Quality", section "Code quality report format", GitLab docs, read 2026-11.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence

from generator.messages import severity_of, what_and_fix
from generator.problems import Problem, Severity
from generator.report_words import WORDS

_SEVERITIES = {
    Severity.ERROR: "blocker",
    Severity.HELD: "critical",
    Severity.WARNING: "minor",
    Severity.NOTE: "info",
}


def as_gitlab(problems: Sequence[Problem], lang: str) -> str:
    """Write one finding a problem."""
    seen: Counter[str] = Counter()
    found = []
    for problem in problems:
        what, fix = what_and_fix(problem, lang)
        within = f"{problem.place.within}: " if problem.place.within else ""
        # Without the line: a problem that only moved is not a new one.
        same = "\n".join((problem.code, problem.place.file, within, what))
        seen[same] += 1
        found.append(
            {
                "description": f"{within}{what} {WORDS[lang]['fix']}: {fix}",
                "check_name": problem.code,
                "fingerprint": hashlib.sha256(f"{same}\n{seen[same]}".encode()).hexdigest(),
                "severity": _SEVERITIES[severity_of(problem.code)],
                "location": {
                    "path": problem.place.file,
                    "lines": {"begin": max(problem.place.line, 1)},
                },
            }
        )
    return json.dumps(found, ensure_ascii=False, indent=2)
