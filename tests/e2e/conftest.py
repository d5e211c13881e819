"""The real thing: `make run`'s own supervisor on an empty DATA folder, and a real browser in front of it.

Nothing here reaches into the database: what these tests know, they read on pages, in workbooks and in PDFs.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.e2e.small_city import FIRST_DAY

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
READY = "yangguang is ready at "
READY_WITHIN = 300  # seconds: migrate, load the demo, start; on a machine that runs the other tests too
PASSWORD = "Sunshine-2024"
PATIENCE = 20_000  # milliseconds a page may take on two busy cores
DESK, PHONE = {"width": 1366, "height": 768}, {"width": 360, "height": 740}

# What the surrounding test run set for itself must not reach the system under test.
OF_THE_TESTS = {
    *(
        "DATABASE_URL",
        "DATABASE_OWNER_URL",
        "REDIS_URL",
        "MEDIA_ROOT",
        "STATIC_ROOT",
        "SITE_URL",
        "SECRET_KEY",
    ),
    *("FIELD_KEYS", "INDEX_KEY", "YANGGUANG_TODAY", "CELERY_EAGER", "DJANGO_SETTINGS_MODULE"),
}


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One process drives the browser of the demo, so that it is started once; another tells the stories that
    begin in the small city, so that it is built once. Without Chromium all skip, saying so – but not where a
    change is judged (CI): there they fail, or a change would land that no browser has seen."""
    for item in items:
        if "tests/e2e/" in str(item.path):
            item.add_marker(pytest.mark.e2e)
            in_small_city = "small_city" in item.fixturenames  # type: ignore[attr-defined]
            item.add_marker(pytest.mark.xdist_group("small-city" if in_small_city else "e2e"))
            if CHROMIUM is None and not os.environ.get("CI"):
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed on this machine"))


def environment_of(data: Path) -> dict[str, str]:
    """What a newcomer's shell would say, with a folder and a port of our own."""
    environment = {k: v for k, v in os.environ.items() if k not in OF_THE_TESTS}
    return environment | {"DATA": str(data), "PORT": str(_free_port()), "PYTHONUNBUFFERED": "1"}


class Stack:
    """A running yangguang."""

    def __init__(self, data: Path, **settings: str) -> None:
        self.data, self.url = data, ""
        self.lines: list[str] = []
        self.ready = threading.Event()
        environment = environment_of(data) | settings
        self.process = subprocess.Popen(
            [sys.executable, "-m", "yangguang.embedded", "run"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)
            if line.startswith(READY):
                self.url = line.removeprefix(READY).strip()
                self.ready.set()
        self.ready.set()

    def wait(self) -> None:
        self.ready.wait(READY_WITHIN)
        if not self.url:
            self.stop()
            pytest.fail("The system did not become ready:\n" + "".join(self.lines[-40:]))

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.reader.join(5)
        if self.process.stdout is not None:
            self.process.stdout.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The demo of 2024 on an empty folder, as a newcomer starts it."""
    running = Stack(tmp_path_factory.mktemp("data"))
    running.wait()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def small_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A DATA folder with the city of :mod:`tests.e2e.small_city`, not running; each story gets a copy."""
    data = tmp_path_factory.mktemp("small")
    execute("tests.e2e.small_city", data, **FIRST_DAY)
    return data


def execute(module: str, data: Path, **settings: str) -> None:
    """Run a module with the services of ``data`` up, as ``embedded exec`` does."""
    command = [sys.executable, "-m", "yangguang.embedded", "exec", "--", sys.executable, "-m", module]
    subprocess.run(command, cwd=ROOT, env=environment_of(data) | settings, check=True, timeout=300)


def copied(data: Path, to: Path) -> Path:
    """A copy of a DATA folder, its owners included: the database belongs to whoever runs it."""
    subprocess.run(["cp", "-a", f"{data}/.", to], check=True)
    return to


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser a file. Not a session's: while Playwright runs, its event loop stands in the thread, and
    Django refuses the database to every test that comes after in this process."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
            ],
        )
        yield browser
        browser.close()


class Watch:
    """Collects what a page must never do: console errors, policy violations, failed or foreign requests."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.faults: list[str] = []
        context.on("console", lambda m: self._said(m.type, f"{m.text} ({m.location.get('url', '')})"))
        context.on("weberror", lambda e: self.faults.append(str(e.error)))
        context.on("request", lambda r: self._foreign(r.url, origin))
        context.on("response", lambda r: self._answered(r.status, r.url, r.request.resource_type))

    def _said(self, kind: str, text: str) -> None:
        """The console; a refused form (422) or a page that is not there is said there too: no fault."""
        if kind == "error" and not text.startswith("Failed to load resource"):
            self.faults.append(text)

    def _answered(self, status: int, url: str, kind: str) -> None:
        if status >= 500 or (status >= 400 and kind not in ("document", "xhr", "fetch")):
            self.faults.append(f"{status} {url}")

    def _foreign(self, url: str, origin: str) -> None:
        if not url.startswith((origin, "data:", "blob:", "about:")):
            self.faults.append(f"foreign request {url}")


Opener = Callable[..., Page]
_signed_in: dict[str, Any] = {}  # cookies by user name: everybody signs in once, through the page


@pytest.fixture
def open_as(stack: Stack, browser: Browser) -> Iterator[Opener]:
    """``open_as("qf.clerk")`` is that person's browser; ``open_as(None, phone=True)`` a parent's phone."""
    yield from browsers(stack, browser, _signed_in)


def browsers(stack: Stack, browser: Browser, signed_in: dict[str, Any]) -> Iterator[Opener]:
    """The opener for one system. At the end every page must have kept the rules of :class:`Watch`."""
    contexts: list[tuple[BrowserContext, Watch]] = []

    def opener(name: str | None, *, phone: bool = False, scripts: bool = True) -> Page:
        context = browser.new_context(
            base_url=stack.url,
            viewport=PHONE if phone else DESK,  # type: ignore[arg-type]
            has_touch=phone,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            accept_downloads=True,
            java_script_enabled=scripts,
            storage_state=signed_in.get(name or ""),
        )
        context.set_default_timeout(PATIENCE)
        contexts.append((context, Watch(context, stack.url)))
        page = context.new_page()
        if name in signed_in:
            page.goto("/accounts/start/")
        elif name:
            sign_in(page, name)
            signed_in[name] = context.storage_state()
        return page

    yield opener
    faults = [fault for _, watch in contexts for fault in watch.faults]
    for context, _ in contexts:
        context.close()
    assert faults == []


def sign_in(page: Page, name: str) -> None:
    """Through the page, as people do; they arrive where their work begins."""
    page.goto("/accounts/login/")
    page.get_by_label("用户名").fill(name)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url(lambda url: not url.endswith(("/accounts/login/", "/accounts/start/")))
