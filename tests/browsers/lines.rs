//! The figures of every kind of page, and the lines that allocated the bytes: the right
//! ones, with wasmtime's bytes and blocks, in every browser; and what is said
//! where there are none.

use std::collections::BTreeMap;

use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::Server;
use bytewise_tests::file_server::Reply;
use bytewise_tests::lab::Lab;
use bytewise_tests::reports::measured;
use exercises::harness::Registered;
use protocol::{AllocationSite, Case, TraceRequest};
use serde::Deserialize;

use crate::accessibility::look;
use crate::bench::{Bench, points};
use crate::lab_file::altered;
use crate::shapes::by_shape;

/// A line of the page's table, or what wasmtime says of it: bytes and blocks.
#[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Line {
    of: String,
    file: String,
    at: u32,
    total: u64,
    at_peak: i64,
    retained: i64,
    at_moment: i64,
    blocks: u64,
}

/// Reads the table of lines, in the order of variants and lines.
async fn shown(page: &Page) -> Vec<Line> {
    let mut lines: Vec<Line> = page
        .script(
            "return [...document.querySelectorAll('[data-of]')].map(({ dataset: row }) => ({
                of: row.of, file: row.file, at: +row.at, total: +row.total,
                at_peak: +row.atPeak, retained: +row.retained, at_moment: +row.atMoment,
                blocks: +row.blocks,
            }))",
        )
        .await;
    lines.sort();
    lines
}

/// Gives wasmtime's figures of each line of each variant, noting what is live
/// right after the event that `moment` finds in a variant's timeline.
fn expected(
    exercise: &dyn Registered,
    case: &Case,
    moment: impl Fn(u64) -> Option<u64>,
) -> Vec<Line> {
    let mut lines = Vec::new();
    for variant in exercise.variants() {
        let counted = Lab::traced(exercise).report(exercise.slug(), variant, case);
        let trace = TraceRequest {
            at_event: moment(counted.timeline.events),
            frees: false,
        };
        let report = Lab::traced(exercise).report_of(exercise.slug(), variant, case, Some(trace));
        let sites = report.sites.expect("a traced run has sites");
        lines.extend(grouped(exercise, variant, &sites));
    }
    lines.sort();
    lines
}

fn grouped(exercise: &dyn Registered, variant: &str, sites: &[AllocationSite]) -> Vec<Line> {
    let mut lines: BTreeMap<(String, u32), Line> = BTreeMap::new();
    for site in sites {
        let frames = Lab::traced(exercise).frames(&site.chain);
        let place = frames.last().expect("every byte has a line");
        let line = lines.entry((place.file.clone(), place.line)).or_default();
        variant.clone_into(&mut line.of);
        line.file.clone_from(&place.file);
        line.at = place.line;
        line.total += site.total;
        line.at_peak += site.at_peak;
        line.retained += site.retained;
        line.at_moment += site.at_event;
        line.blocks += site.blocks;
    }
    lines.into_values().filter(|line| line.blocks > 0).collect()
}

/// Waits for the lines, which are traced by themselves where that takes little
/// time: on a busy machine they have to be asked for.
async fn until_traced(page: &Page) {
    page.until_there("[data-lines=traced], [data-lines=idle] [data-action=trace]")
        .await;
    if page.count("[data-lines=idle]").await > 0 {
        page.click("[data-action=trace]").await;
    }
    page.until_there("[data-lines=traced]").await;
}

/// The margin of the source says of each line of the variant's own file what
/// the table says of it.
async fn assert_margin(page: &Page, variants: &[&str], lines: &[Line]) {
    let mut margin: Vec<(String, u32, u64, u64)> = Vec::new();
    for variant in variants {
        Bench::here(page).await.open_tab(variant).await;
        let source = format!("[data-source={variant}]");
        page.until_there(&format!("{source}, [data-action=show-solution]"))
            .await;
        if page.count(&source).await == 0 {
            page.click("[data-action=show-solution]").await;
            page.until_there(&source).await;
        }
        let shown: Vec<_> = page
            .script(
                "return [...document.querySelectorAll('[data-source] [data-line][data-bytes]')]
                    .map(line => [line.closest('[data-source]').dataset.source,
                        +line.dataset.line, +line.dataset.bytes, +line.dataset.blocks])",
            )
            .await;
        // The learner's version stays on the page behind the others.
        margin.extend(shown);
    }
    margin.sort();
    let own = |line: &&Line| {
        let name = line.of.replace('-', "_");
        line.file.ends_with(&format!("/{name}.rs"))
    };
    let mut expected: Vec<_> = lines
        .iter()
        .filter(own)
        .map(|line| (line.of.clone(), line.at, line.total, line.blocks))
        .collect();
    expected.sort();
    assert_eq!(margin, expected);
}

