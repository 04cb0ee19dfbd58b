//! Everyone can use the page: axe finds nothing, the keyboard reaches all, a
//! narrow window is enough.

use std::fs;

use bytewise_tests::browser::keys::{CONTROL, ENTER, RIGHT, TAB};
use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::{Server, dist};
use bytewise_tests::project;
use protocol::Shape;
use serde::Deserialize;
use serde_json::json;

use crate::bench::{Bench, points};
use crate::shapes::by_shape;
use crate::yours::file_of_slots;

/// A rule of axe that the page breaks.
#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "what a failing test prints")]
struct Violation {
    id: String,
    help: String,
    nodes: Vec<String>,
}

/// Widths of a desktop's window, and of the same at a zoom of 400 %.
const WIDE: u32 = 1_280;
const NARROW: u32 = 320;

/// Each width and each scheme: what is wrong with one of them shows in one of
/// these.
pub(crate) const LOOKS: [(u32, &str); 2] = [(WIDE, "light"), (NARROW, "dark")];

/// The look that axe sees an exercise's page in before a run; after it, it sees
/// the other. Seeing each in both would double the longest of all tests.
fn before_run(exercise: usize) -> usize {
    exercise % LOOKS.len()
}

fn after_run(exercise: usize) -> usize {
    1 - before_run(exercise)
}

/// Every kind of page of the site, with the looks that axe sees it in.
fn paths() -> Vec<(String, Vec<(u32, &'static str)>)> {
    let slugs = by_shape().iter().map(|it| it.slug()).enumerate();
    let asked = [Shape::Predict, Shape::Design, Shape::Interview].map(|shape| {
        let exercise = exercises::all().find(|it| it.shape() == shape);
        let slug = exercise.expect("some exercise has the shape").slug();
        (format!("exercise/{slug}/"), LOOKS.to_vec())
    });
    slugs
        .flat_map(|(at, slug)| {
            let look = LOOKS[before_run(at)];
            [format!("exercise/{slug}/"), format!("present/{slug}/")].map(|path| (path, vec![look]))
        })
        .chain(
            [
                "",
                "exercise/slots/?embed",
                "learnt/optimization/",
                "progress/",
                "overview/",
                "sizes/",
                "how-it-measures/",
                "no-such-page",
            ]
            .map(|path| (path.to_owned(), LOOKS.to_vec())),
        )
        .chain(asked)
        .collect()
}

pub(crate) fn axe() -> String {
    // The build installs what www/package.json lists.
    dist();
    let path = project::root().join("www/node_modules/axe-core/axe.min.js");
    fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!(
            "{} cannot be read: {error}; run `npm ci` in www",
            path.display()
        )
    })
}

pub(crate) async fn look(page: &Page, width: u32, scheme: &str) {
    let metrics = json!({
        "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false,
    });
    page.devtools("Emulation.setDeviceMetricsOverride", metrics)
        .await;
    let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
    page.devtools("Emulation.setEmulatedMedia", media).await;
}

pub(crate) async fn assert_axe_finds_nothing(page: &Page, axe: &str, whose: &str) {
    page.script_with::<serde_json::Value>(axe, vec![]).await;
    let violations: Vec<Violation> = page
        .script_until_called(
            "const done = arguments[0];
             axe.run(document, {
                 resultTypes: ['violations'], rules: { 'target-size': { enabled: true } },
             }).then(
                 found => done(found.violations.map(({ id, help, nodes }) => ({
                     id, help, nodes: nodes.map(node => node.html + ' ' + node.failureSummary),
                 }))),
                 error => done([{ id: 'axe', help: String(error), nodes: [] }]))",
            vec![],
        )
        .await;
    assert!(violations.is_empty(), "{whose}: {violations:#?}");
}

pub(crate) async fn assert_no_overflow(page: &Page, whose: &str) {
    let [content, window]: [u32; 2] = page
        .script(
            "return [document.documentElement.scrollWidth, document.documentElement.clientWidth]",
        )
        .await;
    assert!(content <= window, "{whose}: {content} in {window} pixels");
}

/// Until the app has taken over, the controls of a page are disabled.
async fn until_app_runs(page: &Page) {
    page.until(
        "the app runs",
        "!document.querySelector('fieldset') || document.querySelector('fieldset:enabled')",
    )
    .await;
}

#[test]
fn axe_finds_nothing_on_any_page() {
    let server = Server::shared();
    let axe = axe();
    test(Browser::Chromium, "axe", async |page| {
        page.expect_error("404");
        for (path, seen) in paths() {
            page.open(&format!("{}{path}", server.root())).await;
            until_app_runs(page).await;
            for (width, scheme) in LOOKS {
                look(page, width, scheme).await;
                let whose = format!("/{path} {width} pixels wide, {scheme}");
                if seen.contains(&(width, scheme)) {
                    assert_axe_finds_nothing(page, &axe, &whose).await;
                }
                assert_no_overflow(page, &whose).await;
            }
        }
    });
}

