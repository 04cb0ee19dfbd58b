//! What is taken along from an exercise's page says what the page shows, and how
//! it is measured again: links, figures and pictures.

use bytewise_tests::browser::keys::{ENTER, ESCAPE};
use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::Server;
use protocol::{FindingTable, Report};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::accessibility::{
    LOOKS, assert_axe_finds_nothing, assert_no_overflow, axe, look, tab_to,
};
use crate::bench::{Bench, points};
use crate::shapes::by_shape;

/// A file that was given to the person who pressed a button.
#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Saved {
    name: String,
    media: String,
    text: String,
    bytes: Vec<u8>,
}

/// Keeps what is saved and copied instead of letting the browser have it.
const KEEP: &str = "
    let blob;
    const make = URL.createObjectURL;
    URL.createObjectURL = (it) => { blob = it; return make.call(URL, it); };
    window.saved = null;
    HTMLAnchorElement.prototype.click = function () {
        const [name, it] = [this.download, blob];
        it.arrayBuffer().then(async (bytes) => {
            window.saved = {
                name, media: it.type, text: await it.text(), bytes: [...new Uint8Array(bytes)],
            };
        });
    };
    window.copied = null;
    const writeText = async (text) => { window.copied = text; };
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
    return null;
";

/// Opens an exercise, with what keeps its files, and runs it.
async fn run<'a>(page: &'a Page, server: &Server, slug: &str, query: &str) -> Bench<'a> {
    let bench = Bench::open(page, &server.root(), slug, query).await;
    page.script::<Value>(KEEP).await;
    bench.run().await;
    bench.until_measured().await;
    // All has ended that goes on by itself.
    page.until_there("[data-lines=traced]").await;
    bench
}

async fn open_menu(page: &Page) {
    if page.count("details.share[open]").await == 0 {
        page.click("[data-action=share]").await;
        page.until_there("details.share[open]").await;
    }
}

/// Presses a button of the menu that saves a file.
async fn saved(page: &Page, which: &str) -> Saved {
    open_menu(page).await;
    page.script::<Value>("window.saved = null; return null")
        .await;
    page.click(&format!("[data-share={which}]")).await;
    page.until("it is saved", "window.saved").await;
    page.until_there("[data-shared]").await;
    page.script("return window.saved").await
}

async fn copied(page: &Page, which: &str) -> String {
    open_menu(page).await;
    page.script::<Value>("window.copied = null; return null")
        .await;
    page.click(&format!("[data-share={which}]")).await;
    page.until("it is copied", "window.copied").await;
    page.script("return window.copied").await
}

async fn build(page: &Page) -> String {
    page.script("return JSON.parse(document.getElementById('site').textContent).build")
        .await
}

/// Reads CSV (RFC 4180, with plain newlines) as a list of objects.
fn rows(csv: &str) -> Vec<serde_json::Map<String, Value>> {
    let (mut lines, mut cells, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut after) = (false, csv.chars().peekable());
    while let Some(c) = after.next() {
        match c {
            '"' if quoted && after.peek() == Some(&'"') => {
                cell.extend(after.next());
            }
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                cells.push(std::mem::take(&mut cell));
                lines.push(std::mem::take(&mut cells));
            }
            c => cell.push(c),
        }
    }
    assert!(cell.is_empty() && cells.is_empty(), "it ends with a line");
    let heads = lines.remove(0);
    let row = |line: Vec<String>| {
        assert_eq!(line.len(), heads.len(), "{line:?}");
        let named = heads.iter().cloned().zip(line.into_iter().map(Value::from));
        named.collect()
    };
    lines.into_iter().map(row).collect()
}

/// Wasmtime's reports of an exercise's variants.
fn reports(slug: &str, case: &protocol::Case) -> Vec<Report> {
    let exercise = exercises::find(slug).expect("it is listed");
    let variants = exercise.variants().into_iter();
    let report = |variant| bytewise_tests::reports::measured(exercise, variant, case);
    variants
        .map(|variant| report(variant).as_ref().clone())
        .collect()
}

