//! The run that the catalogue opens with, and a press of Run before the application
//! is there: they wait for no application, they are not run twice, and no figure is
//! shown that this tab has not measured.

use std::sync::Mutex;
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use bytewise_tests::browser::keys::{CONTROL, ENTER};
use bytewise_tests::browser::{Browser, Options, test, test_with};
use bytewise_tests::command::dist;
use bytewise_tests::file_server::{FileServer, Reply};

use crate::bench::{Bench, points, until_taken_over};

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
        let requested = server.requested();
        let again = requested
            .iter()
            .any(|path| path.starts_with("assets/worker."));
        assert!(!again, "the application has run it, too");
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

/// The site, whose application does not come before it is let go.
fn held_back(altered: fn(&str, Reply) -> Reply) -> (FileServer, Sender<()>) {
    let server = FileServer::start(dist(), "/");
    let (let_go, held) = channel();
    let held = Mutex::new(Some(held));
    server.alter(move |path, reply| {
        if is_the_application(path) {
            let mut held = held.lock().expect("no answer panics");
            // A browser may ask twice. Nobody waits for ever.
            let _: Option<Result<(), _>> = held
                .take()
                .map(|held| held.recv_timeout(Duration::from_secs(20)));
        }
        altered(path, reply)
    });
    (server, let_go)
}

fn is_the_application(path: &str) -> bool {
    let name = path.strip_prefix("assets/app.");
    name.is_some_and(|name| name.split('.').next_back() == Some("wasm"))
}

const BARS: &str = ".measured [data-variant=naive][data-peak]";

fn run_is_pressed_before_the_application_and_taken_over(browser: Browser) {
    let (server, let_go) = held_back(|_, reply| reply);
    test_with(
        browser,
        Options::impatient(),
        "pressed-early",
        async |page| {
            page.open(&format!("{}exercise/slots/", server.root()))
                .await;
            page.until_there("[data-action=run]:enabled").await;
            page.click("[data-action=run]").await;
            page.until_there(&format!("main[data-state=running] {BARS}"))
                .await;
            let alone: bool = page
                .script(&format!(
                    "window.without = 0;
                 const look = () => {{
                     without += !document.querySelector('{BARS}');
                     requestAnimationFrame(look);
                 }};
                 look();
                 return history.state === null && !document.querySelector('[data-knob]:enabled')"
                ))
                .await;
            assert!(alone, "the application is there already");
            let_go.send(()).expect("the server listens");
            let bench = Bench::here(page).await;
            bench.until_measured().await;
            bench.assert_figures("slots", &points(10_000)).await;
            let [without, focused]: [u32; 2] = page
                .script("return [without, +document.activeElement.matches('[data-action=run]')]")
                .await;
            assert_eq!(without, 0, "the bars were gone for a frame");
            assert_eq!(focused, 1, "the button has lost the focus");
        },
    );
}
in_every_browser!(run_is_pressed_before_the_application_and_taken_over);

fn run_is_pressed_without_an_application(browser: Browser) {
    let server = FileServer::start(dist(), "/");
    server.alter(|path, reply| match path {
        path if is_the_application(path) => Reply::not_found(),
        _ => reply,
    });
    test(browser, "pressed-alone", async |page| {
        for expected in ["404", "assets/app.", "Uncaught", "wasm"] {
            page.expect_error(expected);
        }
        page.open(&format!("{}exercise/slots/", server.root()))
            .await;
        page.until_there("[role=alert] [data-action=reload]").await;
        page.press(Some(CONTROL), ENTER).await;
        page.until_there(&format!("main[data-state=measured] {BARS}"))
            .await;
    });
}
in_every_browser!(run_is_pressed_without_an_application);

#[test]
fn a_press_that_comes_to_nothing_is_the_applications_to_tell() {
    let (server, let_go) = held_back(|path, reply| match path {
        path if path.starts_with("assets/lab.") => Reply::not_found(),
        _ => reply,
    });
    test_with(
        Browser::Chromium,
        Options::impatient(),
        "pressed-in-vain",
        async |page| {
            page.expect_error("404");
            page.open(&format!("{}exercise/slots/", server.root()))
                .await;
            page.until_there("[data-action=run]:enabled").await;
            page.click("[data-action=run]").await;
            page.until_there("main[data-state=running]").await;
            let_go.send(()).expect("the server listens");
            page.until_there("main[data-state=failed] [data-failure=lab-unavailable]")
                .await;
        },
    );
}

#[test]
fn what_an_address_asks_for_is_the_applications_to_run() {
    let (server, let_go) = held_back(|_, reply| reply);
    test_with(
        Browser::Chromium,
        Options::impatient(),
        "pressed-late",
        async |page| {
            page.open(&format!("{}exercise/slots/?points=99", server.root()))
                .await;
            page.until(
                "the page's script has run",
                "!document.querySelector('[data-late]')",
            )
            .await;
            assert_eq!(page.count("[data-action=run]:enabled").await, 0);
            let_go.send(()).expect("the server listens");
            until_taken_over(page).await;
            let bench = Bench::here(page).await;
            bench.run().await;
            bench.until_measured().await;
            bench.assert_figures("slots", &points(99)).await;
        },
    );
}