fn every_kind_of_page_gives_wasmtimes_figures_and_lines(browser: Browser) {
    let server = Server::shared();
    test(browser, "lines", async |page| {
        for &exercise in by_shape() {
            let bench = Bench::open(page, &server.root(), exercise.slug(), "?view=lines").await;
            assert!(bench.rows().await.is_empty(), "figures before any run");
            let case = exercise.default_case();
            bench.assert_run_gives_figures(exercise.slug(), &case).await;
            until_traced(page).await;
            let expected = expected(exercise, &case, |_| None);
            assert!(
                !expected.is_empty(),
                "{} allocates nothing",
                exercise.slug()
            );
            assert_eq!(shown(page).await, expected, "{}", exercise.slug());
            assert_margin(page, &exercise.variants(), &expected).await;
        }
    });
}
in_every_browser!(every_kind_of_page_gives_wasmtimes_figures_and_lines);

#[test]
fn what_was_live_at_a_moment_is_shown_by_line() {
    let server = Server::shared();
    test(Browser::Chromium, "moment", async |page| {
        let bench = Bench::open(page, &server.root(), "chunked-processing", "").await;
        bench.run().await;
        bench.until_measured().await;
        until_traced(page).await;
        bench.open_tab("time").await;
        page.click("[data-action=moment]").await;
        page.until(
            "the lines of the moment are shown",
            "document.querySelector('input[name=measure][value=at-moment]:checked')
                && document.querySelector('[data-lines=traced]')",
        )
        .await;
        let exercise = exercises::find("chunked-processing").expect("it is listed");
        // Half of the calls, which is where the slider stands at first.
        let half = |events: u64| events.div_ceil(2).checked_sub(1);
        let expected = expected(exercise, &exercise.default_case(), half);
        assert!(expected.iter().any(|line| line.at_moment > 0));
        assert_eq!(shown(page).await, expected);
        assert_eq!(bench.state().await, "measured");
    });
}

#[test]
fn a_run_that_allocates_nothing_has_no_lines() {
    let server = Server::shared();
    test(Browser::Chromium, "no-lines", async |page| {
        let bench = Bench::open(page, &server.root(), "slots", "?view=lines&points=0").await;
        bench.run().await;
        bench.until_measured().await;
        until_traced(page).await;
        assert!(shown(page).await.is_empty());
        let panel = page.text("[role=tabpanel]").await;
        assert!(panel.contains("No line allocates anything"), "{panel}");
    });
}

#[test]
fn a_second_figure_is_drawn_against_the_headline() {
    let server = Server::shared();
    test(Browser::Chromium, "tradeoff", async |page| {
        let bench = Bench::open(page, &server.root(), "bounded-cache", "").await;
        bench.run().await;
        bench.until_measured().await;
        bench.open_tab("findings").await;
        page.until_there("[data-tradeoff='requests that found their list']")
            .await;
        // A dot's figures are those of the bars and of the table below it.
        let compared: Vec<[String; 4]> = page
            .script(
                "return [...document.querySelectorAll('[data-dot]')].map(({ dataset: dot }) => {
                    const bars = document.querySelector(`[data-variant='${dot.dot}'][data-peak]`);
                    const row = document.querySelector(
                        `[data-findings='${dot.dot}'] [data-row='requests that found their list'] td`);
                    return [dot.across, bars.dataset.peak, dot.up, row.textContent];
                })",
            )
            .await;
        assert_eq!(compared.len(), 4, "each version has its dot");
        for [across, peak, up, row] in compared {
            assert_eq!((across, up), (peak, row));
        }
        let places: Vec<[f64; 2]> = page
            .script(
                "return [...document.querySelectorAll('[data-dot] circle')].map((dot) => {
                    const { x, y } = dot.getBoundingClientRect();
                    return [x, y];
                })",
            )
            .await;
        assert!(
            places[1][0] < places[0][0] && places[1][1] > places[0][1],
            "fewer bytes lie to the left, fewer hits below: {places:?}"
        );
    });
}

