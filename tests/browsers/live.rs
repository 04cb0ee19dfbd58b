//! A run that samples itself moves a line on the page while it goes on.

use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::Server;
use bytewise_tests::lab::Lab;
use serde::Deserialize;

use crate::bench::Bench;

const SLUG: &str = "memory-monitor";

/// Enough records for a run of some seconds.
const LONG: u64 = 30_000;

/// The most points that the page may keep, far below the samples taken.
const MOST_POINTS: usize = 400;

/// Notes what the page's attributes say whenever the line changes.
const NOTE_LINE: &str = "
    window.noted = [];
    new MutationObserver(() => {
        const line = document.querySelector('[data-live]');
        if (!line) return;
        window.noted.push({
            state: document.querySelector('main').dataset.state,
            live: Number(line.dataset.live),
            highest: Number(line.dataset.highest),
            points: Number(line.dataset.points),
            text: line.innerText,
        });
    }).observe(document.querySelector('main'),
        { subtree: true, childList: true, attributes: true, attributeFilter: ['data-live'] });
    return true";

/// The content of the line at one moment.
#[derive(Debug, Deserialize)]
struct Noted {
    state: String,
    live: u64,
    highest: u64,
    points: usize,
    text: String,
}

async fn opened<'a>(page: &'a Page, root: &str, records: u64) -> Bench<'a> {
    let bench = Bench::open(page, root, SLUG, &format!("?records={records}")).await;
    assert!(page.script::<bool>(NOTE_LINE).await);
    bench
}

async fn noted(page: &Page) -> Vec<Noted> {
    page.script("return window.noted").await
}

fn samples_move_a_line_while_the_run_goes_on(browser: Browser) {
    let server = Server::shared();
    test(browser, "live", async |page| {
        let bench = opened(page, &server.root(), LONG).await;
        bench.run().await;
        page.until(
            "several samples came while the run goes on",
            "window.noted.filter(line => line.state === 'running' && line.points > 3).length > 3",
        )
        .await;
        assert_eq!(bench.state().await, "running");
        bench.until_measured().await;
        assert_eq!(page.count("[data-live]").await, 0, "the run is over");

        let noted = noted(page).await;
        assert!(noted.iter().all(|line| line.state == "running"));
        let mut lives: Vec<u64> = noted.iter().map(|line| line.live).collect();
        lives.dedup();
        assert!(lives.len() > 3, "the line stands still: {noted:?}");
        for line in &noted {
            assert!(line.points <= MOST_POINTS, "{line:?}");
            assert!(line.live <= line.highest, "{line:?}");
            assert!(line.text.contains("bytes live now"), "{line:?}");
        }
        // The last sample of a run tells the highest, which counts besides
        // only what the monitor holds itself.
        let case = [("records".to_owned(), LONG)].into();
        let lab = Lab::of(exercises::find(SLUG).expect("it is listed"));
        let peak = lab.report(SLUG, "optimized", &case).usage.peak;
        let highest = noted.iter().map(|line| line.highest).max();
        let highest = highest.expect("several samples came");
        assert!(highest <= peak && highest > peak / 2, "{highest} {peak}");
    });
}
in_every_browser!(samples_move_a_line_while_the_run_goes_on);

#[test]
fn a_run_that_shows_samples_can_be_stopped() {
    let server = Server::shared();
    test(Browser::Chromium, "live-stop", async |page| {
        let bench = opened(page, &server.root(), LONG).await;
        bench.run().await;
        page.until_there("main[data-state=running] [data-live]")
            .await;
        bench.stop().await;
        bench.until_state("idle").await;
        assert_eq!(page.count("[data-live]").await, 0);
        assert!(bench.rows().await.is_empty());
    });
}
