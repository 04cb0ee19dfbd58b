//! The overview: every exercise measured in one go, and saved.

use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::Server;
use bytewise_tests::lab::Lab;
use protocol::{Report, csv};
use serde::Deserialize;
use serde_json::json;

use crate::bench::Row;

/// A variant's bar: its exercise, and its figures as the bench shows them.
#[derive(Debug, PartialEq, Deserialize)]
struct Bar {
    exercise: String,
    #[serde(flatten)]
    row: Row,
}

/// The file that a button gives to the person who presses it to save.
#[derive(Debug, Deserialize)]
struct Saved {
    name: String,
    text: String,
}

/// Keeps what is saved instead of letting the browser save it.
const KEEP_SAVED: &str = "
    const blobs = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { blobs.push(blob); return make.call(URL, blob); };
    window.saved = [];
    HTMLAnchorElement.prototype.click = function () {
        const name = this.download;
        blobs.pop().text().then((text) => window.saved.push({ name, text }));
    };
";

async fn open(page: &Page, root: &str) {
    page.open(&format!("{root}overview/")).await;
    page.until_there("[data-action=run]:enabled").await;
}

async fn until_measured(page: &Page) {
    page.until(
        "all is measured",
        "document.querySelector('main[data-state=measured], main[data-state=failed]')",
    )
    .await;
    let faults: Vec<String> = page
        .script("return [...document.querySelectorAll('[role=alert]')].map(it => it.innerText)")
        .await;
    assert!(faults.is_empty(), "{faults:?}");
}

async fn bars(page: &Page) -> Vec<Bar> {
    page.script(
        "return [...document.querySelectorAll('[data-exercise] [data-variant]')].map(bar => ({
            exercise: bar.closest('[data-exercise]').dataset.exercise, ...bar.dataset,
        }))",
    )
    .await
}

/// Gives wasmtime's reports of these variants, at the default cases.
fn reports(wanted: impl Fn(&str) -> bool) -> Vec<Report> {
    let reports = exercises::all().flat_map(|exercise| {
        let lab = Lab::of(exercise);
        let variants = exercise
            .variants()
            .into_iter()
            .filter(|variant| wanted(variant));
        let report = |variant| lab.report(exercise.slug(), variant, &exercise.default_case());
        variants.map(report).collect::<Vec<_>>()
    });
    reports.collect()
}

fn bar(report: &Report) -> Bar {
    Bar {
        exercise: report.exercise.clone(),
        row: Row::of(report),
    }
}

fn run_all_gives_wasmtimes_figures(browser: Browser) {
    let server = Server::shared();
    test(browser, "overview", async |page| {
        open(page, &server.root()).await;
        assert!(bars(page).await.is_empty(), "figures before any run");
        page.click("[data-action=run]").await;
        until_measured(page).await;
        let expected = reports(|variant| ["naive", "optimized"].contains(&variant));
        let expected: Vec<Bar> = expected.iter().map(bar).collect();
        assert_eq!(
            bars(page).await,
            expected,
            "left: {browser}; right: wasmtime"
        );
    });
}
in_every_browser!(run_all_gives_wasmtimes_figures);

#[test]
fn stop_ends_it_and_keeps_what_is_known() {
    let server = Server::shared();
    test(Browser::Chromium, "overview-stop", async |page| {
        open(page, &server.root()).await;
        page.click("[data-action=run]").await;
        page.until_there("[data-exercise] [data-variant]").await;
        page.click("[data-action=stop]").await;
        page.until_there("main[data-state=idle]").await;
        let known = bars(page).await.len();
        assert!(known < 2 * exercises::all().count(), "it ran to the end");
        page.click("[data-exercise] a").await;
        page.until_there("main.exercise").await;
    });
}

#[test]
fn the_files_hold_every_variant_of_every_exercise() {
    let server = Server::shared();
    test(Browser::Chromium, "overview-files", async |page| {
        open(page, &server.root()).await;
        assert_eq!(page.count("[data-action^=save]:enabled").await, 0);
        page.click("[data-action=run]").await;
        until_measured(page).await;
        page.script::<serde_json::Value>(KEEP_SAVED).await;
        for ending in ["csv", "json"] {
            page.click(&format!("[data-action=save-{ending}]")).await;
        }
        page.until("both are saved", "window.saved.length === 2")
            .await;
        let mut saved: Vec<Saved> = page.script("return window.saved").await;
        saved.sort_by(|a, b| a.name.cmp(&b.name));
        // The names say what made them.
        let build: String = page
            .script("return JSON.parse(document.getElementById('site').textContent).build")
            .await;
        let made_by = format!("bytewise-{}-{build}", env!("CARGO_PKG_VERSION"));
        for (saved, ending) in saved.iter().zip(["csv", "json"]) {
            assert_eq!(saved.name, format!("{made_by}.{ending}"));
        }
        assert_csv(&saved[0].text);
        assert_json(&saved[1].text);
    });
}

/// Everything but the time is known, and the time is the last column.
fn assert_csv(text: &str) {
    let mut rest = text.strip_prefix(&(csv::FIGURES.join(",") + "\n"));
    for report in reports(|_| true) {
        let row = csv::written(&[], &[csv::figures(&report)]);
        let (known, _) = row.trim().rsplit_once(',').expect("a row has many cells");
        let after = rest.and_then(|rest| rest.strip_prefix(known));
        let after = after.unwrap_or_else(|| panic!("no `{known}` at {rest:?}"));
        rest = after.split_once('\n').map(|(_, rest)| rest);
    }
    assert_eq!(rest, Some(""));
}

fn assert_json(text: &str) {
    let saved: serde_json::Value = serde_json::from_str(text).expect("it is JSON");
    let saved = saved.as_array().expect("it is a list");
    assert_eq!(saved.len(), exercises::all().count());
    for (saved, exercise) in saved.iter().zip(exercises::all()) {
        assert_eq!(saved["exercise"], exercise.slug());
        assert_eq!(saved["case"], json!(exercise.default_case()));
        let runs = saved["runs"].as_array().expect("its runs are a list");
        assert_eq!(runs.len(), exercise.variants().len());
        for (run, variant) in runs.iter().zip(exercise.variants()) {
            let lab = Lab::of(exercise);
            let report = lab.report(exercise.slug(), variant, &exercise.default_case());
            assert_eq!(saved["floor"], report.floor);
            assert_eq!(run["variant"], variant);
            assert_eq!(run["answer"], report.answer);
            assert_eq!(run["peak"], report.usage.peak);
            assert_eq!(run["retained"], report.usage.retained);
        }
    }
}
