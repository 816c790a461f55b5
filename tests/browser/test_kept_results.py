"""A result is kept, its code is shown to a clinician, and it is deleted, in a real browser."""

from __future__ import annotations

import pytest
import segno
from playwright.sync_api import Browser, Page, expect

from knowledge import load
from tests.browser.signing_in import sign_in
from tests.browser.test_walks import BUTTONS, SORENESS
from tests.browser.walking import Walk

pytestmark = pytest.mark.browser

SAID = load().words["kept_results"]
SQUARES_ACROSS = """
picture => {
  const canvas = document.createElement("canvas");
  canvas.width = picture.naturalWidth;
  canvas.height = picture.naturalHeight;
  const drawing = canvas.getContext("2d");
  drawing.drawImage(picture, 0, 0);
  const { data } = drawing.getImageData(0, 0, canvas.width, canvas.height);
  const middle = (row, column) => 4 * ((row * 6 + 3) * canvas.width + column * 6 + 3);
  const squares = [...Array(canvas.width / 6).keys()];
  return squares.map(row => squares.map(column => data[middle(row, column)] < 128 ? 1 : 0));
}
"""


def _keep(walk: Walk) -> str:
    walk.start().answer_until("answers", SORENESS)
    walk.press(BUTTONS["finish"])
    walk.press(SAID["keep"])
    return walk.page.locator(".app-code").inner_text()


def test_the_picture_that_is_drawn_is_the_qr_code_of_the_search(walk: Walk, site: str) -> None:
    code = _keep(walk).replace("-", "")
    drawn = walk.page.locator(".app-picture").evaluate(SQUARES_ACROSS)
    meant = segno.make_qr(f"{site}/review#{code}", error="M")
    assert drawn == [list(row) for row in meant.matrix_iter(border=4)]


def test_a_double_click_keeps_once_and_the_back_button_loses_nothing(walk: Walk) -> None:
    walk.start().answer_until("answers", SORENESS)
    walk.press(BUTTONS["finish"])
    walk.page.get_by_role("button", name=SAID["keep"]).dblclick()
    walk.page.wait_for_url("**/kept/**")
    code = walk.page.locator(".app-code").inner_text()
    walk.page.go_back()
    walk.page.reload()
    walk.press(SAID["show_code"])
    assert walk.page.locator(".app-code").inner_text() == code
    walk.page.reload()
    assert walk.page.locator(".app-code").inner_text() == code


def test_all_of_it_works_without_a_script(chromium: Browser, site: str) -> None:
    with chromium.new_context(base_url=site, java_script_enabled=False) as context:
        walk = Walk(context.new_page())
        walk.page.goto("/")
        code = _keep(walk)
        walk.press(SAID["see_or_delete"])
        walk.page.get_by_label(SAID["code"]).fill(code.lower())
        walk.press(SAID["see"])
        expect(walk.page.locator("main")).to_contain_text(load().conclusions["overuse_soreness"].name)
        walk.press(SAID["delete"])
        assert walk.heading == SAID["deleted_title"]


def test_a_mistyped_code_takes_the_focus_and_stays_in_the_field(page: Page) -> None:
    walk = Walk(page)
    page.goto("/kept-result")
    page.get_by_label(SAID["code"]).fill("ABCD-2345")
    walk.press(SAID["see"])
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    expect(page.get_by_label(SAID["code"])).to_have_value("ABCD-2345")


def test_a_code_that_a_camera_opened_is_in_the_search_after_signing_in_and_gone_from_the_address(
    walk: Walk, chromium: Browser, site: str
) -> None:
    code = _keep(walk).replace("-", "")
    with chromium.new_context(base_url=site) as clinicians_own:
        page = clinicians_own.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url + str(request.headers)))
        sign_in(page, f"/review#{code}")
        expect(page.locator('main input[name="code"]')).to_have_value(code)
        assert code not in page.url
        assert not [request for request in asked if code in request]
