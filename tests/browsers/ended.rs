//! An application that ends: the page says so, and hands out what was written.

use bytewise_tests::browser::{Browser, test};
use bytewise_tests::command::Server;

/// Makes the application's next change of the page fail, which it takes for
/// granted: it panics.
const BREAK: &str = "
const { setAttribute } = Element.prototype;
Element.prototype.setAttribute = () => {
    Element.prototype.setAttribute = setAttribute;
    throw new TypeError('broken on purpose');
};
";

fn it_is_said_and_nothing_written_is_lost(browser: Browser) {
    let server = Server::shared();
    test(browser, "ended", async |page| {
        // A panic's own words, and each engine's for the trap that follows.
        page.expect_error("panicked at");
        page.expect_error("nreachable");
        let (root, token) = (server.root(), server.token());
        page.open(&format!("{root}exercise/slots/#token={token}"))
            .await;
        page.edit().await;
        for key in "// mine".chars() {
            page.press(None, key).await;
        }
        page.until_there("[data-kept=yes]").await;
        let _: Option<bool> = page.script(BREAK).await;
        page.click("[data-action=run]").await;
        page.until_there("[data-failure=application-ended]").await;
        let said = page.text("[data-failure=application-ended]").await;
        assert!(said.contains("Reload"), "{browser}: {said}");
        let written: String = page
            .script("return document.querySelector('[data-failure] textarea').value")
            .await;
        assert!(written.starts_with("// mine"), "{browser}: {written}");

        page.click("[data-failure=application-ended] [data-action=reload]")
            .await;
        page.until_there("[data-action=edit]:enabled").await;
        page.until_there("[data-edited=true]").await;
        assert_eq!(page.count("[data-failure]").await, 0, "{browser}");
    });
}

#[test]
fn an_ended_application_is_said_and_nothing_written_is_lost_in_chromium() {
    it_is_said_and_nothing_written_is_lost(Browser::Chromium);
}

#[test]
fn an_ended_application_is_said_and_nothing_written_is_lost_in_firefox() {
    it_is_said_and_nothing_written_is_lost(Browser::Firefox);
}

#[test]
fn an_ended_application_is_said_and_nothing_written_is_lost_in_webkit() {
    it_is_said_and_nothing_written_is_lost(Browser::WebKit);
}