fn figures_leave_the_page_as_they_are(browser: Browser) {
    let server = Server::shared();
    test(browser, "export-figures", async |page| {
        run(page, &server, "slots", "?points=1234").await;
        let (build, root) = (build(page).await, server.root());
        let address = format!("{root}exercise/slots/?view=figures&points=1234");
        let reports = reports("slots", &points(1_234));

        let csv = saved(page, "save-csv").await;
        assert_eq!(csv.name, "bytewise-slots-figures.csv");
        assert_eq!(csv.media, "text/csv");
        let rows = rows(&csv.text);
        assert_eq!(rows.len(), reports.len());
        for (row, report) in rows.iter().zip(&reports) {
            for (name, value) in [
                ("exercise", "slots".to_owned()),
                ("case", "points=1234".to_owned()),
                ("variant", report.variant.clone()),
                ("answer", report.answer.clone()),
                ("peak", report.usage.peak.to_string()),
                ("total", report.usage.total.to_string()),
                ("allocations", report.usage.allocations.to_string()),
                ("frees", report.frees.to_string()),
                ("retained", report.usage.retained.to_string()),
                ("pages", report.usage.pages.to_string()),
                ("floor", report.floor.to_string()),
                ("budget", report.budget.to_string()),
                ("build", build.clone()),
                ("address", address.clone()),
            ] {
                assert_eq!(row[name], value, "{name}");
            }
        }

        let json = saved(page, "save-json").await;
        let read: Value = serde_json::from_str(&json.text).expect("it is JSON");
        assert_eq!(read["case"], json!({ "points": 1_234 }));
        assert_eq!(
            (&read["build"], &read["address"]),
            (&json!(build), &json!(address))
        );
        assert_eq!(read["floor"], reports[0].floor);
        let runs = read["runs"].as_array().expect("its runs are a list");
        assert_eq!(runs.len(), reports.len());
        for (run, report) in runs.iter().zip(&reports) {
            assert_eq!(run["variant"], report.variant);
            assert_eq!(run["peak"], report.usage.peak);
            assert_eq!(run["answer"], report.answer);
        }

        let markdown = saved(page, "save-md").await.text;
        for report in &reports {
            let peak = protocol::text::grouped(report.usage.peak);
            let row = format!("| {} | {peak} |", report.variant);
            assert!(markdown.contains(&row), "no {row} in {markdown}");
        }
        for said in [&build, &format!("<{address}>"), "1,234 points"] {
            assert!(markdown.contains(said), "no {said} in {markdown}");
        }
        for (which, whole) in [("csv", &csv.text), ("json", &json.text), ("md", &markdown)] {
            assert_eq!(&copied(page, &format!("copy-{which}")).await, whole);
        }
    });
}
in_every_browser!(figures_leave_the_page_as_they_are);

