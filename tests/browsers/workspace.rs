//! The exercise's page as a workspace: all of it in sight, used by touch or by
//! the keyboard alone, and in any order of presses.

use std::path::PathBuf;

use bytewise_tests::browser::keys::{CONTROL, ENTER, ESCAPE, RIGHT};
use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::Server;
use bytewise_tests::project;
use exercises::harness::Registered;
use protocol::random::Random;
use serde::Deserialize;
use serde_json::json;

use crate::accessibility::{look, tab_to};
use crate::bench::Bench;
use crate::shapes::by_shape;

fn source(slug: &str, file: &str) -> String {
    let folder = slug.replace('-', "_");
    let path = project::root().join("exercises").join(folder).join(file);
    std::fs::read_to_string(path).expect("an exercise has that file")
}

/// Opens an exercise in a tab that the host knows.
async fn open<'a>(page: &'a Page, server: &Server, slug: &str) -> Bench<'a> {
    server.until_it_compiles();
    let (root, token) = (server.root(), server.token());
    // The token alone would load no page anew.
    page.open(&root).await;
    page.open(&format!("{root}exercise/{slug}/#token={token}"))
        .await;
    Bench::here(page).await
}

/// The part of the window that an element takes.
#[derive(Debug, Deserialize)]
struct Seen {
    top: f64,
    bottom: f64,
}

async fn seen(page: &Page, selector: &str) -> Seen {
    page.until_there(selector).await;
    page.script_with(
        "const { top, bottom } = document.querySelector(arguments[0]).getBoundingClientRect();
         return { top, bottom }",
        vec![json!(selector)],
    )
    .await
}

#[test]
fn bars_budget_code_and_verdict_are_in_sight_at_once() {
    /// The least height of the code, in pixels: some lines of it.
    const CODE: f64 = 80.0;
    let server = Server::shared();
    test(Browser::Chromium, "in-sight", async |page| {
        let edited = exercises::all().filter(|it| it.shape().is_edit());
        let widest = edited.max_by_key(|it| it.variants().len());
        let widest = widest.expect("there are exercises").slug();
        for (slug, width, height) in [
            ("slots", 1_440, 900),
            ("slots", 1_280, 720),
            (widest, 1_280, 720),
        ] {
            let metrics = json!({
                "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
            });
            page.devtools("Emulation.setDeviceMetricsOverride", metrics)
                .await;
            open(page, &server, slug).await;
            // The starter is run too, since its editor is open.
            page.edit().await;
            Bench::here(page).await.run().await;
            page.until_there("[data-verdict]").await;
            for part in [
                "table.bars",
                "[data-budget]",
                "[data-editor]",
                "[data-verdict]",
            ] {
                let Seen { top, bottom } = seen(page, part).await;
                assert!(
                    top >= -1.0 && bottom <= f64::from(height) + 1.0,
                    "{slug} at {width} × {height}: {part} from {top} to {bottom}"
                );
            }
            let code = seen(page, "[data-editor]").await;
            assert!(code.bottom - code.top >= CODE, "{slug}: {code:?}");
        }
    });
}

#[test]
fn the_divider_is_moved_by_keys_and_stays() {
    let server = Server::shared();
    test(Browser::Chromium, "divider", async |page| {
        let width = async || -> f64 {
            page.script("return document.querySelector('.lesson').getBoundingClientRect().width")
                .await
        };
        look(page, 1_280, "light").await;
        Bench::open(page, &server.root(), "slots", "").await;
        let before = width().await;
        tab_to(page, "[role=separator]").await;
        page.press(None, RIGHT).await;
        let moved = width().await;
        assert!(moved > before, "{before} {moved}");
        page.reload().await;
        Bench::here(page).await;
        assert!((width().await - moved).abs() < 2.0);
    });
}

/// Puts a finger on what fits the selector, and takes it away.
async fn tap(page: &Page, selector: &str) {
    page.until_there(selector).await;
    let [x, y]: [f64; 2] = page
        .script_with(
            "const element = document.querySelector(arguments[0]);
             element.scrollIntoView({ block: 'center' });
             const { x, y, width, height } = element.getBoundingClientRect();
             return [x + width / 2, y + height / 2]",
            vec![json!(selector)],
        )
        .await;
    page.tap(x, y).await;
}

#[test]
fn an_exercise_is_finished_on_a_phone_by_touch() {
    let server = Server::shared();
    test(Browser::Chromium, "phone", async |page| {
        let metrics = json!({
            "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true,
        });
        page.devtools("Emulation.setDeviceMetricsOverride", metrics)
            .await;
        let touch = json!({ "enabled": true });
        page.devtools("Emulation.setTouchEmulationEnabled", touch)
            .await;
        open(page, &server, "slots").await;
        tap(page, "[data-action=run]").await;
        // Until nothing moves any more.
        page.until_there("[data-lines=traced]").await;
        tap(page, "[data-action=edit]").await;
        page.until_there("[data-editor=ready]").await;
        tap(page, "[data-action=plain]").await;
        tap(page, "[data-plain]").await;
        page.fill("[data-plain]", &source("slots", "optimized.rs"))
            .await;
        tap(page, "[data-action=run]").await;
        page.until_there("[data-verdict=passed]").await;
        let [content, window]: [u32; 2] = page
            .script("return [document.documentElement.scrollWidth, innerWidth]")
            .await;
        assert!(content <= window, "{content} in {window} pixels");
        tap(page, "[data-action=to-explanation]").await;
        let Seen { top, .. } = seen(page, "#explanation").await;
        assert!((0.0..844.0).contains(&top), "{top}");
    });
}

