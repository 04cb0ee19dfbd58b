//! A lab.wasm that does not arrive as it should: said, with Retry, and the
//! prose stays readable.

use bytewise_tests::browser::{Browser, Lifetime, Options, Page, test, test_with};
use bytewise_tests::command::dist;
use bytewise_tests::file_server::{FileServer, Reply};

use crate::bench::{Bench, points};

/// The site with a file's answers altered.
pub(crate) fn altered(file: &'static str, alteration: fn(Reply) -> Reply) -> FileServer {
    let server = FileServer::start(dist(), "/");
    alter_file(&server, file, alteration);
    server
}

/// Has the server alter a file's answers.
pub(crate) fn alter_file(server: &FileServer, file: &'static str, alteration: fn(Reply) -> Reply) {
    server.alter(move |path, reply| {
        if path.starts_with(file) {
            alteration(reply)
        } else {
            reply
        }
    });
}

/// Half of an answer's body.
pub(crate) fn cut_short(mut reply: Reply) -> Reply {
    reply.body.truncate(reply.body.len() / 2);
    reply
}

/// The first sentences of the problem, as a person reads them.
async fn assert_prose_is_readable(page: &Page) {
    let shown: String = page
        .script("return document.querySelector('main .prose').innerText")
        .await;
    assert!(shown.split_whitespace().count() > 20, "{shown}");
}

fn is_told_and_can_be_tried_again(
    name: &str,
    file: &'static str,
    kind: &str,
    alteration: fn(Reply) -> Reply,
) {
    let server = altered(file, alteration);
    test(Browser::Chromium, name, async |page| {
        page.expect_error("404");
        let bench = Bench::open(page, &server.root(), "slots", "").await;
        bench.run().await;
        bench.until_state("failed").await;
        let alert = bench.alert().await;
        assert_eq!(alert.failure.as_deref(), Some(kind), "{alert:?}");
        assert_prose_is_readable(page).await;
        assert!(bench.rows().await.is_empty());
        // Trying again in vain says so again.
        page.click("[data-action=retry]").await;
        bench.until_state("failed").await;
        server.heal();
        page.click("[data-action=retry]").await;
        bench.until_measured().await;
        bench.assert_figures("slots", &points(10_000)).await;
        assert!(bench.alerts().await.is_empty());
    });
}

#[test]
fn a_missing_lab_is_told() {
    is_told_and_can_be_tried_again("lab-missing", "assets/lab.", "lab-unavailable", |_| {
        Reply::not_found()
    });
}

#[test]
fn a_truncated_lab_is_told() {
    is_told_and_can_be_tried_again("lab-truncated", "assets/lab.", "lab-unavailable", cut_short);
}

#[test]
fn an_empty_lab_is_told() {
    is_told_and_can_be_tried_again("lab-empty", "assets/lab.", "lab-unavailable", |reply| {
        Reply {
            body: Vec::new(),
            ..reply
        }
    });
}

/// As servers do that answer every unknown address with their front page.
#[test]
fn a_page_in_place_of_the_lab_is_told() {
    is_told_and_can_be_tried_again("lab-html", "assets/lab.", "lab-unavailable", |_| Reply {
        status: 200,
        ..Reply::not_found()
    });
}

#[test]
fn a_missing_worker_is_told() {
    is_told_and_can_be_tried_again(
        "worker-missing",
        "assets/worker.",
        "worker-unavailable",
        |_| Reply::not_found(),
    );
}

/// What browsers wait for each in its own way.
const SCRIPTS: [&str; 3] = ["assets/boot.", "assets/app.", "assets/worker."];

/// A file that never comes: that is said, with a way to try again.
fn is_told_while_it_does_not_come(browser: Browser, file: &'static str) {
    let server = altered(file, |_| Reply::silence());
    // Nothing is computed meanwhile, so all of them can wait at once.
    let options = Options {
        lifetime: Lifetime::Stays,
        impatient: true,
        ..Options::default()
    };
    let name = format!("silent-{}", file.replace(['/', '.'], "-"));
    test_with(browser, options, &name, async |page| {
        // The application that does not start, and what was preloaded.
        page.expect_error("Uncaught");
        page.expect_error(file);
        page.open(&format!("{}exercise/slots/", server.root()))
            .await;
        if file.contains("boot") {
            page.until(
                "the page says that its script has not come",
                "document.querySelector('[data-late]').innerText.includes('load the page again')",
            )
            .await;
            return;
        }
        if file.contains("lab") || file.contains("worker") {
            let bench = Bench::here(page).await;
            bench.run().await;
            bench.until_state("failed").await;
        }
        page.until_there("[role=alert] button").await;
        let alert = page.text("[role=alert]").await;
        assert!(alert.contains("15 seconds"), "{file}: {alert}");
        server.heal();
        page.click("[role=alert] button").await;
        let bench = Bench::here(page).await;
        bench.run().await;
        bench.until_measured().await;
        bench.assert_figures("slots", &points(10_000)).await;
    });
}

