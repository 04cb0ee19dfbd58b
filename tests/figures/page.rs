//! The speed of the page, from a person's press to what they see.

use bytewise_tests::browser::keys::{CONTROL, END, ENTER};
use bytewise_tests::browser::{Browser, Page, test_kept};
use bytewise_tests::command::Server;
use bytewise_tests::project;
use serde_json::Value;

use crate::{Line, Pace, median, milliseconds};

/// Presses Run and calls with the milliseconds until the bars are painted.
const RUN_TO_BARS: &str = "
const done = arguments[0];
const shown = () => document.querySelector('[data-variant][data-peak]')
    && !document.querySelector('[data-stale=true]');
const start = performance.now();
new MutationObserver((_, observer) => {
    if (!shown()) return;
    observer.disconnect();
    requestAnimationFrame(() => done(performance.now() - start));
}).observe(document.body, { subtree: true, childList: true, attributes: true });
document.querySelector('[data-action=run]').click();
";

/// Watches the main thread, presses Run, and calls with its longest task once
/// the bars are there.
const LONGEST_TASK: &str = "
const done = arguments[0];
let longest = 0;
const observer = new PerformanceObserver(list => {
    for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
});
observer.observe({ type: 'longtask' });
const look = () => {
    if (document.querySelector('main[data-state=running]')) return setTimeout(look, 50);
    setTimeout(() => { observer.disconnect(); done(longest); }, 200);
};
document.querySelector('[data-action=run]').click();
setTimeout(look, 200);
";