fn a_leaked_circle_is_drawn_and_told_and_its_lines_named(browser: Browser) {
    let server = Server::shared();
    test(browser, "circle", async |page| {
        let bench = Bench::open(page, &server.root(), "weak-parents", "").await;
        bench.run().await;
        bench.until_measured().await;
        until_traced(page).await;
        bench.open_tab("findings").await;
        page.until_there("[data-findings=naive] [data-graph] svg")
            .await;
        let boxes: Vec<usize> = page
            .script(
                "const drawn = [...document.querySelectorAll('[data-findings=naive] [data-graph]')];
                return drawn.map((graph) => graph.querySelectorAll('svg svg.leaked').length)",
            )
            .await;
        assert_eq!(boxes, [0, 4], "leaked before and after");
        // An arrow that has no head, or no length, is not seen.
        let arrows: Vec<bool> = page
            .script(
                "return [...document.querySelectorAll('[data-findings=naive] .graph line')].map((line) => {
                    const { height } = line.getBoundingClientRect();
                    const head = line.getAttribute('marker-end').slice(5, -1);
                    return height > 10 && document.getElementById(head) !== null;
                })",
            )
            .await;
        assert_eq!(arrows, [true; 7 + 6]);
        let told = page.text("[data-findings=naive] [data-circle]").await;
        assert!(told.contains("root owns a, which owns root"), "{told}");
        let exercise = exercises::find("weak-parents").expect("it is listed");
        let case = exercise.default_case();
        let retained = measured(exercise, "naive", &case).usage.retained;
        let lines: Vec<String> = page
            .script(
                "return [...document.querySelectorAll('[data-findings=naive] [data-leak]')]
                    .map((line) => line.textContent)",
            )
            .await;
        let bytes = |line: &String| -> i64 {
            let digits = line.split(": ").nth(1).map(|of| of.replace([',', ' '], ""));
            let digits = digits.unwrap_or_default().replace("bytes", "");
            digits.parse().expect("a number of bytes")
        };
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert_eq!(lines.iter().map(bytes).sum::<i64>(), retained, "{lines:?}");
        let hidden = page.text("[data-findings=optimized]").await;
        assert!(hidden.contains("shown once the source is"), "{hidden}");
    });
}
in_every_browser!(a_leaked_circle_is_drawn_and_told_and_its_lines_named);

#[test]
fn the_leaking_line_is_named_with_its_growth_and_the_bounded_cache_has_none() {
    let server = Server::shared();
    test(Browser::Chromium, "leak", async |page| {
        let bench = Bench::open(page, &server.root(), "leak-hunt", "").await;
        bench.run().await;
        bench.until_measured().await;
        bench.open_tab("findings").await;
        let changes = async |variant: &str| -> Vec<(String, i64)> {
            page.script(&format!(
                "return [...document.querySelectorAll('[data-findings={variant}] [data-change]')]
                    .map(({{ dataset: row }}) => [row.place, +row.change])"
            ))
            .await
        };
        let leaking = changes("naive").await;
        let (place, growth) = &leaking[0];
        assert!(place.contains("exercises/leak_hunt/naive.rs:"), "{place}");
        assert!(*growth > 100_000, "{growth}");
        assert_eq!(changes("optimized").await, []);
    });
}

#[test]
fn increments_add_up_to_what_is_handed_on() {
    let server = Server::shared();
    test(Browser::Chromium, "increments", async |page| {
        let bench = Bench::open(page, &server.root(), "line-profile", "?view=lines").await;
        bench.run().await;
        bench.until_measured().await;
        until_traced(page).await;
        let exercise = exercises::find("line-profile").expect("it is listed");
        bench.open_tab("optimized").await;
        page.click("[data-action=show-solution]").await;
        bench.open_tab("lines").await;
        // A `u32` a number is handed on.
        let handed_on = 4 * exercise.default_case()["numbers"];
        for variant in exercise.variants() {
            let rows: Vec<(i64, i64)> = page
                .script(&format!(
                    "return [...document.querySelectorAll('[data-increments={variant}] [data-change]')]
                        .map(({{ dataset: row }}) => [+row.change, +row.running])"
                ))
                .await;
            let mut running = 0;
            for (change, total) in &rows {
                running += change;
                assert_eq!(running, *total, "{rows:?}");
            }
            assert!(rows.iter().any(|row| row.0 < 0), "something is dropped");
            assert_eq!(u64::try_from(running), Ok(handed_on), "{variant}");
        }
    });
}

