//! A learner alone, in a narrow window and by keys: after the first visit without
//! a network, found again the next day, and in another browser by a file.

use std::sync::Mutex;

use bytewise_tests::browser::keys::{CONTROL, ENTER};
use bytewise_tests::browser::{self, Browser, Page, test, test_kept};
use bytewise_tests::command::Server;

use crate::accessibility::tab_to;
use crate::bench::Bench;
use crate::progress::{self, Saved, kept};

const SLUG: &str = "slots";
const DRAFT: &str = "bytewise.draft.slots";

fn a_learner_goes_the_whole_way(browser: Browser) {
    if browser::are_left_out() {
        return;
    }
    let saved = Mutex::new(None);
    let server = Server::start(&[]);
    test_kept(browser, "learner", async |page| {
        page.expect_error("/api/");
        page.resize(390, 844).await;
        let root = server.root();
        page.open(&format!("{root}#token={}", server.token())).await;
        page.until_there("footer [data-offline=kept]").await;
        drop(server);

        page.open(&root).await;
        works_through(page).await;

        // The next day.
        page.open(&root).await;
        page.until_there(&format!("[data-exercise={SLUG}][data-progress=tried]"))
            .await;
        let go_on = page.text("a.run").await;
        assert!(go_on.starts_with("Go on"), "{go_on}");
        page.click("a.run").await;
        page.until_there("[data-edited=true]").await;
        page.open(&format!("{root}progress/")).await;
        page.until_there("main[data-storage=kept]").await;
        let file = progress::save_by(page, async || {
            tab_to(page, "[data-action=save]").await;
            page.press(None, ENTER).await;
        })
        .await;
        *saved.lock().expect("one at a time") = Some(file);
    });
    let saved = saved.lock().expect("one at a time").take();
    let Saved { text, .. } = saved.expect("the first browser has saved it");

    let server = Server::shared();
    test(browser, "learner-elsewhere", async |page| {
        page.expect_error("401");
        progress::open(page, &server).await;
        progress::choose(page, text.as_bytes()).await;
        page.click("[data-action=confirm-import]").await;
        page.until_there("[data-stage=done]").await;
        progress::until_marked(page, &server, &[(SLUG, "tried")]).await;
        let draft = kept(page, DRAFT).await.expect("the draft came along");
        assert!(draft.contains("// mine"), "{draft}");
    });
}
in_every_browser!(a_learner_goes_the_whole_way);

/// From the catalogue to the exercise: predicts, runs, edits and reads.
async fn works_through(page: &Page) {
    tab_to(page, "a.run").await;
    page.press(None, ENTER).await;
    let bench = Bench::here(page).await;
    tab_to(page, "[data-prediction] input").await;
    page.press(None, '5').await;
    page.press(Some(CONTROL), ENTER).await;
    bench.until_measured().await;
    page.until_there("[role=status] [data-prediction]").await;

    page.edit().await;
    for key in "// mine\n".chars() {
        page.press(None, if key == '\n' { ENTER } else { key })
            .await;
    }
    page.until_there("[data-kept=yes]").await;
    // Nobody can compile it now: that is said, and the draft stays.
    page.press(Some(CONTROL), ENTER).await;
    page.until_there("[data-barred=unreachable]").await;
    let draft = kept(page, DRAFT).await.expect("a draft is kept");
    assert!(draft.contains("// mine"), "{draft}");

    page.click("[data-action=explain]").await;
    page.until_there("#explanation").await;
    assert!(!page.text("#explanation").await.is_empty());
}
