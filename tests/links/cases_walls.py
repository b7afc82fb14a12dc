"""Walls: sign-in pages, requests for access, questions to robots."""

from __future__ import annotations

from tests.links.case import BROKEN, UNSURE, Case, at, hosts, secure
from tests.links.replies import (
    PARAGRAPH,
    answer,
    login_form,
    ok,
    page,
    redirect,
    refreshed,
    scripted,
    with_cookie,
)

_LOGIN = answer(page("เข้าสู่ระบบ", login_form()))
_PLAIN_LOGIN = answer(page("ระบบสารบรรณ", login_form()))
_MENU = "<ul>" + "<li>เมนูหลักของหน่วยงาน</li>" * 80 + "</ul>"
_DRAWN = answer(page("Sign in | SSO", '<div id="app"></div>'))
_DENIED = page("Google Drive - Access Denied", "<p>You need access. Request access</p>")
_DOCS = page("Google Docs", "<p>You need access</p><button>Request access</button>")
_F5 = page(
    "Request Rejected",
    "The requested URL was rejected. Please consult with your administrator.<br>"
    "Your support ID is: 4045204596866416688",
)
_CLOUDFLARE = page("Just a moment...", "<p>Verifying you are human</p>")
_IMPERVA = page("", '<iframe src="/_Incapsula_Resource?x=1"></iframe>')


def _walled(to: str) -> dict[str, object]:
    return {"/x": redirect(to), "*": _PLAIN_LOGIN}


CASES = [
    at("status 401", "/x", answer("", 401), BROKEN, "link-login"),
    at("status 401 with a form", "/x", answer(page("x", login_form()), 401), BROKEN, "link-login"),
    at("status 403 with a form", "/x", answer(page("x", login_form()), 403), BROKEN, "link-login"),
    at("a form under status 200", "/x", _LOGIN, BROKEN, "link-login"),
    at("a form without a title", "/x", _PLAIN_LOGIN, BROKEN, "link-login"),
    at(
        "a form within a large menu",
        "/x",
        answer(page("เข้าสู่ระบบ | สำนักงานเขต", login_form(_MENU))),
        BROKEN,
        "link-login",
    ),
    at("a redirect to a form", "/x", _walled("/member/login.php"), BROKEN, "link-login"),
    at(
        "a redirect to a form that a script draws",
        "/x",
        {"/x": redirect("/login"), "/login": _DRAWN},
        BROKEN,
        "link-login",
    ),
    at(
        "a cookie that leads to a form",
        "/x",
        {
            "/x": with_cookie(
                "sid", redirect("/signin?next=/x"), redirect("/x", 302, ("Set-Cookie", "sid=5"))
            ),
            "/signin": _LOGIN,
        },
        BROKEN,
        "link-login",
        final="http://a.lab.go.th/signin",
    ),
    at(
        "a script that leads to a form",
        "/x",
        {"/x": scripted("window.location.href = '/login';", ""), "/login": _LOGIN},
        BROKEN,
        "link-login",
    ),
    at(
        "a page that leads to a form",
        "/x",
        {"/x": refreshed("0;URL='/login'", ""), "/login": _LOGIN},
        BROKEN,
        "link-login",
    ),
    Case(
        "Drive that leads to Google's sign-in",
        "https://drive.google.com/file/d/1/view",
        BROKEN,
        "link-login",
        setup=secure(
            "drive.google.com",
            redirect("https://accounts.google.com/v3/signin/identifier?continue=x"),
        ),
        final="https://accounts.google.com/v3/signin/identifier",
    ),
    Case(
        "SharePoint that leads to Microsoft's sign-in",
        "http://bma.sharepoint.com/x.pdf",
        BROKEN,
        "link-login",
        site=redirect("https://login.microsoftonline.com/common/oauth2/authorize?x=1"),
    ),
    Case(
        "a page of Facebook for members",
        "http://www.facebook.com/groups/1",
        BROKEN,
        "link-login",
        site={"/groups/1": redirect("/login/?next=x")},
    ),
    Case(
        "a service that leads to ThaID",
        "http://e.lab.go.th/x",
        BROKEN,
        "link-login",
        site=redirect("https://imauth.bora.dopa.go.th/api/v2/oauth2/auth/?x=1"),
    ),
    Case(
        "a link to Google's sign-in itself",
        "https://accounts.google.com/signin",
        UNSURE,
        "link-login-asked",
    ),
    at("a link to a sign-in page itself", "/login", _LOGIN, UNSURE, "link-login-asked"),
    at(
        "a form beside a little text",
        "/x",
        answer(page("ศูนย์ข้อมูล", PARAGRAPH * 6 + login_form())),
        UNSURE,
        "link-login-maybe",
    ),
    Case(
        "Drive's page to request access",
        "https://drive.google.com/file/d/1/view",
        BROKEN,
        "link-request-access",
        setup=secure("drive.google.com", answer(_DENIED)),
    ),
    Case(
        "Docs' page to request access",
        "https://docs.google.com/document/d/1/edit",
        BROKEN,
        "link-request-access",
        setup=secure("docs.google.com", answer(_DOCS)),
    ),
    at("a copy of Drive's page", "/x", answer(_DENIED), BROKEN, "link-request-access"),
    at(
        "status 403 with a request for access",
        "/x",
        answer(page("ขอสิทธิ์เข้าถึง", "<p>คุณต้องมีสิทธิ์เข้าถึงไฟล์นี้</p>"), 403),
        BROKEN,
        "link-request-access",
    ),
    at("status 403 without a word", "/x", answer("Forbidden", 403), UNSURE, "link-forbidden"),
    at(
        "Cloudflare's question to robots",
        "/x",
        answer(_CLOUDFLARE, 403, "text/html", ("cf-mitigated", "challenge")),
        UNSURE,
        "link-challenge",
    ),
    at(
        "a question to robots under status 503",
        "/x",
        answer(_CLOUDFLARE, 503),
        UNSURE,
        "link-challenge",
    ),
    at(
        "Amazon's question to robots",
        "/x",
        answer("", 202, "text/html", ("x-amzn-waf-action", "challenge")),
        UNSURE,
        "link-challenge",
    ),
    at("F5's refusal under status 200", "/x", answer(_F5), UNSURE, "link-challenge"),
    at("Imperva's frame", "/x", answer(_IMPERVA), UNSURE, "link-challenge"),
    at(
        "a page that robots.txt closes",
        "/private/x",
        {"/robots.txt": answer("User-agent: *\nDisallow: /private/", 200, "text/plain"), "*": ok()},
        UNSURE,
        "link-robots",
    ),
    Case(
        "a redirect to a page that robots.txt closes",
        "http://a.lab.go.th/x",
        UNSURE,
        "link-robots",
        site=redirect("http://b.lab.go.th/y"),
        setup=hosts(
            b_lab_go_th={"/robots.txt": answer("User-agent: prongsai\nDisallow: /"), "*": ok()}
        ),
    ),
]