#[test]
fn axe_finds_nothing_after_a_run() {
    let server = Server::shared();
    let axe = axe();
    test(Browser::Chromium, "axe-measured", async |page| {
        for (at, exercise) in by_shape().iter().enumerate() {
            look(page, WIDE, "light").await;
            let bench = Bench::open(page, &server.root(), exercise.slug(), "").await;
            bench.run().await;
            bench.until_measured().await;
            // Each page another tab, so that each tab is seen.
            let tabs: Vec<String> = page
                .script(
                    "return [...document.querySelectorAll('[data-tab]')].map(it => it.dataset.tab)",
                )
                .await;
            bench.open_tab(&tabs[at % tabs.len()]).await;
            page.script::<serde_json::Value>(
                "for (const details of document.querySelectorAll('details')) details.open = true",
            )
            .await;
            for (width, scheme) in LOOKS {
                look(page, width, scheme).await;
                let whose = format!(
                    "{} measured, {width} pixels wide, {scheme}",
                    exercise.slug()
                );
                if LOOKS[after_run(at)] == (width, scheme) {
                    assert_axe_finds_nothing(page, &axe, &whose).await;
                }
                assert_no_overflow(page, &whose).await;
            }
        }
    });
}

#[test]
fn with_forced_colours_and_without_motion_all_bars_are_seen() {
    let server = Server::shared();
    test(Browser::Chromium, "forced-colours", async |page| {
        look(page, NARROW, "light").await;
        let features = json!([
            { "name": "forced-colors", "value": "active" },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        page.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .await;
        let bench = Bench::open(page, &server.root(), "slots", "").await;
        bench.run().await;
        bench.until_measured().await;
        // What the system paints, as it would paint a bar that is not excepted.
        let [painted, bars, moving]: [usize; 3] = page
            .script(
                "const fills = [...document.querySelectorAll('.bars .fill')];
                 const seen = new Set(fills.map((fill) => getComputedStyle(fill).fill));
                 const moving = document.getAnimations().filter(
                     (it) => it.playState === 'running' && it.effect.getTiming().duration > 1);
                 return [seen.size, fills.length, moving.length];",
            )
            .await;
        assert_eq!((painted, bars), (2, 2), "each variant has its own colour");
        assert_eq!(moving, 0, "nothing moves");
        // Shadows are not painted, so the tab that is open has a line of its own.
        bench.open_tab("figures").await;
        let lines: Vec<String> = page
            .script(
                "return [...document.querySelectorAll('[role=tab]')].map((tab) =>
                     `${tab.ariaSelected} ${getComputedStyle(tab).borderBottomWidth}`)",
            )
            .await;
        let open: Vec<&String> = lines.iter().filter(|it| *it != "false 0px").collect();
        assert_eq!(open, ["true 2px"], "{lines:?}");
        // Axe reads the colours of the styles, not those that are forced.
        assert_no_overflow(page, "forced colours").await;
    });
}

#[test]
fn axe_finds_nothing_where_structures_are_chosen_and_a_budget_is_broken() {
    let server = Server::shared();
    let axe = axe();
    test(Browser::Chromium, "axe-design", async |page| {
        let design = exercises::all().find(|it| it.shape() == Shape::Design);
        let slug = design.expect("some exercise has the shape").slug();
        look(page, WIDE, "light").await;
        let query = "?lines=2000&addresses=3&paths=3&seconds=3";
        let bench = Bench::open(page, &server.root(), slug, query).await;
        bench.run().await;
        bench.until_measured().await;
        page.until_there("[data-verdict=passed]").await;
        page.script::<serde_json::Value>(
            "for (const details of document.querySelectorAll('details')) details.open = true",
        )
        .await;
        for (budget, (width, scheme)) in ["500,000", "1,000"].iter().zip(LOOKS) {
            look(page, width, scheme).await;
            bench.set("budget", budget).await;
            let whose = format!("{slug} under {budget}, {width} pixels wide, {scheme}");
            assert_axe_finds_nothing(page, &axe, &whose).await;
            assert_no_overflow(page, &whose).await;
        }
        // The menu lies over what is below it, the tabs too.
        page.script::<serde_json::Value>("document.querySelector('details.share').open = false")
            .await;
        bench.open_tab("naive").await;
        assert_axe_finds_nothing(page, &axe, &format!("sources of {slug}")).await;
    });
}

#[test]
fn axe_finds_nothing_beside_an_error() {
    let server = Server::shared();
    let axe = axe();
    test(Browser::Chromium, "axe-error", async |page| {
        for scheme in ["light", "dark"] {
            look(page, NARROW, scheme).await;
            let bench = Bench::open(page, &server.root(), "slots", "?points=lots").await;
            bench.alert().await;
            let whose = format!("an error at a knob, {scheme}");
            assert_axe_finds_nothing(page, &axe, &whose).await;
            assert_no_overflow(page, &whose).await;
        }
    });
}

#[test]
fn axe_finds_nothing_beside_an_editor_and_a_verdict() {
    let server = Server::shared();
    server.until_it_compiles();
    let axe = axe();
    test(Browser::Chromium, "axe-verdict", async |page| {
        let (root, token) = (server.root(), server.token());
        page.open(&format!("{root}exercise/slots/#token={token}"))
            .await;
        let starter = project::root().join("exercises/slots/starter.rs");
        let starter = fs::read_to_string(starter).expect("slots has a starter");
        for (source, ends) in [
            (starter.clone() + "\n", "[data-verdict=over-budget]"),
            (
                starter + "fn",
                "[data-compile=compile_error] [data-diagnostic]",
            ),
        ] {
            page.edit_draft("slots", &source).await;
            Bench::here(page).await.run().await;
            page.until_there(ends).await;
            for (width, scheme) in [(WIDE, "dark"), (NARROW, "light")] {
                look(page, width, scheme).await;
                let whose = format!("{ends}, {width} pixels wide, {scheme}");
                assert_axe_finds_nothing(page, &axe, &whose).await;
                assert_no_overflow(page, &whose).await;
            }
        }
    });
}

/// Presses Tab until the focus is on what fits the selector.
pub(crate) async fn tab_to(page: &Page, selector: &str) {
    const ENOUGH: usize = 60;
    for _ in 0..ENOUGH {
        page.press(None, TAB).await;
        let there: bool = page
            .script_with(
                "return document.activeElement.matches(arguments[0])",
                vec![json!(selector)],
            )
            .await;
        if there {
            return;
        }
    }
    panic!("{ENOUGH} presses of Tab do not reach {selector}");
}

#[test]
fn run_is_reached_and_pressed_by_the_keyboard_alone() {
    let server = Server::shared();
    test(Browser::Chromium, "keyboard-run", async |page| {
        let bench = Bench::open(page, &server.root(), "slots", "").await;
        tab_to(page, "[data-action=run]").await;
        page.press(None, ENTER).await;
        bench.until_measured().await;
        bench.assert_figures("slots", &points(10_000)).await;
    });
}

#[test]
fn control_and_enter_runs_from_anywhere() {
    let server = Server::shared();
    test(Browser::Chromium, "keyboard-shortcut", async |page| {
        let bench = Bench::open(page, &server.root(), "slots", "?points=99").await;
        page.press(Some(CONTROL), ENTER).await;
        bench.until_measured().await;
        bench.assert_figures("slots", &points(99)).await;
    });
}

/// From now on, notes what is said in places that screen readers announce, once
/// it is another.
const NOTE_ANNOUNCED: &str = "
    window.announced = [];
    const said = new Map();
    const look = () => {
        for (const place of document.querySelectorAll('[role=status], [role=alert]')) {
            const now = place.textContent.trim();
            const before = said.get(place);
            said.set(place, now);
            // The words of a new place are announced only if it is an alert.
            const news = before === undefined ? place.role === 'alert' : now !== before;
            if (news && now) announced.push(now);
        }
    };
    look();
    new MutationObserver(look).observe(document.body,
        { subtree: true, childList: true, characterData: true });
    return null;
";

async fn announced(page: &Page) -> Vec<String> {
    page.script("return announced.splice(0)").await
}

#[test]
fn what_changes_is_announced() {
    const SHOWN: &str = "optimized holds 4.50 times fewer bytes than naive";
    let server = Server::shared();
    server.until_it_compiles();
    test(Browser::Chromium, "announced", async |page| {
        let (root, token) = (server.root(), server.token());
        page.open(&format!("{root}exercise/slots/#token={token}"))
            .await;
        let bench = Bench::here(page).await;
        page.script::<serde_json::Value>(NOTE_ANNOUNCED).await;
        // The same figures twice are said twice.
        for _ in 0..2 {
            bench.run().await;
            bench.until_measured().await;
            let said = announced(page).await;
            let times = said.iter().filter(|it| it.contains(SHOWN)).count();
            assert_eq!(times, 1, "{said:?}");
        }
        bench.set("points", "a few").await;
        bench.alert().await;
        let said = announced(page).await;
        assert!(said.iter().any(|it| it.contains("a few")), "{said:?}");
        bench.set("points", "10,000").await;
        page.edit_draft("slots", &file_of_slots("optimized.rs"))
            .await;
        let bench = Bench::here(page).await;
        page.script::<serde_json::Value>(NOTE_ANNOUNCED).await;
        bench.run().await;
        page.until_there("[data-verdict=passed]").await;
        let said = announced(page).await;
        for part in ["Compiling your version", "Solved."] {
            assert!(said.iter().any(|it| it.contains(part)), "{part}: {said:?}");
        }
    });
}

#[test]
fn tabs_are_changed_by_arrow_keys() {
    let server = Server::shared();
    test(Browser::Chromium, "keyboard-tabs", async |page| {
        let bench = Bench::open(page, &server.root(), "slots", "").await;
        bench.run().await;
        bench.until_measured().await;
        tab_to(page, "[role=tab][aria-selected=true]").await;
        let before = page.text("[role=tab][aria-selected=true]").await;
        page.press(None, RIGHT).await;
        page.until(
            "the next tab is selected and has the focus",
            &format!(
                "document.activeElement.matches('[role=tab][aria-selected=true]')
                 && document.activeElement.innerText !== {}",
                json!(before)
            ),
        )
        .await;
    });
}
