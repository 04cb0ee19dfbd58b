//! The chunk of the application that the pages with a bench are in: it comes with
//! the first of them, or the page says why not.

use std::sync::Mutex;
use std::sync::mpsc::channel;
use std::time::Duration;

use bytewise_tests::browser::{Browser, Options, Page, test, test_with};
use bytewise_tests::command::dist;
use bytewise_tests::file_server::{FileServer, Reply};
use serde_json::json;

use crate::bench::{Bench, points, until_taken_over};
use crate::lab_file::cut_short;
use crate::shapes::by_shape;

/// Opens the catalogue, and leaves a mark in the tab that a load would take away.
async fn open_catalogue(page: &Page, server: &FileServer) {
    page.open(&server.root()).await;
    page.until_there("[data-figure=measured]").await;
    until_taken_over(page).await;
    let _: bool = page.script("return window.still = true").await;
}

async fn assert_never_loaded_again(page: &Page) {
    let still: bool = page.script("return window.still === true").await;
    assert!(still, "the page was loaded again");
}

fn the_catalogue_leads_to_an_exercise_without_loading_a_page(browser: Browser) {
    let server = FileServer::start(dist(), "/");
    test(browser, "in-place", async |page| {
        open_catalogue(page, &server).await;
        // The service worker's fetches are not the page's.
        let early: bool = page
            .script(
                "return performance.getEntriesByType('resource').some(
                     (entry) => entry.name.includes('assets/pages.'))",
            )
            .await;
        assert!(!early, "the catalogue does not need it");
        page.click(".go a").await;
        let bench = Bench::here(page).await;
        bench
            .assert_run_gives_figures("slots", &points(10_000))
            .await;
        page.back().await;
        page.until_there("[data-figure=measured]").await;
        assert_never_loaded_again(page).await;
    });
}
in_every_browser!(the_catalogue_leads_to_an_exercise_without_loading_a_page);

/// The site with a chunk's answers altered, and without its service worker,
/// which would have kept the chunk.
fn with_chunk(chunk: &'static str, alteration: fn(Reply) -> Reply) -> FileServer {
    // A broken answer may stay in the browser's cache.
    let server = FileServer::start_immutable(dist());
    server.alter(move |path, reply| match path {
        "sw.js" => Reply::not_found(),
        path if path.starts_with(chunk) => alteration(reply),
        _ => reply,
    });
    server
}

/// A chunk that fails is told of, and comes when it is tried again.
fn is_told_and_can_be_tried_again(browser: Browser, name: &str, alteration: fn(Reply) -> Reply) {
    is_told(browser, Options::default(), name, alteration);
}

/// The same of a chunk that is waited for, meanwhile others have the seat.
fn is_told_after_a_while(browser: Browser, name: &str, alteration: fn(Reply) -> Reply) {
    is_told(browser, Options::impatient(), name, alteration);
}

fn is_told(browser: Browser, options: Options, name: &str, alteration: fn(Reply) -> Reply) {
    let server = with_chunk("assets/pages.", alteration);
    test_with(browser, options, name, async |page| {
        for expected in ["404", "ServiceWorker", "assets/pages.", "WebAssembly"] {
            page.expect_error(expected);
        }
        // Firefox's words for a module that ends too soon, and WebKit's for one
        // that is not waited for any more.
        page.expect_error("out of memory");
        page.expect_error("CompileError");
        page.expect_error("aborted");
        open_catalogue(page, &server).await;
        page.click(".go a").await;
        page.until_there("[data-failure=page-unavailable]").await;
        let told = page.text("[role=alert]").await;
        assert!(told.contains("could not be loaded"), "{told}");
        server.heal();
        page.click("[data-action=retry]").await;
        let bench = Bench::here(page).await;
        bench
            .assert_run_gives_figures("slots", &points(10_000))
            .await;
        assert_never_loaded_again(page).await;
    });
}

fn a_chunk_that_is_gone_is_told(browser: Browser) {
    is_told_and_can_be_tried_again(browser, "chunk-gone", |_| Reply::not_found());
}
in_every_browser!(a_chunk_that_is_gone_is_told);

fn a_chunk_that_came_broken_is_fetched_past_the_cache(browser: Browser) {
    is_told_and_can_be_tried_again(browser, "chunk-cut", cut_short);
}
in_every_browser!(a_chunk_that_came_broken_is_fetched_past_the_cache);

fn a_chunk_that_never_comes_is_told(browser: Browser) {
    is_told_after_a_while(browser, "chunk-silent", |_| Reply::silence());
}
in_every_browser!(a_chunk_that_never_comes_is_told);

fn a_chunk_that_stops_half_way_is_told(browser: Browser) {
    is_told_after_a_while(browser, "chunk-stalled", Reply::stalling);
}
in_every_browser!(a_chunk_that_stops_half_way_is_told);

#[test]
fn a_chunk_of_a_wrong_media_type_is_shown_all_the_same() {
    let server = FileServer::start(dist(), "/");
    server.alter(|path, reply| Reply {
        media_type: if path.starts_with("assets/pages.") {
            "application/octet-stream"
        } else {
            reply.media_type
        },
        ..reply
    });
    test(Browser::Chromium, "chunk-media-type", async |page| {
        let bench = Bench::open(page, &server.root(), "slots", "").await;
        bench
            .assert_run_gives_figures("slots", &points(10_000))
            .await;
    });
}