/// With a file that does not arrive as it should, the figures are shown and
/// the lines are said to be missing.
fn lines_are_said_to_be_missing(name: &str, file: &'static str, alteration: fn(Reply) -> Reply) {
    let server = altered(file, alteration);
    test(Browser::Chromium, name, async |page| {
        page.expect_error("404");
        let bench = Bench::open(page, &server.root(), "slots", "").await;
        bench
            .assert_run_gives_figures("slots", &points(10_000))
            .await;
        page.until_there("[data-lines=failed] [data-failure=untraced]")
            .await;
        assert_eq!(bench.state().await, "measured");
        assert_eq!(page.count("[data-line][data-bytes]").await, 0);
        server.heal();
        page.reload().await;
        let bench = Bench::here(page).await;
        bench.run().await;
        bench.until_measured().await;
        until_traced(page).await;
    });
}

#[test]
fn a_missing_line_table_is_told() {
    lines_are_said_to_be_missing("lines-missing", "assets/lines", |_| Reply::not_found());
}

#[test]
fn another_builds_line_table_is_told() {
    lines_are_said_to_be_missing("lines-mismatch", "assets/lines", |reply| Reply {
        body: br#"{"id":"another","calls":[]}"#.to_vec(),
        ..reply
    });
}

#[test]
fn a_missing_traced_module_is_told() {
    lines_are_said_to_be_missing("traced-missing", "assets/lab-traced", |_| {
        Reply::not_found()
    });
}

#[test]
fn an_exercise_that_looks_at_its_lines_runs_without_them() {
    let server = altered("assets/lines", |_| Reply::not_found());
    test(Browser::Chromium, "findings-missing", async |page| {
        page.expect_error("404");
        let bench = Bench::open(page, &server.root(), "leak-hunt", "").await;
        bench.run().await;
        bench.until_measured().await;
        let exercise = exercises::find("leak-hunt").expect("it is listed");
        bench
            .assert_figures_of(
                Lab::counting(exercise),
                "leak-hunt",
                &exercise.default_case(),
            )
            .await;
        page.until_there("[data-failure=untraced]").await;
    });
}

#[test]
fn a_line_of_the_table_leads_to_the_source() {
    let server = Server::shared();
    test(Browser::Chromium, "lines-link", async |page| {
        let bench = Bench::open(page, &server.root(), "slots", "?view=lines").await;
        bench.run().await;
        bench.until_measured().await;
        until_traced(page).await;
        page.click("[data-of=naive] button").await;
        page.until_there("[data-source=naive]").await;
        let shown: bool = page
            .script(
                "const line = document.activeElement;
                 const box = line.getBoundingClientRect();
                 return line.matches('[data-source=naive] [data-line]')
                     && box.top >= 0 && box.bottom <= innerHeight;",
            )
            .await;
        assert!(shown, "the line is not on the screen, or has no focus");
    });
}

/// What a person saw while lines were traced.
#[derive(Debug, Deserialize)]
struct Seen {
    /// What the status lay over.
    covered: Vec<String>,
    /// Where the tabs and the plot's sentence began, in pixels from the top.
    tops: Vec<f64>,
}

#[test]
fn while_lines_are_traced_nothing_is_covered_and_nothing_moves() {
    let server = Server::shared();
    test(Browser::Chromium, "tracing-place", async |page| {
        for width in [360, 768, 1_440] {
            look(page, width, "light").await;
            let bench = Bench::open(page, &server.root(), "slots", "?view=time").await;
            page.script::<serde_json::Value>(
                "const box = (it) => it.getBoundingClientRect();
                 const meets = (a, b) => a.left < b.right && b.left < a.right
                     && a.top < b.bottom && b.top < a.bottom;
                 window.tops = () => ['[role=tablist]', 'figcaption.summary'].map(
                     (it) => box(document.querySelector(it)).top + scrollY);
                 window.seen = [];
                 new MutationObserver(() => {
                     const status = document.querySelector('[data-tracing]');
                     if (!status) return;
                     const others = [...document.querySelectorAll(
                         '.summary, .verdict, table.bars, [role=tab], details.share > summary')];
                     const covered = others.filter((it) => meets(box(status), box(it)));
                     window.seen.push({
                         covered: covered.map((it) => it.textContent), tops: window.tops(),
                     });
                 }).observe(document.body, { childList: true, subtree: true, characterData: true });
                 return null",
            )
            .await;
            bench.run().await;
            bench.until_measured().await;
            page.until_there("[data-lines=traced]").await;
            let seen: Vec<Seen> = page.script("return window.seen").await;
            let after: Vec<f64> = page.script("return window.tops()").await;
            assert!(!seen.is_empty(), "{width}: no status was seen");
            for seen in seen {
                assert!(seen.covered.is_empty(), "{width}: {seen:?}");
                assert_eq!(seen.tops, after, "{width}: something moves");
            }
        }
    });
}
