"""Every behaviour of the lab is called what it is: nothing wrongly ok, nothing wrongly broken."""

from __future__ import annotations

import pytest

from generator.messages import messages, severity_of
from generator.problems import Severity
from tests.links import cases_faults, cases_ok, cases_secure, cases_walls, cases_ways, cases_written
from tests.links.case import BROKEN, Case
from tests.links.certificates import Certificates
from tests.links.lab import Lab
from tests.links.replies import Request

_SUBJECTS = (cases_ok, cases_ways, cases_walls, cases_faults, cases_secure, cases_written)
CASES = [case for subject in _SUBJECTS for case in subject.CASES]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_link_is_called_what_it_is(case: Case, lab: Lab, certificates: Certificates) -> None:
    """One link of the table, with its state, its reason and where it ends."""
    result = case.run(lab, certificates)
    assert (result.state, result.reason) == (case.state, case.reason)
    assert case.detail in {None, result.detail}
    assert case.final in {None, result.final_url}
    assert all(_is_modest(request) for request in lab.requests)


def _is_modest(request: Request) -> bool:
    return request.method == "GET" and "authorization" not in request.headers


def test_no_two_cases_share_a_name() -> None:
    """A failing case can be found by its name."""
    assert len({case.name for case in CASES}) == len(CASES)


def test_a_reason_is_as_grave_as_its_state() -> None:
    """What is not sure, or moved, is a note and fails nobody; what is broken is more."""
    for case in CASES:
        if case.reason:
            grave = severity_of(case.reason) is not Severity.NOTE
            assert grave == (case.state is BROKEN), case.name


def test_what_is_wrong_as_written_is_asked_of_nobody(lab: Lab, certificates: Certificates) -> None:
    """Neither a server nor the resolver hears of such links."""
    for case in cases_written.CASES:
        case.run(lab, certificates)
    assert (lab.requests, lab.connected) == ([], [])


def test_every_reason_has_a_case() -> None:
    """Reasons of the live site, of exemptions and of a whole run have tests of their own, and so
    have handshakes that only a library of TLS understands.
    """
    apart = ("link-live-", "link-exempt", "link-results", "link-offline", "link-proxy")
    known = {code for code in messages("links") if not code.startswith(apart)}
    assert known - {case.reason for case in CASES} == {"link-tls-unsure"}