#[test]
fn the_whole_way_is_gone_by_the_keyboard_alone() {
    let server = Server::shared();
    test(Browser::Chromium, "keyboard", async |page| {
        open(page, &server, "slots").await;
        tab_to(page, "[data-prediction] input").await;
        page.press(None, '5').await;
        tab_to(page, "[data-action=run]").await;
        page.press(None, ENTER).await;
        page.until_there("[role=status] [data-prediction]").await;
        tab_to(page, "[data-action=edit]").await;
        page.press(None, ENTER).await;
        page.until_there("[data-editor=ready]").await;
        page.press(Some(CONTROL), ENTER).await;
        page.until_there("[data-verdict=over-budget]").await;
        // In the editor Tab indents; Escape leaves it, for what follows.
        page.press(None, ESCAPE).await;
        page.until(
            "what follows the editor has the focus",
            "document.activeElement.matches('[data-action=plain]')",
        )
        .await;
        page.press(None, ENTER).await;
        page.until_there("[data-plain]").await;
        tab_to(page, "[data-plain]").await;
        page.press(Some(CONTROL), 'a').await;
        page.type_into("[data-plain]", &source("slots", "optimized.rs"))
            .await;
        page.press(Some(CONTROL), ENTER).await;
        page.until_there("[data-verdict=passed]").await;
        tab_to(page, "[data-action=to-explanation]").await;
        page.press(None, ENTER).await;
        page.until(
            "the explanation has the focus",
            "document.activeElement.id === 'explanation'",
        )
        .await;
    });
}

/// The figures on the page are of the exercise that it shows, or there are none.
async fn nothing_is_stale(page: &Page, slugs: &[&str], at: usize) {
    let bench = Bench::here(page).await;
    if !bench.rows().await.is_empty() && bench.state().await == "measured" {
        let exercise = exercises::find(slugs[at]).expect("it is listed");
        bench
            .assert_figures(slugs[at], &exercise.default_case())
            .await;
    }
}

fn presses_in_any_order_leave_nothing_stale_and_nothing_stuck(browser: Browser) {
    const PRESSES: usize = 20;
    let server = Server::shared();
    test(browser, "any-order", async |page| {
        let slugs: Vec<&str> = exercises::all()
            .take(3)
            .map(<dyn Registered>::slug)
            .collect();
        let until_shown = async |at: usize| {
            page.until(
                "the exercise is shown",
                &format!("location.pathname.endsWith('/{}/')", slugs[at]),
            )
            .await;
            Bench::here(page).await;
        };
        Bench::open(page, &server.root(), slugs[0], "").await;
        for at in 1..slugs.len() {
            page.click("a.next").await;
            until_shown(at).await;
        }
        let mut at = slugs.len() - 1;
        let mut random = Random::new(1);
        for press in 0..PRESSES {
            let bench = Bench::here(page).await;
            match random.below(6) {
                0 | 1 => bench.click_at_once("[data-action=run]").await,
                2 => bench.click_at_once("[data-action=stop]").await,
                3 => {
                    let tabs = ["yours", "naive", "optimized", "figures", "time", "lines"];
                    let tab = tabs[random.index(tabs.len())];
                    bench.click_at_once(&format!("[data-tab={tab}]")).await;
                }
                4 if at > 0 => {
                    at -= 1;
                    page.script::<serde_json::Value>("history.back()").await;
                    until_shown(at).await;
                }
                _ if at + 1 < slugs.len() => {
                    at += 1;
                    page.script::<serde_json::Value>("history.forward()").await;
                    until_shown(at).await;
                }
                _ => {}
            }
            println!("{browser}: press {press} at {}", slugs[at]);
            nothing_is_stale(page, &slugs, at).await;
        }
        let exercise = exercises::find(slugs[at]).expect("it is listed");
        Bench::here(page)
            .await
            .assert_run_gives_figures(slugs[at], &exercise.default_case())
            .await;
    });
}

in_every_browser!(presses_in_any_order_leave_nothing_stale_and_nothing_stuck);

/// Makes pictures of every kind of exercise's page, to be looked at:
/// `cargo test -p bytewise-tests --test browsers -- --ignored pictures`
#[test]
#[ignore = "makes pictures, and takes minutes"]
fn pictures() {
    let server = Server::shared();
    let folder = project::target().join("screenshots/pages");
    std::fs::create_dir_all(&folder).expect("target/ can be written");
    let file = |slug: &str, what: &str, width: u32, scheme: &str| -> PathBuf {
        folder.join(format!("{slug}-{width}-{scheme}-{what}.png"))
    };
    test(Browser::Chromium, "pictures", async |page| {
        for &exercise in by_shape() {
            let slug = exercise.slug();
            for (width, scheme) in [
                (1_440, "light"),
                (1_024, "dark"),
                (768, "light"),
                (390, "dark"),
            ] {
                page.script::<serde_json::Value>("try { localStorage.clear() } catch {}")
                    .await;
                look(page, width, scheme).await;
                let bench = open(page, &server, slug).await;
                page.picture(&file(slug, "arriving", width, scheme)).await;
                bench.run().await;
                bench.until_measured().await;
                page.picture(&file(slug, "working", width, scheme)).await;
                for (version, what) in [("starter.rs", "failing"), ("optimized.rs", "solved")] {
                    let source = source(slug, version) + "\n";
                    page.edit_draft(slug, &source).await;
                    Bench::here(page).await.run().await;
                    page.until_there("[data-verdict], [data-compile]").await;
                    page.picture(&file(slug, what, width, scheme)).await;
                }
            }
        }
    });
    println!("the pictures are in {}", folder.display());
}
