//! A learner's own version: compiled by the host, run in the tab, and judged.

use std::time::{Duration, Instant};

use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::Server;
use bytewise_tests::{http, project};
use protocol::compile::{HOST, HostStatus, TOKEN};
use serde::Deserialize;
use serde_json::json;

/// How long a host may take until it can compile: it builds its libraries.
const PATIENCE: Duration = Duration::from_mins(5);

/// What the page says of a version.
#[derive(Debug, Deserialize)]
struct Judged {
    verdict: String,
    text: String,
    /// The peaks of naive, optimized and yours.
    peaks: Vec<String>,
}

fn until_ready(server: &Server) {
    let started = Instant::now();
    loop {
        let headers = [(TOKEN, server.token())];
        let answer = http::get(server.port(), &format!("/{HOST}"), &headers);
        let status: HostStatus = serde_json::from_slice(&answer.body).expect("a status");
        let Some(problem) = status.problem else {
            assert!(status.sandboxed, "{status:?}");
            return;
        };
        assert!(started.elapsed() < PATIENCE, "not ready: {problem}");
        std::thread::sleep(Duration::from_millis(500));
    }
}

/// Runs a file of slots' folder as the learner's version.
async fn judged(page: &Page, server: &Server, file: &str) -> Judged {
    let folder = project::root().join("exercises/slots");
    let source = std::fs::read_to_string(folder.join(file)).expect("a file of slots");
    let root = server.root();
    page.open(&format!("{root}exercise/slots/#token={}", server.token()))
        .await;
    let _: bool = page
        .script_with(
            "localStorage.setItem('bytewise.draft.slots', '1 0000000000000000\\n' + arguments[0]);
             return true",
            vec![json!(source)],
        )
        .await;
    page.reload().await;
    page.click("[data-action=edit]").await;
    page.until_there("[data-editor=ready]").await;
    page.click("[data-action=run]").await;
    page.until_there("[data-verdict]").await;
    page.script(
        "const verdict = document.querySelector('[data-verdict]');
         const peak = (name) => document.querySelector(`[data-variant=${name}]`).dataset.peak;
         return {
             verdict: verdict.dataset.verdict, text: verdict.innerText,
             peaks: ['naive', 'optimized', 'yours'].map(peak),
         };",
    )
    .await
}

#[test]
fn the_reference_passes_and_the_starter_is_over_its_budget() {
    let server = Server::shared();
    until_ready(&server);
    test(Browser::Chromium, "yours", async |page| {
        let starter = judged(page, &server, "starter.rs").await;
        assert_eq!(starter.verdict, "over-budget", "{starter:?}");
        assert_eq!(starter.peaks[2], starter.peaks[0], "{starter:?}");
        assert!(starter.text.contains("yours.rs"), "{starter:?}");
        let reference = judged(page, &server, "optimized.rs").await;
        assert_eq!(reference.verdict, "passed", "{reference:?}");
        assert_eq!(reference.peaks[2], reference.peaks[1], "{reference:?}");
        let url: String = page.script("return location.href").await;
        assert!(!url.contains(server.token()), "the token stays in {url}");
    });
}

#[test]
fn what_the_compiler_refuses_is_shown_with_its_line() {
    let server = Server::shared();
    until_ready(&server);
    test(Browser::Chromium, "yours-refused", async |page| {
        let root = server.root();
        page.open(&format!("{root}exercise/slots/#token={}", server.token()))
            .await;
        let _: bool = page
            .script(
                "localStorage.setItem('bytewise.draft.slots',
                     '1 0000000000000000\\nuse super::{Answer, Case};\\n\\n'
                     + 'pub fn solve(_: &Case) -> Answer {\\n    1_u8\\n}\\n');
                 return true",
            )
            .await;
        page.reload().await;
        page.click("[data-action=edit]").await;
        page.until_there("[data-editor=ready]").await;
        page.click("[data-action=run]").await;
        page.until_there("[data-compile=compile_error] [data-diagnostic=error][data-line='4']")
            .await;
        // The page's own variants are measured all the same.
        page.until_there("[data-variant=optimized][data-peak]")
            .await;
        assert_eq!(page.count("[data-variant=yours]").await, 0);
    });
}
