"""What every journey does: signing in as a demo account, with the second factor where it is asked."""

from __future__ import annotations

import base64
import hmac
import struct
import time

from playwright.sync_api import Browser, Page

from jiayuan.config.demo.accounts import PASSWORD, totp_secret
from jiayuan.config.postgres.instance import Instance
from tests.town import Town


def totp(secret: str, at: float) -> str:
    """RFC 6238 with SHA-1, 30 seconds and six digits, as authenticator apps do it."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", int(at // 30)), "sha1")
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


used: dict[str, str] = {}


def fresh_code(secret: str, username: str) -> str:
    """A code is good once: whoever signs in again within half a minute waits for the next one."""
    while totp(secret, time.time()) == used.get(username):
        time.sleep(0.5)
    used[username] = totp(secret, time.time())
    return used[username]


def sign_in(page: Page, town: Town, username: str) -> None:
    """Through the pages a person sees; staff are asked for the code of their app."""
    page.goto("/login/password/")
    page.fill("[name=name]", username)
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="登录").click()
    if page.locator("[name=code]").count():
        instance = Instance.load(town.data)
        assert instance
        page.fill("[name=code]", fresh_code(totp_secret(instance.secret_key, username), username))
        page.get_by_role("button", name="登录").first.click()
    page.wait_for_url(lambda url: "/login" not in url and "/2fa/" not in url)


def someone(browser: Browser, town: Town, username: str, *, width: int = 1280) -> Page:
    """Another person's own browser."""
    context = browser.new_context(base_url=town.url, locale="zh-CN", viewport={"width": width, "height": 860})
    page = context.new_page()
    page.set_default_timeout(20_000)
    sign_in(page, town, username)
    return page


# Everything the browser keeps of what waits to be sent, as text: sealed, it holds no word of it.
KEPT = """async () => {
  const asked = (request) => new Promise((ok, no) => {
    request.onsuccess = () => ok(request.result);
    request.onerror = no;
  });
  if (!(await indexedDB.databases()).some((one) => one.name === 'jy-sealed')) return '';
  const open = await asked(indexedDB.open('jy-sealed'));
  const rows = await asked(open.transaction('lists').objectStore('lists').getAll());
  open.close();
  return rows.map((row) => new TextDecoder('latin1').decode(row.sealed)).join('');
}"""


def kept_waiting(page: Page) -> str:
    """What lies in the browser's database; "" when nothing waits."""
    return str(page.evaluate(KEPT))