/// Presses Run, then Stop, and calls with the milliseconds until nothing runs.
const STOP: &str = "
const done = arguments[0];
document.querySelector('[data-action=run]').click();
setTimeout(() => {
    const start = performance.now();
    new MutationObserver((_, observer) => {
        if (document.querySelector('main[data-state=running]')) return;
        observer.disconnect();
        done(performance.now() - start);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
    document.querySelector('[data-action=stop]').click();
}, 300);
";

/// Runs the learner's version and calls with the milliseconds until its bar is
/// painted and until it is judged.
const RUN_TO_OWN_BAR: &str = "
const done = arguments[0];
const own = () => document.querySelector('[data-variant=yours][data-peak]');
// The bar of the version before goes when this one is compiled.
let gone = !own();
let bar = null;
const start = performance.now();
new MutationObserver((_, observer) => {
    gone ||= !own();
    if (gone && bar === null && own()) {
        requestAnimationFrame(() => { bar ??= performance.now() - start; });
    }
    if (bar === null || !document.querySelector('[data-verdict=passed]')) return;
    observer.disconnect();
    requestAnimationFrame(() => done([bar, performance.now() - start]));
}).observe(document.body, { subtree: true, childList: true, attributes: true });
document.querySelector('[data-action=run]').click();
";

async fn open(page: &Page, address: &str) {
    page.open(address).await;
    page.until(
        "the bench can be used",
        "document.querySelector('[data-action=run]:enabled')",
    )
    .await;
}

pub(crate) fn lines(pace: Pace) -> Vec<Line> {
    let mut lines = vec![warm(pace), longest_task(), typing(), stop(pace)];
    lines.extend(own_version(pace));
    lines.extend(overview());
    lines
}

fn warm(pace: Pace) -> Line {
    let server = Server::shared();
    let mut times = Vec::new();
    test_kept(Browser::Chromium, "warm", async |page| {
        open(page, &format!("{}exercise/slots/", server.root())).await;
        for _ in 0..pace.rounds {
            // A run of another case, so that its bars cannot be mistaken.
            for points in ["9999", "10000"] {
                page.fill("[data-knob=points]", points).await;
                let time: f64 = page.script_until_called(RUN_TO_BARS, vec![]).await;
                if points == "10000" {
                    times.push(time);
                }
                page.until_there("main[data-state=measured]").await;
            }
        }
    });
    Line::new(
        "slots, warm page: Run to bars",
        milliseconds(median(times)),
        "300 ms",
    )
}

/// An edit of a learner's version, whose compiler is there and warm.
fn own_version(pace: Pace) -> [Line; 2] {
    let server = Server::shared();
    server.until_it_compiles();
    let reference = project::root().join("exercises/slots/optimized.rs");
    let reference = std::fs::read_to_string(reference).expect("the reference of slots");
    let mut bars = Vec::new();
    let mut verdicts = Vec::new();
    test_kept(Browser::Chromium, "own-version", async |page| {
        let (root, token) = (server.root(), server.token());
        let address = format!("{root}exercise/slots/#token={token}");
        open(page, &address).await;
        page.edit_draft("slots", &reference).await;
        // In the first round naive and optimized run too.
        for round in 0..=pace.rounds {
            page.press(None, ENTER).await;
            let times: [f64; 2] = page.script_until_called(RUN_TO_OWN_BAR, vec![]).await;
            if round > 0 {
                bars.push(times[0]);
                verdicts.push(times[1]);
            }
        }
    });
    [
        Line::new(
            "slots, edited: Run to one's own bar",
            milliseconds(median(bars)),
            "1 s",
        ),
        Line::new(
            "slots, edited: Run to the verdict",
            milliseconds(median(verdicts)),
            "",
        ),
    ]
}

fn longest_task() -> Line {
    let server = Server::shared();
    let mut longest = 0.0;
    test_kept(Browser::Chromium, "longest-task", async |page| {
        let address = format!(
            "{}exercise/chunked-processing/?records=2000000",
            server.root()
        );
        open(page, &address).await;
        page.allow_scripts_to_take_minutes().await;
        longest = page.script_until_called(LONGEST_TASK, vec![]).await;
    });
    Line::new(
        "chunked-processing, 2,000,000 records: longest task over 50 ms",
        none_or_milliseconds(longest),
        "none",
    )
}

/// Watches the main thread for long tasks from now on.
const WATCH: &str = "
window.longestTask = 0;
new PerformanceObserver(list => {
    for (const task of list.getEntries()) {
        window.longestTask = Math.max(window.longestTask, task.duration);
    }
}).observe({ type: 'longtask' });
return true;
";

/// What is typed, one key after the other, at the end of a draft.
const TYPED: &str = "\n// Each point has its own map, and a map has its own table.\n\
                     fn twice(number: u64) -> u64 {\n2 * number\n";

/// A person who types, in an exercise whose lines were traced: the editor has
/// bytes in its margin.
fn typing() -> Line {
    let server = Server::shared();
    let mut longest = 0.0;
    test_kept(Browser::Chromium, "typing", async |page| {
        let (root, token) = (server.root(), server.token());
        let address = format!("{root}exercise/slots/#token={token}");
        open(page, &address).await;
        page.click("[data-action=run]").await;
        page.until_there("main[data-state=measured]").await;
        page.edit().await;
        let _: bool = page.script(WATCH).await;
        page.press(Some(CONTROL), END).await;
        for key in TYPED.chars() {
            let key = if key == '\n' { ENTER } else { key };
            page.press(None, key).await;
        }
        page.until_there("[data-kept=yes][data-edited=true]").await;
        longest = page.script("return window.longestTask").await;
    });
    Line::new(
        "slots, 110 keys typed into the editor: longest task over 50 ms",
        none_or_milliseconds(longest),
        "none",
    )
}

fn none_or_milliseconds(longest: f64) -> String {
    if longest == 0.0 {
        "none".to_owned()
    } else {
        milliseconds(longest)
    }
}

/// Presses Run, and calls with the milliseconds until all is measured and
/// with the main thread's longest task.
const RUN_ALL: &str = "
const done = arguments[0];
let longest = 0;
const observer = new PerformanceObserver(list => {
    for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
});
observer.observe({ type: 'longtask' });
const start = performance.now();
const look = () => {
    const state = document.querySelector('main').dataset.state;
    if (state === 'running') return setTimeout(look, 20);
    const took = performance.now() - start;
    setTimeout(() => { observer.disconnect(); done([took, longest]); }, 200);
};
document.querySelector('[data-action=run]').click();
setTimeout(look, 100);
";

fn overview() -> [Line; 2] {
    let server = Server::shared();
    let mut measured = [0.0; 2];
    test_kept(Browser::Chromium, "run-all", async |page| {
        open(page, &format!("{}overview/", server.root())).await;
        page.allow_scripts_to_take_minutes().await;
        measured = page.script_until_called(RUN_ALL, vec![]).await;
        page.until_there("main[data-state=measured]").await;
    });
    let [took, longest] = measured.map(milliseconds);
    [
        Line::new("overview: Run all", took, "20 s"),
        Line::new("overview: longest task over 50 ms, or 0", longest, "none"),
    ]
}

fn stop(pace: Pace) -> Line {
    let server = Server::shared();
    let mut times: Vec<f64> = Vec::new();
    test_kept(Browser::Chromium, "stop-latency", async |page| {
        let address = format!(
            "{}exercise/chunked-processing/?records=2000000",
            server.root()
        );
        open(page, &address).await;
        for _ in 0..pace.rounds {
            let time: Value = page.script_until_called(STOP, vec![]).await;
            times.extend(time.as_f64());
        }
    });
    Line::new(
        "chunked-processing, 2,000,000 records: Stop to stopped",
        milliseconds(median(times)),
        "at once",
    )
}