/// An exercise that is opened by its address: the application does not start.
#[test]
fn an_exercise_whose_chunk_is_gone_can_be_read_and_retried() {
    let server = with_chunk("assets/pages.", |_| Reply::not_found());
    test(Browser::Chromium, "chunk-gone-at-once", async |page| {
        for expected in ["404", "ServiceWorker", "Uncaught"] {
            page.expect_error(expected);
        }
        page.open(&format!("{}exercise/slots/", server.root()))
            .await;
        page.until_there("[role=alert] button").await;
        let told = page.text("[role=alert]").await;
        assert!(told.contains("could not be loaded"), "{told}");
        let prose = page.text("main .prose").await;
        assert!(prose.split_whitespace().count() > 20, "{prose}");
        server.heal();
        page.click("[role=alert] button").await;
        let bench = Bench::here(page).await;
        bench
            .assert_run_gives_figures("slots", &points(10_000))
            .await;
    });
}

/// What a bench shows after a press or a click is a chunk too, which nobody waits
/// for: it comes by itself.
#[test]
fn the_rest_of_a_bench_comes_when_the_page_is_idle() {
    let server = FileServer::start(dist(), "/");
    test(Browser::Chromium, "rest-comes", async |page| {
        let bench = Bench::open(page, &server.root(), "slots", "").await;
        page.until(
            "the rest of the bench has come",
            "performance.getEntriesByType('resource').some(
                 (entry) => entry.name.includes('assets/rest.') && entry.responseEnd > 0)",
        )
        .await;
        let asked: bool = page
            .script("return document.querySelector('link[href*=\"assets/rest.\"]') !== null")
            .await;
        assert!(!asked, "the page asks for it with what it needs at once");
        bench
            .assert_run_gives_figures("slots", &points(10_000))
            .await;
    });
}

/// Without it the page can be used. Who opens a part of it is told, in its place.
fn the_rest_is_told_where_it_is_missed(name: &str, alteration: fn(Reply) -> Reply) {
    let server = with_chunk("assets/rest.", alteration);
    test(Browser::Chromium, name, async |page| {
        for expected in ["404", "ServiceWorker", "assets/rest.", "WebAssembly"] {
            page.expect_error(expected);
        }
        let bench = Bench::open(page, &server.root(), "slots", "").await;
        bench
            .assert_run_gives_figures("slots", &points(10_000))
            .await;
        for opens in ["[data-tab=figures]", "[data-tab=yours]"] {
            page.click(opens).await;
            if opens.contains("yours") {
                page.click("[data-action=edit]").await;
            }
            page.until_there("[data-failure=rest-unavailable]").await;
            let told = page.text("[data-failure=rest-unavailable]").await;
            assert!(told.contains("could not be loaded"), "{told}");
        }
        // Trying again in vain says so again.
        page.click("[data-action=retry-rest]").await;
        page.until_there("[data-failure=rest-unavailable]").await;
        server.heal();
        page.click("[data-action=retry-rest]").await;
        page.until_there(".edited").await;
        page.click("[data-tab=figures]").await;
        page.until_there("[data-view=figures] table").await;
    });
}

#[test]
fn the_rest_of_a_bench_that_is_gone_is_told() {
    the_rest_is_told_where_it_is_missed("rest-gone", |_| Reply::not_found());
}

#[test]
fn the_rest_of_a_bench_that_came_broken_is_told() {
    the_rest_is_told_where_it_is_missed("rest-cut", cut_short);
}

/// From now on, notes what is moved on the page, and how far.
const NOTE_MOVES: &str = "
    window.frames3 = async () => {
        for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    };
    await frames3();
    window.moved = [];
    window.seen = (entries) => {
        for (const { value, sources } of entries)
            moved.push(`${value.toFixed(4)}: ${sources.map(({ node }) =>
                node?.outerHTML?.slice(0, 80) ?? node?.textContent.slice(0, 40))}`);
    };
    window.observer = new PerformanceObserver(list => seen(list.getEntries()));
    observer.observe({ type: 'layout-shift' });
    return document.querySelector('[data-action=share]') === null";

/// What was moved until now: a frame's moves are told after it.
const MOVED: &str = "await frames3(); seen(observer.takeRecords()); return moved";

/// What comes late is not to take a click from what a person aims at.
#[test]
fn what_comes_with_the_rest_moves_nothing() {
    let server = FileServer::start(dist(), "/");
    let (let_go, held) = channel();
    let held = Mutex::new(held);
    server.alter(move |path, reply| {
        if path.starts_with("assets/rest.") {
            let held = held.lock().expect("no answer panics");
            // Nobody waits for ever.
            let _: Result<(), _> = held.recv_timeout(Duration::from_secs(20));
        }
        reply
    });
    test(Browser::Chromium, "unmoved", async |page| {
        page.open(&server.root()).await;
        // The knobs of a prediction's proof and a design's choices are of the rest.
        for exercise in by_shape() {
            let slug = exercise.slug();
            // A draft that an older starter began.
            let draft = json!(format!("bytewise.draft.{slug}"));
            let kept = "localStorage.setItem(arguments[0], '1 0000000000000000\\nfn main() {}');
                return true";
            let _: bool = page.script_with(kept, vec![draft]).await;
            Bench::open(page, &server.root(), slug, "").await;
            let early: bool = page.script_awaited(NOTE_MOVES, vec![]).await;
            assert!(early, "{slug}: the rest is there before it was let go");
            let_go.send(()).expect("the server listens");
            page.until_there("[data-action=share]").await;
            let moved: Vec<String> = page.script_awaited(MOVED, vec![]).await;
            assert_eq!(moved, [""; 0], "{slug}");
        }
    });
}
