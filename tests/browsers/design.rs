//! A problem in parts: a structure is chosen for each, run, held against a
//! budget that is lowered until it breaks, and all of that is kept.

use std::collections::BTreeMap;

use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::Server;
use bytewise_tests::files::TemporaryFile;
use bytewise_tests::reports::measured;
use protocol::{Case, Report, Shape};
use serde_json::json;

use crate::accessibility::{look, tab_to};
use crate::bench::Bench;
use crate::shapes::Exercise;

/// The exercise of the shape.
fn first() -> Exercise {
    let mut all = exercises::all();
    let design = all.find(|it| it.shape() == Shape::Design);
    design.expect("an exercise has structures to choose")
}

/// Small enough that three browsers are quick, large enough that structures
/// differ.
const LINES: u64 = 20_000;

/// The case with these structures.
fn case(chosen: [u64; 3], budget: u64) -> Case {
    let [addresses, paths, seconds] = chosen;
    [
        ("lines", LINES),
        ("budget", budget),
        ("addresses", addresses),
        ("paths", paths),
        ("seconds", seconds),
    ]
    .map(|(knob, value)| (knob.to_owned(), value))
    .into()
}

/// The peak that a variant has in a case.
fn peak(variant: &str, case: &Case) -> u64 {
    measured(first(), variant, case).usage.peak
}

fn error(report: &Report, part: &str) -> Option<i64> {
    report.number(part, "millionths off")
}

async fn choose(page: &Page, variants: [&str; 3]) {
    for variant in variants {
        page.click(&format!("[data-choice={variant}] input")).await;
        page.until_there(&format!("[data-choice={variant}][data-chosen]"))
            .await;
    }
}

/// The bytes and the error of every choice, as the page has them.
async fn shown(page: &Page) -> BTreeMap<String, [String; 2]> {
    page.script(
        "return Object.fromEntries([...document.querySelectorAll('[data-choice]')].map(
             row => [row.dataset.choice, [row.dataset.bytes, row.dataset.error]]))",
    )
    .await
}

/// The same, as wasmtime measures it.
fn expected(case: &Case) -> BTreeMap<String, [String; 2]> {
    let content = host::read_content(first()).unwrap_or_else(|error| panic!("{error:#}"));
    let choices = content.parts.iter().flat_map(|part| {
        part.choices.iter().map(|choice| {
            let report = measured(first(), &choice.variant, case);
            let off = error(&report, &part.knob).expect("its error is known");
            let figures = [report.usage.peak.to_string(), off.to_string()];
            (choice.variant.clone(), figures)
        })
    });
    choices.collect()
}

async fn until_verdict(page: &Page, verdict: &str, breaks: &str) {
    let breaks = match breaks {
        "" => ":not([data-breaks])".to_owned(),
        part => format!("[data-breaks={part}]"),
    };
    page.until_there(&format!("[data-verdict={verdict}]{breaks}"))
        .await;
}

/// The bytes that the choices hold together, as the page says.
async fn held(page: &Page) -> Option<String> {
    page.attribute("[data-verdict]", "data-held").await
}

const SMALL: [&str; 3] = [
    "addresses-hyperloglog",
    "paths-space-saving",
    "seconds-window",
];

