"""What a request costs: little, whatever a server sends."""

from __future__ import annotations

import tracemalloc

from tests.links.case import OK, Case, check, said, secure
from tests.links.certificates import Certificates
from tests.links.lab import Lab
from tests.links.replies import HTML, answer, bomb, endless, in_turn, ok, page

_MIB = 1 << 20


def test_a_flood_over_http2_starves_no_later_answer(lab: Lab, certificates: Certificates) -> None:
    """More than the window of the connection comes first; the next links are answered as well."""
    flood = answer(page().encode() + b" " * (17 * _MIB))
    secure("f.lab.go.th", in_turn(flood, flood, ok()), http2=True)(lab, certificates)
    links = [f"https://f.lab.go.th/{n}" for n in range(4)]
    results = check(lab, *links, outside=lab.outside(certificates.trust()))
    assert said(results) == [(OK, None)] * 4
    assert len(lab.requests) == 5


def test_links_of_a_host_share_a_connection(lab: Lab, certificates: Certificates) -> None:
    """There are never more connections to a host than requests at once."""
    secure("two.lab.go.th", ok(), http2=True)(lab, certificates)
    lab.host("one.lab.go.th", ok())
    outside = lab.outside(certificates.trust())
    check(lab, *[f"https://two.lab.go.th/{n}" for n in range(8)], outside=outside)
    assert len(lab.connected) <= 2
    check(lab, *[f"http://one.lab.go.th/{n}" for n in range(8)], outside=outside)
    assert len(lab.connected) <= 4


def test_a_bomb_and_a_body_without_end_cost_no_memory(lab: Lab, certificates: Certificates) -> None:
    """A gigabyte in a megabyte is not unpacked, and what never ends is left."""
    case = Case("bomb", "http://bomb.lab.go.th/", OK, site=bomb(256 * _MIB))
    case.run(lab, certificates)
    lab.host("flood.lab.go.th", endless(page().encode(), HTML))
    tracemalloc.start()
    results = check(lab, "http://bomb.lab.go.th/", "http://flood.lab.go.th/")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert said(results) == [(OK, None)] * 2
    assert peak < 16 * _MIB
