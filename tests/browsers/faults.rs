//! A lab.wasm that misbehaves on purpose, in every browser: what happened is
//! named, and the next run is clean.

use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::dist;
use bytewise_tests::file_server::{FileServer, Reply};
use bytewise_tests::modules::Build;

use crate::bench::{Bench, points};

/// The values of the first knob that `src/lab/faults.rs` answers to.
pub(crate) const PANIC: u64 = 901;
pub(crate) const SPIN: u64 = 902;
const EXHAUST: u64 = 903;
const OVERFLOW: u64 = 904;
pub(crate) const DIFFER: u64 = 905;
const HUGE_FILE: u64 = 906;
const LONG_PATTERN: u64 = 907;

/// The site with the faulty module in place of the shipped one.
pub(crate) fn faulty_site() -> FileServer {
    let server = FileServer::start(dist(), "/");
    let module = Build::Faulty.bytes();
    server.alter(move |path, reply| {
        if path.starts_with("assets/lab.") {
            Reply {
                body: module.clone(),
                ..reply
            }
        } else {
            reply
        }
    });
    server
}

async fn assert_failure(page: &Page, bench: Bench<'_>, value: u64, kind: &str, says: &[&str]) {
    bench.set("points", &value.to_string()).await;
    bench.run().await;
    bench.until_state("failed").await;
    let alerts = bench.alerts().await;
    let named = alerts
        .iter()
        .find(|alert| alert.failure.as_deref() == Some(kind))
        .unwrap_or_else(|| panic!("{}: no {kind} in {alerts:?}", page.browser()));
    for part in says {
        assert!(named.text.contains(part), "{named:?} does not say {part}");
    }
    bench.set("points", "1000").await;
    bench
        .assert_run_gives_figures("slots", &points(1_000))
        .await;
    assert!(bench.alerts().await.is_empty());
}

fn every_fault_is_named_and_the_next_run_is_clean(browser: Browser) {
    let server = faulty_site();
    test(browser, "faults", async |page| {
        let bench = Bench::open(page, &server.root(), "slots", "").await;
        let panic = ["naive", "a fault on purpose, with “quotes” and"];
        assert_failure(page, bench, PANIC, "panic", &panic).await;
        assert_failure(page, bench, OVERFLOW, "stack-overflow", &["naive"]).await;
        assert_failure(page, bench, EXHAUST, "out-of-memory", &["naive", "1 GiB"]).await;
        assert_failure(page, bench, HUGE_FILE, "trap", &["naive", "8 GiB"]).await;
        let repeats = ["naive", "repeats more than 1 MiB"];
        assert_failure(page, bench, LONG_PATTERN, "trap", &repeats).await;
        let differing = ["optimized", "a false answer"];
        assert_failure(page, bench, DIFFER, "answers-differ", &differing).await;
    });
}
in_every_browser!(every_fault_is_named_and_the_next_run_is_clean);

fn a_run_that_never_ends_can_be_stopped(browser: Browser) {
    let server = faulty_site();
    test(browser, "stop", async |page| {
        let bench = Bench::open(page, &server.root(), "slots", "").await;
        bench.set("points", &SPIN.to_string()).await;
        bench.run().await;
        bench.until_state("running").await;
        bench.stop().await;
        bench.until_state("idle").await;
        assert!(bench.rows().await.is_empty(), "figures of no run");
        assert_eq!(page.count("[data-action=stop]").await, 0);
        bench.set("points", "1000").await;
        bench
            .assert_run_gives_figures("slots", &points(1_000))
            .await;
    });
}
in_every_browser!(a_run_that_never_ends_can_be_stopped);
