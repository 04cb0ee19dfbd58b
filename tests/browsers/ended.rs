//! An application that ends: the page says so, and hands out what was written.

use bytewise_tests::browser::keys::ESCAPE;
use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::{Server, dist};
use bytewise_tests::file_server::{FileServer, Reply};

/// Makes a change of the page fail where the application asks for it: it takes
/// that for granted, so it panics. The editor changes the page too.
const BREAK_CHANGE: &str = "
const { setAttribute } = Element.prototype;
Element.prototype.setAttribute = function (...given) {
    if (/wasm-function/.test(new Error().stack)) throw new TypeError('broken on purpose');
    setAttribute.apply(this, given);
};
";

/// Gives the application nonsense where it looks for what has the focus: the
/// bindings stumble over it. What is thrown here itself would reach the page
/// without its stack, in Chromium.
const BREAK_LOOK: &str = "
const { get } = Object.getOwnPropertyDescriptor(Document.prototype, 'activeElement');
Object.defineProperty(document, 'activeElement', { get() {
    return /wasm-function/.test(new Error().stack) ? {} : get.call(document);
} });
";

const ENDED: &str = "[data-failure=application-ended]";

/// Waits until the page says that the application has ended, which must hand
/// out what was written; then loads the page again as it offers.
async fn the_end_is_said(page: &Page, written: &str) {
    let browser = page.browser();
    page.until_there(ENDED).await;
    let said = page.text(ENDED).await;
    assert!(said.contains("Reload"), "{browser}: {said}");
    let handed: String = page
        .script("return document.querySelector('[data-failure] textarea').value")
        .await;
    assert!(handed.starts_with(written), "{browser}: {handed}");

    page.click(&format!("{ENDED} [data-action=reload]")).await;
    page.until_there("[data-action=edit]:enabled").await;
    page.until_there("[data-edited=true]").await;
    assert_eq!(page.count("[data-failure]").await, 0, "{browser}");
}

async fn write(page: &Page, text: &str) {
    for key in text.chars() {
        page.press(None, key).await;
    }
    page.until_there("[data-kept=yes]").await;
}

fn an_ended_application_is_said_and_nothing_written_is_lost(browser: Browser) {
    let server = Server::shared();
    test(browser, "ended", async |page| {
        // A panic's own words, each engine's for the trap that follows, and
        // for what the bindings stumble over.
        page.expect_error("panicked at");
        page.expect_error("nreachable");
        page.expect_error("undefined");
        let (root, token) = (server.root(), server.token());
        page.open(&format!("{root}exercise/slots/#token={token}"))
            .await;
        page.edit().await;
        write(page, "// mine").await;
        let _: Option<bool> = page.script(BREAK_CHANGE).await;
        page.click("[data-action=run]").await;
        the_end_is_said(page, "// mine").await;

        // The same in what the editor calls, which catches what that throws.
        page.edit().await;
        write(page, "// too ").await;
        let _: Option<bool> = page.script(BREAK_LOOK).await;
        page.press(None, ESCAPE).await;
        the_end_is_said(page, "// too // mine").await;
    });
}
in_every_browser!(an_ended_application_is_said_and_nothing_written_is_lost);

/// Stands in for the application's glue.
const TRAPS_AT_ONCE: &str = "
export default async () => {};
export const start = async () => { throw new WebAssembly.RuntimeError('trapped on purpose'); };
";

#[test]
fn an_application_that_traps_as_it_starts_is_not_taken_for_a_bad_connection() {
    let server = FileServer::start(dist(), "/");
    server.alter(|path, reply| {
        let name = path.strip_prefix("assets/app.").unwrap_or_default();
        match name.split('.').next_back() {
            Some("js") => Reply {
                body: TRAPS_AT_ONCE.into(),
                ..reply
            },
            _ => reply,
        }
    });
    test(Browser::Chromium, "ended-at-start", async |page| {
        page.expect_error("trapped on purpose");
        page.open(&format!("{}exercise/slots/", server.root()))
            .await;
        page.until_there(ENDED).await;
        let said = page.text(ENDED).await;
        assert!(said.contains("trapped on purpose"), "{said}");
        assert_eq!(page.count("[role=alert]").await, 1);
    });
}