/// Asserts that a picture stands by itself, and says what it is of.
async fn assert_stands_alone(page: &Page, picture: &str, build: &str, said: &[&str]) {
    // The site's own pages parse no markup.
    let own = page.window().await;
    let blank = page.new_window().await;
    page.drive(&blank).await;
    let [wrong, outside]: [Vec<String>; 2] = page
        .script_with(
            "const read = new DOMParser().parseFromString(arguments[0], 'image/svg+xml');
             const wrong = [...read.querySelectorAll('parsererror')].map(it => it.textContent);
             const all = [...read.querySelectorAll('*')];
             const outside = all.flatMap(it => [...it.attributes]).filter(({ name, value }) =>
                 /^on|href$|^src$|^class$/.test(name) || /var\\(|url\\((?![\"']?#)/.test(value)
             ).map(({ name, value }) => `${name}=${value}`);
             const loose = all.flatMap(it => [...it.attributes])
                 .flatMap(({ value }) => [...value.matchAll(/url\\([\"']?#([^\"')]+)/g)])
                 .map(([, id]) => id).filter(id => !read.getElementById(id));
             const odd = [...read.querySelectorAll('script, image, foreignObject, use')];
             return [wrong, [...outside, ...loose, ...odd.map(it => it.tagName)]];",
            vec![json!(picture)],
        )
        .await;
    page.close_for(&own).await;
    assert!(wrong.is_empty(), "{wrong:?} in {picture}");
    assert!(outside.is_empty(), "{outside:?}");
    for said in said.iter().chain(&[build, "<title>", "<desc>"]) {
        assert!(picture.contains(said), "no {said} in {picture}");
    }
}

fn pictures_stand_alone_and_are_the_same_again(browser: Browser) {
    let server = Server::shared();
    let mut before: Option<Vec<Saved>> = None;
    for round in ["first", "second"] {
        test(browser, &format!("export-pictures-{round}"), async |page| {
            run(page, &server, "slots", "?points=500").await;
            let build = build(page).await;
            let reports = reports("slots", &points(500));
            let peak = protocol::text::grouped(reports[0].usage.peak);
            let mut all = Vec::new();
            for (which, said) in [
                (
                    "bars-svg",
                    vec!["naive", "optimized", "floor", "500 points", &peak],
                ),
                (
                    "time-svg",
                    vec!["naive", "optimized", "live bytes", "500 points"],
                ),
            ] {
                let picture = saved(page, which).await;
                assert_eq!(picture.media, "image/svg+xml");
                assert_stands_alone(page, &picture.text, &build, &said).await;
                assert_eq!(saved(page, which).await, picture, "{which} twice");
                all.push(picture);
            }
            let svg = &all[1].text;
            let png = saved(page, "time-png").await;
            assert_eq!(png.name, "bytewise-slots-time.png");
            assert_eq!(&png.bytes[..8], b"\x89PNG\r\n\x1a\n");
            let size = |at: usize| {
                let bytes = png.bytes[at..at + 4].try_into();
                u32::from_be_bytes(bytes.expect("a header has its size"))
            };
            assert_eq!(size(16), 2 * 960);
            let height = format!("height=\"{}\"", size(20) / 2);
            assert!(svg.contains(&height), "no {height}");
            // Enough to be a drawing; a white page of that size is a tenth of it.
            assert!(png.bytes.len() > 30_000, "{} bytes", png.bytes.len());
            let csv = saved(page, "time-csv").await;
            let rows = rows(&csv.text);
            let points: usize = reports.iter().map(|it| it.timeline.points.len()).sum();
            assert_eq!(rows.len(), points);
            let of_naive = rows.iter().filter(|row| row["variant"] == "naive");
            let lives: Vec<&Value> = of_naive.map(|row| &row["live"]).collect();
            let expected = reports[0].timeline.points.iter();
            let expected: Vec<Value> = expected.map(|it| json!(it.live.to_string())).collect();
            assert_eq!(lives, expected.iter().collect::<Vec<_>>());
            all.push(csv);
            all.push(saved(page, "save-csv").await);
            match &before {
                None => before = Some(all),
                Some(before) => assert_eq!(&all, before, "the same run in another session"),
            }
        });
    }
}
in_every_browser!(pictures_stand_alone_and_are_the_same_again);

fn a_link_reproduces_knobs_tab_and_plot(browser: Browser) {
    let server = Server::shared();
    let mut link = String::new();
    test(browser, "export-link", async |page| {
        let bench = run(page, &server, "slots", "").await;
        bench.set("points", "4,321").await;
        bench.open_tab("time").await;
        page.script::<Value>(
            "const slider = document.querySelector('#moment');
             slider.value = '30';
             slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
             return null",
        )
        .await;
        page.until(
            "the label says it",
            "document.querySelector('.moment label').innerText.includes('30')",
        )
        .await;
        page.script::<Value>(
            "history.replaceState(history.state, '', `${location.href}#token=secret`); return null",
        )
        .await;
        link = copied(page, "link").await;
    });
    assert!(link.starts_with(&server.root()), "{link}");
    assert!(
        !link.contains('#'),
        "what stands behind # is sent to nobody: {link}"
    );
    test(browser, "export-link-opened", async |page| {
        page.open(&link).await;
        let reproduced = async || {
            let bench = Bench::here(page).await;
            page.until_there("[role=tabpanel][data-view=time]").await;
            let knob: String = page
                .script("return document.querySelector('[data-knob=points]').value")
                .await;
            assert_eq!(knob, "4321");
            bench
                .assert_run_gives_figures("slots", &points(4_321))
                .await;
            let moment: String = page
                .script("return document.querySelector('#moment').value")
                .await;
            assert_eq!(moment, "30");
        };
        reproduced().await;
        page.click("a.next").await;
        page.until(
            "another page is shown",
            "!location.pathname.endsWith('/slots/')",
        )
        .await;
        Bench::here(page).await;
        page.back().await;
        page.until("the page is back", "location.pathname.endsWith('/slots/')")
            .await;
        reproduced().await;
    });
}
in_every_browser!(a_link_reproduces_knobs_tab_and_plot);

#[test]
fn a_link_to_a_growth_names_its_knob_and_the_plot_leaves_the_page() {
    let server = Server::shared();
    test(Browser::Chromium, "export-growth", async |page| {
        let several = exercises::all().find(|it| {
            let knobs = it.knobs();
            let sweeps = knobs.iter().filter(|knob| !knob.sweep.is_empty());
            it.shape().is_edit() && sweeps.count() > 1
        });
        let exercise = several.expect("some exercise has two sizes");
        let knobs = exercise.knobs();
        let knob = knobs.iter().rfind(|knob| !knob.sweep.is_empty());
        let (slug, knob) = (exercise.slug(), knob.expect("it has a size"));
        Bench::open(page, &server.root(), slug, "?view=growth").await;
        page.script::<Value>(KEEP).await;
        assert_eq!(page.count("[data-grow]").await, 0);
        page.click(&format!("[data-action=grow][data-sweep={}]", knob.name))
            .await;
        page.until_there("[data-growth=measured]").await;
        let build = build(page).await;
        let picture = saved(page, "growth-svg").await.text;
        assert_stands_alone(page, &picture, &build, &["naive", "optimized"]).await;
        let rows = rows(&saved(page, "growth-csv").await.text);
        assert_eq!(rows.len(), knob.sweep.len() * exercise.variants().len());
        let shown: Vec<String> = page
            .script(
                "return [...document.querySelectorAll('[data-size] td')]
                     .map(cell => cell.textContent.replaceAll(',', ''))",
            )
            .await;
        let headline = exercise.headline().name();
        let written: Vec<&str> = rows
            .iter()
            .filter_map(|row| row[headline].as_str())
            .collect();
        assert_eq!(shown, written);
        let link = copied(page, "link").await;
        assert!(link.contains(&format!("grow={}", knob.name)), "{link}");
        assert_eq!(rows[0]["address"], link);
        page.open(&link).await;
        page.until_there(&format!("[data-grow={}]", knob.name))
            .await;
    });
}

/// An exercise with a picture of who owns whom in its first variant.
fn with_graphs() -> &'static str {
    let drawn = by_shape().iter().find(|it| {
        let report = bytewise_tests::reports::measured(**it, "naive", &it.default_case());
        let mut findings = report.findings.iter();
        findings.any(|finding| matches!(finding.table, FindingTable::Graphs(_)))
    });
    drawn.expect("some exercise draws who owns whom").slug()
}

#[test]
fn a_drawing_leaves_the_page_in_light_whatever_the_theme_is() {
    let server = Server::shared();
    test(Browser::Chromium, "export-drawing", async |page| {
        let mut before = None;
        for (width, scheme) in [(1_280, "light"), (390, "dark")] {
            look(page, width, scheme).await;
            let bench = run(page, &server, with_graphs(), "").await;
            bench.open_tab("findings").await;
            let build = build(page).await;
            let drawing = saved(page, "drawings-svg").await.text;
            assert_stands_alone(page, &drawing, &build, &["strong", "naive: ", "owns"]).await;
            let dark = "#1b1e24";
            assert!(!drawing.contains(dark), "{drawing}");
            assert_eq!(
                page.count(".findings > div[style]").await,
                0,
                "nothing is left"
            );
            match &before {
                None => before = Some(drawing),
                Some(before) => assert_eq!(&drawing, before, "light and dark"),
            }
        }
    });
}

#[test]
fn what_the_browser_refuses_is_said_with_a_way_out() {
    let server = Server::shared();
    test(Browser::Chromium, "export-refused", async |page| {
        run(page, &server, "slots", "").await;
        page.script::<Value>(
            "const writeText = async () => { throw new Error('no'); };
             Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
             HTMLCanvasElement.prototype.toBlob = (done) => done(null);
             return null",
        )
        .await;
        open_menu(page).await;
        page.click("[data-share=link]").await;
        page.until_there("[data-failure=copy] [data-by-hand]").await;
        let selected = "(({ value, selectionStart, selectionEnd }) =>
            value.startsWith('http') && selectionStart === 0 && selectionEnd === value.length)
            (document.activeElement)";
        page.until("the link is selected", selected).await;
        page.click("[data-share=bars-png]").await;
        page.until_there("[data-failure=export]").await;
        let said = page.text("[data-failure=export]").await;
        assert!(said.contains("Save it as SVG"), "{said}");
        saved(page, "bars-svg").await;
        assert_eq!(page.count("[data-failure=export]").await, 0);
    });
}

#[test]
fn the_menu_is_used_by_the_keyboard_alone_and_closes_when_it_is_left() {
    let server = Server::shared();
    test(Browser::Chromium, "export-keyboard", async |page| {
        Bench::open(page, &server.root(), "slots", "").await;
        page.script::<Value>(KEEP).await;
        tab_to(page, "[data-action=share]").await;
        assert_eq!(page.count("details.share[open]").await, 0);
        page.press(None, ENTER).await;
        page.until_there("details.share[open]").await;
        assert_eq!(
            page.count("[data-share]").await,
            1,
            "a link alone before a run"
        );
        tab_to(page, "[data-share=link]").await;
        page.press(None, ENTER).await;
        page.until("the link is copied", "window.copied").await;
        page.press(None, ESCAPE).await;
        page.until(
            "it is closed, and has the focus",
            "!document.querySelector('details.share[open]')
             && document.activeElement.matches('[data-action=share]')",
        )
        .await;
        page.press(None, ENTER).await;
        page.until_there("details.share[open]").await;
        tab_to(page, "[role=tab]").await;
        page.until(
            "it is closed",
            "!document.querySelector('details.share[open]')",
        )
        .await;
        page.click("[data-action=share]").await;
        page.click("h1").await;
        page.until(
            "it is closed",
            "!document.querySelector('details.share[open]')",
        )
        .await;
    });
}

#[test]
fn axe_finds_nothing_in_the_open_menu() {
    let server = Server::shared();
    let axe = axe();
    test(Browser::Chromium, "export-axe", async |page| {
        look(page, LOOKS[0].0, "light").await;
        run(page, &server, "slots", "").await;
        open_menu(page).await;
        for scheme in ["light", "dark"] {
            for width in LOOKS.map(|(width, _)| width) {
                look(page, width, scheme).await;
                let whose = format!("the open menu, {width} pixels wide, {scheme}");
                assert_axe_finds_nothing(page, &axe, &whose).await;
                assert_no_overflow(page, &whose).await;
            }
        }
    });
}

#[test]
fn what_an_address_asks_for_in_vain_is_said() {
    let server = Server::shared();
    test(Browser::Chromium, "export-misread", async |page| {
        let query = "?view=nowhere&moment=0&points=55";
        let bench = Bench::open(page, &server.root(), "slots", query).await;
        let said: Vec<String> = page
            .script(
                "return [...document.querySelectorAll('[data-misread]')].map(it => it.innerText)",
            )
            .await;
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(
            said[0].contains("“nowhere”") && said[0].contains("yours.rs"),
            "{said:?}"
        );
        page.until("the address is sound", "location.search === '?points=55'")
            .await;
        bench.assert_run_gives_figures("slots", &points(55)).await;
    });
}