fn structures_are_chosen_and_solved_and_the_budget_is_broken(browser: Browser) {
    let server = Server::shared();
    test(browser, "design", async |page| {
        let (root, slug) = (server.root(), first().slug());
        let query = format!("?lines={LINES}");
        let bench = Bench::open(page, &root, slug, &query).await;
        assert_eq!(page.count("[data-choice]").await, 12);
        assert_eq!(
            page.count("[data-choice][data-bytes], [data-verdict]")
                .await,
            0
        );
        assert_eq!(page.count("[data-because], [data-solved]").await, 0);
        page.until_there("[data-stack] [data-budget='500000']")
            .await;

        // As it is opened: all exact, and over the budget.
        bench.run().await;
        bench.until_measured().await;
        let naive = case([1, 1, 1], 500_000);
        assert_eq!(shown(page).await, expected(&naive));
        until_verdict(page, "over-budget", "seconds").await;
        assert_eq!(held(page).await, Some(peak("chosen", &naive).to_string()));
        assert_eq!(page.count("[data-because]").await, 12);
        assert_eq!(page.count("[data-solved], [data-done]").await, 0);

        // Small, but one of them answers another question.
        choose(
            page,
            [
                "addresses-hyperloglog",
                "paths-space-saving",
                "seconds-minutes",
            ],
        )
        .await;
        page.until_there("[data-unrun]").await;
        assert_eq!(page.count("[data-verdict]").await, 0);
        bench.run().await;
        bench.until_measured().await;
        until_verdict(page, "error-too-large", "seconds").await;
        assert_eq!(page.count("[data-solved]").await, 0);

        choose(page, SMALL).await;
        bench.run().await;
        bench.until_measured().await;
        until_verdict(page, "passed", "").await;
        let small = case([3, 3, 3], 500_000);
        let bytes = peak("chosen", &small);
        assert_eq!(held(page).await, Some(bytes.to_string()));
        page.until_there("[data-solved]").await;
        page.until_there("[data-task-step=passed][data-done]").await;
        page.until_there(&format!("[data-least='{bytes}']")).await;
        assert_eq!(page.count("[data-segment]").await, 3);

        // No run is needed to lower the budget, and it breaks at the very byte.
        bench.set("budget", &bytes.to_string()).await;
        until_verdict(page, "passed", "").await;
        assert_eq!(page.count("[data-task-step=broken][data-done]").await, 0);
        bench.set("budget", &(bytes - 1).to_string()).await;
        until_verdict(page, "over-budget", "addresses").await;
        page.until_there("[data-task-step=broken][data-done]").await;
        page.until_there(&format!("[data-stack] [data-budget='{}']", bytes - 1))
            .await;

        // Opened anew, the choices are there, and what came of them.
        page.open(&root).await;
        page.until_there(&format!("[data-exercise={slug}][data-progress=solved]"))
            .await;
        Bench::open(page, &root, slug, "").await;
        for variant in SMALL {
            page.until_there(&format!(
                "[data-choice={variant}][data-chosen] input:checked"
            ))
            .await;
        }
        page.until_there(&format!("[data-stack] [data-budget='{}']", bytes - 1))
            .await;
        page.until_there("[data-task-step=broken][data-done]").await;
        page.until_there("[data-solved]").await;
    });
}
in_every_browser!(structures_are_chosen_and_solved_and_the_budget_is_broken);

#[test]
fn what_is_only_looked_at_is_not_begun_and_a_link_says_what_to_choose() {
    let server = Server::shared();
    test(Browser::Chromium, "design-link", async |page| {
        let (root, slug) = (server.root(), first().slug());
        Bench::open(page, &root, slug, "").await;
        page.open(&root).await;
        page.until_there(&format!("[data-exercise={slug}][data-progress='']"))
            .await;
        Bench::open(page, &root, slug, "").await;
        page.click("[data-choice=paths-twenty] input").await;
        page.until_there("[data-choice=paths-twenty][data-chosen]")
            .await;
        page.open(&root).await;
        page.until_there(&format!("[data-exercise={slug}][data-progress=tried]"))
            .await;
        Bench::open(page, &root, slug, "?paths=2").await;
        page.until_there("[data-choice=paths-interned][data-chosen]")
            .await;
    });
}

