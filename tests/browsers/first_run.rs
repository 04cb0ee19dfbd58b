//! The run that the catalogue opens with: it waits for no application, it is not
//! run twice, and no figure is shown that this tab has not measured.

use bytewise_tests::browser::{Browser, test};
use bytewise_tests::command::dist;
use bytewise_tests::file_server::{FileServer, Reply};

const SHOWN: &str = "[data-figure=measured] [data-variant=naive][data-peak]";

fn its_figures_come_before_the_application(browser: Browser) {
    let server = FileServer::start(dist(), "/");
    server.alter(|path, reply| match path {
        path if path.starts_with("assets/app.") => Reply::not_found(),
        _ => reply,
    });
    test(browser, "first-run-alone", async |page| {
        for expected in ["404", "assets/app.", "Uncaught", "module"] {
            page.expect_error(expected);
        }
        page.open(&server.root()).await;
        page.until_there(SHOWN).await;
        assert_eq!(page.count("[data-figure] [data-floor]").await, 1);
    });
}
in_every_browser!(its_figures_come_before_the_application);

fn the_application_shows_the_same_run(browser: Browser) {
    let server = FileServer::start(dist(), "/");
    server.alter(|path, reply| match path {
        // It would fetch every file once more.
        "sw.js" => Reply::not_found(),
        _ => reply,
    });
    test(browser, "first-run-once", async |page| {
        for expected in ["404", "ServiceWorker", "sw.js"] {
            page.expect_error(expected);
        }
        page.open(&server.root()).await;
        page.until(
            "the application has taken over, and numbered the history's entry",
            "typeof history.state === 'number'",
        )
        .await;
        page.until_there(SHOWN).await;
        let workers = server.requested();
        let workers = workers
            .iter()
            .filter(|path| path.starts_with("assets/worker."));
        assert_eq!(workers.count(), 1);
        assert_eq!(page.count("#app [data-figure] [data-floor]").await, 1);
    });
}
in_every_browser!(the_application_shows_the_same_run);

#[test]
fn figures_that_this_tab_has_not_measured_are_not_shown() {
    const WRITTEN: &str = "data-peak=\"1080000\"";
    let server = FileServer::start(dist(), "/");
    server.alter(|path, reply| {
        if !path.is_empty() {
            return reply;
        }
        let html = String::from_utf8(reply.body).expect("a page is text");
        let other = html.replace(WRITTEN, "data-peak=\"1080001\"");
        assert_ne!(html, other, "the page has the recorded figures");
        Reply {
            body: other.into_bytes(),
            ..reply
        }
    });
    test(Browser::Chromium, "first-run-other", async |page| {
        page.open(&server.root()).await;
        page.until_there(SHOWN).await;
        // The application's, of what was measured.
        assert_eq!(page.count(&format!("#app [{WRITTEN}]")).await, 1);
        assert_eq!(page.count("#app [data-peak=\"1080001\"]").await, 0);
    });
}
