//! The file that is handed in: saved by the page, judged by the command.

use std::fs;

use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::{Server, run};
use bytewise_tests::files::TemporaryFolder;
use bytewise_tests::project;
use protocol::hand_in::HandIn;
use serde_json::Value;

use crate::bench::Bench;

/// Keeps what the page saves as a string.
const CATCH: &str = "window.saved = [];
    URL.createObjectURL = blob => {
        blob.text().then(text => saved.push(text));
        return 'data:,';
    };
    addEventListener('click', event => {
        const link = event.target.closest?.('a[download]');
        if (link) { saved.name = link.download; event.preventDefault(); }
    }, true);
    const click = HTMLElement.prototype.click;
    HTMLElement.prototype.click = function () {
        if (this.download) saved.name = this.download; else click.call(this);
    };";

async fn handed_in(page: &Page) -> String {
    page.script::<Value>(CATCH).await;
    page.click("[data-action=hand-in]").await;
    page.until("the page has saved a file", "saved.length")
        .await;
    let name: String = page.script("return saved.name").await;
    assert_eq!(name, "bytewise-hand-in.json");
    page.script("return saved[0]").await
}

#[test]
fn a_draft_is_handed_in_and_judged_by_the_folder() {
    let server = Server::shared();
    let slots = project::root().join("exercises/slots");
    let optimized = fs::read_to_string(slots.join("optimized.rs")).expect("a file of slots");
    let folder = TemporaryFolder::new("handed-in");
    test(Browser::Chromium, "hand-in", async |page| {
        // Nobody asks this host to compile.
        page.expect_error("401");
        Bench::open(page, &server.root(), "slots", "").await;
        page.edit().await;
        assert_eq!(
            page.count("[data-action=hand-in]").await,
            0,
            "nothing is edited"
        );
        page.edit_draft("slots", &optimized).await;
        let saved = handed_in(page).await;
        let read: HandIn = serde_json::from_str(&saved).expect("it is JSON");
        assert_eq!(read.exercises.len(), 1);
        assert_eq!(read.exercises[0].slug, "slots");
        assert_eq!(read.exercises[0].source, optimized);
        assert!(!read.build.is_empty(), "{saved}");
        folder.write("anna.json", &saved);

        page.open(&format!("{}learnt/optimization/", server.root()))
            .await;
        let all = handed_in(page).await;
        let read: HandIn = serde_json::from_str(&all).expect("it is JSON");
        assert_eq!(read.exercises[0].source, optimized);
    });
    if bytewise_tests::browser::are_left_out() {
        return;
    }
    let path = folder.path().to_str().expect("a plain name");
    let output = run(&["check", "--hand-ins", path, "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let rows: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(rows[0]["exercise"], "slots", "{rows}");
    assert_eq!(rows[0]["verdict"], "passed", "{rows}");
}
