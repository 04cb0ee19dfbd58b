//! Many presses in a row leave one live worker and no stale figures.

use bytewise_tests::browser::{Browser, Page, test};
use serde_json::json;

use crate::bench::{Bench, points};
use crate::faults::faulty_site;

/// Keeps count of the workers that are alive, before the page's own scripts
/// run.
const COUNT_WORKERS: &str = "
    const live = new Set();
    window.Worker = class extends Worker {
        constructor(...options) { super(...options); live.add(this); }
        terminate() { super.terminate(); live.delete(this); }
    };
    window.liveWorkers = () => live.size;
";

/// In the faulty module, the number of points that runs for ever.
const SPIN: &str = "902";

async fn live_workers(page: &Page) -> usize {
    page.script("return window.liveWorkers()").await
}

#[test]
fn fifty_rapid_presses_leave_one_live_worker_and_no_stale_figures() {
    let server = faulty_site();
    test(Browser::Chromium, "presses", async |page| {
        let script = json!({ "source": COUNT_WORKERS });
        page.devtools("Page.addScriptToEvaluateOnNewDocument", script)
            .await;
        let bench = Bench::open(page, &server.root(), "slots", "").await;
        bench.run().await;
        bench.until_measured().await;
        bench.set("points", SPIN).await;
        for press in 0..50 {
            bench.click_at_once("[data-action=run]").await;
            match press % 5 {
                0 => bench.click_at_once("[data-action=stop]").await,
                1 => bench.click_at_once("[data-action=run]").await,
                2 => {
                    bench.click_at_once("a[class~=next]").await;
                    page.until_there("main[data-state=idle]").await;
                    page.until(
                        "the next exercise is shown",
                        "!location.pathname.endsWith('/slots/')",
                    )
                    .await;
                    page.back().await;
                    page.until(
                        "slots is shown again",
                        "document.querySelector('[data-knob=points]:enabled')",
                    )
                    .await;
                    assert_eq!(live_workers(page).await, 0, "leaving ends the run");
                    bench.set("points", SPIN).await;
                }
                3 => {
                    bench.click_at_once("[data-action=stop]").await;
                    bench.click_at_once("[data-action=run]").await;
                }
                _ => {}
            }
            assert!(live_workers(page).await <= 1, "press {press}");
            assert!(
                bench.rows().await.is_empty(),
                "stale figures at press {press}"
            );
        }
        bench.click_at_once("[data-action=run]").await;
        bench.until_state("running").await;
        page.until("its worker is there", "window.liveWorkers() === 1")
            .await;
        bench.set("points", "1234").await;
        bench
            .assert_run_gives_figures("slots", &points(1_234))
            .await;
        page.until("its worker is gone", "window.liveWorkers() === 0")
            .await;
    });
}