fn all_are_told(browser: Browser, files: &[&'static str]) {
    std::thread::scope(|scope| {
        for file in files {
            scope.spawn(move || is_told_while_it_does_not_come(browser, file));
        }
    });
}

fn scripts_that_never_come_are_told(browser: Browser) {
    all_are_told(browser, &SCRIPTS);
}

in_every_browser!(scripts_that_never_come_are_told);

fn data_that_never_come_are_told(browser: Browser) {
    all_are_told(browser, &["assets/lab.", "assets/slots."]);
}

in_every_browser!(data_that_never_come_are_told);

#[test]
fn a_wrong_media_type_is_told_and_the_run_goes_on() {
    let server = altered("assets/lab.", |reply| Reply {
        media_type: "application/octet-stream",
        ..reply
    });
    test(Browser::Chromium, "lab-media-type", async |page| {
        let bench = Bench::open(page, &server.root(), "slots", "").await;
        bench
            .assert_run_gives_figures("slots", &points(10_000))
            .await;
        let alert = bench.alert().await;
        assert!(alert.text.contains("application/wasm"), "{alert:?}");
    });
}

#[test]
fn a_worker_that_the_policy_forbids_is_told() {
    let server = FileServer::start(dist(), "/");
    server.alter(|path, reply| {
        if !path.starts_with("exercise/") {
            return reply;
        }
        let page = String::from_utf8(reply.body).expect("a page is text");
        let stricter = page.replace("worker-src 'self'", "worker-src 'none'");
        assert_ne!(page, stricter, "the page says where workers may come from");
        Reply {
            body: stricter.into_bytes(),
            ..reply
        }
    });
    test(Browser::Chromium, "worker-forbidden", async |page| {
        page.expect_error("Content Security Policy");
        let bench = Bench::open(page, &server.root(), "slots", "").await;
        bench.run().await;
        bench.until_state("failed").await;
        let alert = bench.alert().await;
        assert_eq!(alert.failure.as_deref(), Some("worker-unavailable"));
        assert_prose_is_readable(page).await;
    });
}

/// A page whose data are asked for in an open tab.
fn in_an_open_tab(browser: Browser, name: &str, broken: fn(Reply) -> Reply, advice: &str) {
    // A broken answer may stay in the browser's cache.
    let server = FileServer::start_immutable(dist());
    test(browser, name, async |page| {
        page.expect_error("404");
        page.expect_error("ServiceWorker");
        // Kept by the service worker, they would be there.
        server.alter(|path, reply| match path {
            "sw.js" => Reply::not_found(),
            _ => reply,
        });
        Bench::open(page, &server.root(), "slots", "").await;
        server.alter(move |path, reply| {
            if path == "sw.js" {
                return Reply::not_found();
            }
            let data = path.starts_with("assets/") && path.split('.').next_back() == Some("json");
            if data { broken(reply) } else { reply }
        });
        page.click("a.next").await;
        page.until_there("[data-failure=page-unavailable]").await;
        let told = page.text("[role=alert]").await;
        assert!(told.contains(advice), "{told}");
        server.heal();
        page.click("[data-action=retry]").await;
        let bench = Bench::here(page).await;
        bench.run().await;
        bench.until_measured().await;
    });
}

/// As after a deploy of another build.
fn a_page_whose_data_are_gone_says_to_reload(browser: Browser) {
    in_an_open_tab(
        browser,
        "data-gone",
        |_| Reply::not_found(),
        "reload the page",
    );
}
in_every_browser!(a_page_whose_data_are_gone_says_to_reload);

fn a_page_whose_data_came_broken_is_fetched_past_the_cache(browser: Browser) {
    in_an_open_tab(browser, "data-cut", cut_short, "could not be loaded");
}
in_every_browser!(a_page_whose_data_came_broken_is_fetched_past_the_cache);
