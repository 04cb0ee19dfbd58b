//! Addresses: every route is a page, also under a sub-path, and what is no
//! page is said to be none.

use bytewise_tests::browser::{Browser, Options, test, test_with};
use bytewise_tests::command::{Server, dist};
use bytewise_tests::file_server::FileServer;
use exercises::harness::Registered;
use serde_json::json;

use crate::bench::{Bench, points, until_taken_over};

#[test]
fn an_unknown_address_shows_the_catalogue_with_a_search() {
    let server = Server::shared();
    test(Browser::Chromium, "not-found", async |page| {
        page.expect_error("404");
        for path in ["no-such-page", "exercise/no-such/", "a/b/c"] {
            page.open(&format!("{}{path}", server.root())).await;
            page.until(
                "the app offers its search",
                "document.querySelector('input[type=search]:enabled')",
            )
            .await;
            assert_eq!(
                page.count("[data-exercise]").await,
                exercises::all().count(),
                "{path}"
            );
            page.fill("input[type=search]", "slots").await;
            let all = exercises::all().count();
            page.until(
                "the search has narrowed the list",
                &format!("document.querySelectorAll('[data-exercise]').length < {all}"),
            )
            .await;
            page.click("[data-exercise=slots] a").await;
            Bench::here(page).await;
        }
    });
}

#[test]
fn the_catalogue_leads_to_every_exercise() {
    let server = Server::shared();
    test(Browser::Chromium, "catalogue", async |page| {
        page.open(&server.root()).await;
        page.until_there("input[type=search]:enabled").await;
        for track in exercises::TRACKS {
            let of_track = format!("[data-track={}]", track.id);
            if page.count(&format!("{of_track}:not([open])")).await > 0 {
                page.click(&format!("{of_track} summary")).await;
                page.until_there(&format!("{of_track}[open]")).await;
            }
        }
        for slug in exercises::all().map(<dyn Registered>::slug) {
            page.click(&format!("[data-exercise={slug}] a")).await;
            page.until(
                "the exercise is shown",
                &format!("location.pathname === '/exercise/{slug}/'"),
            )
            .await;
            Bench::here(page).await;
            page.back().await;
            page.until_there("[data-exercise]").await;
        }
    });
}

fn the_site_works_under_a_sub_path(browser: Browser) {
    let server = FileServer::start(dist(), "/some/where/");
    test(browser, "sub-path", async |page| {
        page.open(&server.root()).await;
        // A click while the app takes the page over may meet neither of both.
        until_taken_over(page).await;
        page.click(".go a").await;
        let bench = Bench::here(page).await;
        page.until(
            "the address is below the sub-path",
            "location.pathname === '/some/where/exercise/slots/'",
        )
        .await;
        bench.set("points", "321").await;
        bench.assert_run_gives_figures("slots", &points(321)).await;
        page.reload().await;
        let bench = Bench::here(page).await;
        bench.assert_run_gives_figures("slots", &points(321)).await;
    });
    let strangers: Vec<String> = server
        .requested()
        .into_iter()
        .filter(|path| !dist().join(path).exists() && path != "favicon.ico")
        .collect();
    assert!(strangers.is_empty(), "asked for in vain: {strangers:?}");
}
in_every_browser!(the_site_works_under_a_sub_path);

#[test]
fn without_javascript_the_page_can_be_read_and_says_what_is_missing() {
    let server = Server::shared();
    let options = Options {
        without_javascript: true,
        ..Options::default()
    };
    test_with(Browser::Chromium, options, "no-javascript", async |page| {
        for path in ["", "exercise/slots/"] {
            page.open(&format!("{}{path}", server.root())).await;
            let text = page.text("body").await;
            assert!(text.contains("JavaScript"), "{text}");
            assert!(text.to_lowercase().contains("slots"), "{text}");
        }
    });
}

#[test]
fn without_wasm_the_page_can_be_read_and_says_what_is_missing() {
    let server = Server::shared();
    test(Browser::Chromium, "no-wasm", async |page| {
        let script = json!({ "source": "delete window.WebAssembly" });
        page.devtools("Page.addScriptToEvaluateOnNewDocument", script)
            .await;
        page.open(&format!("{}exercise/slots/", server.root()))
            .await;
        page.until_there("[role=alert]").await;
        let alert = page.text("[role=alert]").await;
        assert!(alert.contains("WebAssembly"), "{alert}");
        let prose = page.text("main .prose").await;
        assert!(prose.split_whitespace().count() > 20, "{prose}");
    });
}
