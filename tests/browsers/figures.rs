//! The figures on the page are wasmtime's, to the byte. Those of the default
//! cases in every browser are compared in [`crate::lines`]; those of every
//! exercise in every engine, without a page, in `tests/exercises/engines.rs`.

use bytewise_tests::browser::{Browser, test};
use bytewise_tests::command::Server;

use crate::bench::{Bench, points};
use crate::shapes::by_shape;

/// Two of each are enough to see that the page asks for what its knobs say, the
/// empty case being the first: all are compared in `tests/exercises/engines.rs`.
#[test]
fn the_first_and_the_last_edge_case_give_wasmtimes_figures() {
    let server = Server::shared();
    test(Browser::Chromium, "edges", async |page| {
        for &exercise in by_shape() {
            let bench = Bench::open(page, &server.root(), exercise.slug(), "").await;
            let edges = exercise.edges();
            for case in edges.first().into_iter().chain(edges.last()) {
                bench.set_to(case).await;
                bench.assert_run_gives_figures(exercise.slug(), case).await;
            }
        }
    });
}

#[test]
fn a_second_press_gives_the_same() {
    let server = Server::shared();
    test(Browser::Chromium, "second-press", async |page| {
        let bench = Bench::open(page, &server.root(), "slots", "").await;
        for _ in 0..3 {
            bench
                .assert_run_gives_figures("slots", &points(10_000))
                .await;
        }
    });
}

#[test]
fn the_first_sentence_is_measured_in_this_tab() {
    let server = Server::shared();
    test(Browser::Chromium, "first-sentence", async |page| {
        page.open(&server.root()).await;
        page.until_there("[data-figure=measured] [data-variant][data-peak]")
            .await;
        let first = exercises::all().next().expect("there is an exercise");
        let rows: Vec<[String; 2]> = page
            .script(
                "return [...document.querySelectorAll('[data-variant][data-peak]')]
                    .map(row => [row.dataset.variant, row.dataset.peak])",
            )
            .await;
        let expected: Vec<[String; 2]> = first
            .variants()
            .iter()
            .map(|variant| {
                let case = first.default_case();
                let lab = bytewise_tests::lab::Lab::counting(first);
                let report = lab.report(first.slug(), variant, &case);
                [report.variant, report.usage.peak.to_string()]
            })
            .collect();
        assert_eq!(rows, expected);
    });
}

/// Runs the growth plot until every size is measured.
#[test]
fn growth_is_measured_at_every_size() {
    let server = Server::shared();
    test(Browser::Chromium, "growth", async |page| {
        let slots = exercises::find("slots").expect("slots is listed");
        let sweep = &slots.knobs()[0].sweep;
        Bench::open(page, &server.root(), "slots", "?view=growth").await;
        page.click("[data-action=grow]").await;
        page.until(
            "every size is measured",
            &format!(
                "document.querySelectorAll('[data-size]').length === {}",
                sweep.len()
            ),
        )
        .await;
    });
}