/// The growth that is measured says what grows and what does not.
#[test]
fn fifty_gigabytes_are_computed_from_sizes_that_were_measured() {
    let server = Server::shared();
    test(Browser::Chromium, "design-sizes", async |page| {
        let (root, slug) = (server.root(), first().slug());
        Bench::open(page, &root, slug, "?addresses=3&paths=3&seconds=3").await;
        page.until_there("[data-projection=idle]").await;
        assert_eq!(page.count("[data-foretold]").await, 0);
        page.click("[data-action=measure-sizes]").await;
        page.until_there("[data-projection=measured] [data-foretold]")
            .await;
        let small: f64 = foretold(page, "data-foretold").await;
        let simple: f64 = foretold(page, "data-foretold-simplest").await;
        assert!(small < 30_000.0, "{small}");
        assert!(simple > 1e8, "{simple}");
        let says = page.text("[data-projection]").await;
        assert!(says.contains("No part grows with the log"), "{says}");
        choose(
            page,
            ["addresses-strings", "paths-space-saving", "seconds-array"],
        )
        .await;
        page.until(
            "the part that grows is named",
            "document.querySelector('[data-projection]').innerText.includes('unique addresses grows with the log')",
        )
        .await;
        let grown: f64 = foretold(page, "data-foretold").await;
        assert!(small < grown && grown < simple, "{small} {grown} {simple}");
    });
}

async fn foretold(page: &Page, name: &str) -> f64 {
    let bytes = page.attribute(&format!("[{name}]"), name).await;
    bytes
        .expect("it is computed")
        .parse()
        .expect("it is a number")
}

/// Lines of a log, of two days and from four addresses.
fn own_log() -> String {
    let line = |at: usize| {
        let (day, address, path) = (22 + at % 2, at % 4, at % 3);
        format!(
            "10.0.0.{address} - - [{day}/Nov/2026:13:55:36 +0000] \"GET /{path}?q={at} HTTP/1.1\" 200 1\n"
        )
    };
    (0..1_000).map(line).collect::<String>() + "no request\n"
}

#[test]
fn a_log_of_ones_own_is_read_and_held_against_its_own_exact_answers() {
    let server = Server::shared();
    test(Browser::Chromium, "design-own", async |page| {
        let bench = Bench::open(page, &server.root(), first().slug(), "").await;
        let file = TemporaryFile::new();
        file.write(own_log().as_bytes());
        let path = file
            .path()
            .to_str()
            .expect("the target folder has a plain name");
        page.type_into("[data-action=choose-file]", path).await;
        page.until_there("[data-action=remove-file]").await;
        bench.run().await;
        bench.until_measured().await;
        page.until_there("[data-file]").await;
        let shown = shown(page).await;
        // Two days are one to an array of a day, so the second counts double.
        let off = |variant: &str| shown[variant][1].clone();
        assert_eq!(off("seconds-array"), "1000000");
        assert_eq!(off("seconds-map"), "0");
        assert_eq!(off("addresses-strings"), "0");
        bench.open_tab("findings").await;
        let found = page.text("[data-view=findings]").await;
        assert!(
            found.contains("1,001") && found.contains("1,000"),
            "{found}"
        );
    });
}

#[test]
fn structures_are_chosen_by_the_keyboard_and_sources_by_a_select() {
    let server = Server::shared();
    test(Browser::Chromium, "design-keyboard", async |page| {
        look(page, 390, "dark").await;
        Bench::open(page, &server.root(), first().slug(), "").await;
        tab_to(page, "[data-choice=addresses-strings] input").await;
        page.press(None, bytewise_tests::browser::keys::DOWN).await;
        page.until_there("[data-choice=addresses-numbers][data-chosen] input:checked")
            .await;
        page.click("[data-tab=naive]").await;
        page.until_there("[data-source=naive]").await;
        page.script_with::<serde_json::Value>(
            "const select = document.querySelector('[data-source-of]');
             select.value = arguments[0];
             select.dispatchEvent(new Event('change', { bubbles: true }))",
            vec![json!("paths-interned")],
        )
        .await;
        page.until_there("[data-source=paths-interned]").await;
        assert_eq!(page.count("[role=tab][aria-selected=true]").await, 1);
        let [content, window]: [u32; 2] = page
            .script("return [document.documentElement.scrollWidth, innerWidth]")
            .await;
        assert!(content <= window, "{content} in {window} pixels");
    });
}
