//! After the first visit the site works without a server.

use bytewise_tests::browser::{Browser, test};
use bytewise_tests::command::dist;
use bytewise_tests::file_server::FileServer;
use serde_json::Value;

use crate::bench::Bench;
use crate::shapes::by_shape;

#[test]
fn after_the_first_visit_every_kind_of_page_runs_without_a_server() {
    let server = FileServer::start(dist(), "/");
    let root = server.root();
    test(Browser::Chromium, "offline", async |page| {
        page.open(&root).await;
        page.script_until_called::<Value>(
            "const done = arguments[0];
             navigator.serviceWorker.ready.then(() => done(null))",
            vec![],
        )
        .await;
        drop(server);
        for &exercise in by_shape() {
            let bench = Bench::open(page, &root, exercise.slug(), "").await;
            bench
                .assert_run_gives_figures(exercise.slug(), &exercise.default_case())
                .await;
        }
        page.open(&root).await;
        page.until_there("[data-exercise]").await;
    });
}
