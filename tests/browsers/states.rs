//! Axe finds nothing in the states that a page is brought into: by what a person
//! does, by what a run or a version comes to, and by what is missing.

use std::cell::Cell;

use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::Server;
use bytewise_tests::file_server::{FileServer, Reply};
use serde_json::{Value, json};

use crate::accessibility::{LOOKS, assert_axe_finds_nothing, assert_no_overflow, axe, look};
use crate::bench::{Bench, until_taken_over};
use crate::faults::{DIFFER, PANIC, SPIN, faulty_site};
use crate::lab_file::altered;
use crate::progress::{draft, keep};
use crate::yours::{Desk, file_of_slots, solve};
use crate::{guesses, interview};

/// The states of pages that one browser shows.
struct States<'a> {
    page: &'a Page,
    axe: String,
    seen: Cell<usize>,
}

impl<'a> States<'a> {
    async fn of(page: &'a Page) -> Self {
        look(page, LOOKS[0].0, LOOKS[0].1).await;
        Self {
            page,
            axe: axe(),
            seen: Cell::new(0),
        }
    }

    /// Looks at the state that the page is in. Axe sees one state wide and light,
    /// the next narrow and dark.
    async fn see(&self, state: &str) {
        let seen = self.seen.get();
        self.seen.set(seen + 1);
        for (at, (width, scheme)) in LOOKS.into_iter().enumerate() {
            look(self.page, width, scheme).await;
            let whose = format!("{state}, {width} pixels wide, {scheme}");
            if at == seen % LOOKS.len() {
                assert_axe_finds_nothing(self.page, &self.axe, &whose).await;
            }
            assert_no_overflow(self.page, &whose).await;
        }
        look(self.page, LOOKS[0].0, LOOKS[0].1).await;
    }

    /// Waits until that is there, and looks.
    async fn see_once_there(&self, selector: &str) {
        self.page.until_there(selector).await;
        self.see(selector).await;
    }

    /// Opens all that is folded.
    async fn unfold(&self) {
        self.page
            .script::<Value>(
                "for (const it of document.querySelectorAll('main details')) it.open = true;
                 return null",
            )
            .await;
    }
}

#[test]
fn of_a_version_and_what_it_came_to() {
    let server = Server::shared();
    server.until_it_compiles();
    test(Browser::Chromium, "states-yours", async |page| {
        let states = States::of(page).await;
        let desk = Desk::open(page, &server).await;
        for (kept, notice) in [
            ("{}".to_owned(), "unreadable"),
            (draft("fn mine() {}", 1), "starter-changed"),
        ] {
            keep(page, json!({ "bytewise.draft.slots": kept })).await;
            page.reload().await;
            desk.edit().await;
            states
                .see_once_there(&format!("[data-notice={notice}]"))
                .await;
        }
        for (state, source) in [
            (
                "failed",
                solve("    let _ = case;\n    panic!(\"on purpose\")"),
            ),
            ("wrong", solve("    let _ = case;\n    -1.0")),
            ("left-out", file_of_slots("refused/narrow.rs")),
        ] {
            let judged = desk.judge(&source).await;
            assert_eq!(judged.verdict, state, "{judged:?}");
            states.see(state).await;
        }
        page.click("[data-beside=naive]").await;
        states.see_once_there("[data-diff=naive]").await;
        page.click("[data-beside=naive]").await;
        page.click("[data-action=reset]").await;
        states.see_once_there("[data-action=confirm-reset]").await;
        let judged = desk.judge(&file_of_slots("optimized.rs")).await;
        assert_eq!(judged.verdict, "passed", "{judged:?}");
        states.unfold().await;
        states.see("passed").await;
        page.click("[data-action=begin-again]").await;
        states
            .see_once_there(".again [data-action=confirm], [data-action=keep]")
            .await;
        page.click("[data-action=confirm]").await;
        states.see_once_there("[data-stage=done]").await;
    });
}

#[test]
fn of_a_bench_and_what_its_runs_came_to() {
    let server = faulty_site();
    test(Browser::Chromium, "states-bench", async |page| {
        page.expect_error("404");
        let states = States::of(page).await;
        let bench = Bench::open(page, &server.root(), "slots", "").await;
        for (points, fault) in [(PANIC, "panic"), (DIFFER, "answers-differ")] {
            bench.set("points", &points.to_string()).await;
            bench.run().await;
            states
                .see_once_there(&format!("[data-failure={fault}]"))
                .await;
        }
        bench.set("points", &SPIN.to_string()).await;
        bench.run().await;
        states.see_once_there(".progress .clock").await;
        bench.stop().await;
        states.see_once_there(".said .remark").await;
        bench.set("points", "1000").await;
        bench.run().await;
        bench.until_measured().await;
        bench.set("points", "2000").await;
        states.see_once_there("[data-stale=true]").await;
        bench.open_tab("optimized").await;
        states.see_once_there("[data-action=show-solution]").await;
        page.click("[data-action=show-solution]").await;
        states.see_once_there("[data-source=optimized]").await;
        bench.open_tab("growth").await;
        page.click("[data-action=grow]").await;
        page.until(
            "all sizes are measured",
            "!document.querySelector('[data-action=stop-sizes], main[data-state=running]')
             && document.querySelector('[data-view=growth] svg')",
        )
        .await;
        states.see("against size").await;
        bench.open_tab("yours").await;
        page.edit().await;
        bench.run().await;
        states.see_once_there("[data-barred=absent]").await;
        page.click("[data-action=hint]").await;
        page.click("[data-action=explain]").await;
        states.see_once_there("#explanation").await;
    });
}

/// The site without the files that begin so.
fn without(missing: &'static str) -> FileServer {
    altered(missing, |_| Reply::not_found())
}

#[test]
fn of_pages_that_miss_a_file() {
    test(Browser::Chromium, "states-missing", async |page| {
        for expected in ["404", "Uncaught", "assets/", "wasm"] {
            page.expect_error(expected);
        }
        let states = States::of(page).await;
        let site = without("assets/plots.");
        let bench = Bench::open(page, &site.root(), "slots", "").await;
        bench.run().await;
        bench.until_measured().await;
        bench.open_tab("time").await;
        states
            .see_once_there("[data-failure=plots-unavailable]")
            .await;
        let site = without("assets/rest.");
        Bench::open(page, &site.root(), "slots", "").await;
        page.click("[data-tab=figures]").await;
        states
            .see_once_there("[data-failure=rest-unavailable]")
            .await;
        let site = without("assets/editor.");
        Bench::open(page, &site.root(), "slots", "").await;
        page.click("[data-action=edit]").await;
        states
            .see_once_there("[data-failure=editor-unavailable]")
            .await;
        let site = without("assets/pages.");
        page.open(&site.root()).await;
        until_taken_over(page).await;
        page.click(".go a").await;
        states
            .see_once_there("[data-failure=page-unavailable]")
            .await;
        let site = without("assets/app.");
        page.open(&format!("{}exercise/slots/", site.root())).await;
        states
            .see_once_there("[role=alert] [data-action=reload]")
            .await;
        page.click("[data-action=run]").await;
        states
            .see_once_there("main[data-state=measured] [data-peak]")
            .await;
        let site = without("assets/lab.");
        let bench = Bench::open(page, &site.root(), "slots", "").await;
        bench.run().await;
        states
            .see_once_there("main[data-state=failed] [data-failure=lab-unavailable]")
            .await;
    });
}

#[test]
fn of_other_pages_and_other_shapes() {
    let server = Server::shared();
    let root = server.root();
    test(Browser::Chromium, "states-other", async |page| {
        let states = States::of(page).await;
        page.open(&format!("{root}sizes/")).await;
        let kept = json!({ "bytewise.solved": "slots", "bytewise.reached.slots": "1000 500",
            "bytewise.draft.interning": draft("// mine", 1) });
        keep(page, kept).await;
        page.open(&root).await;
        page.until_there("[data-progress=solved]").await;
        page.fill("#search", "slots").await;
        states.see("a search that finds").await;
        page.fill("#search", "nothing is named so").await;
        states.see("a search that finds nothing").await;
        page.open(&format!("{root}learnt/optimization/")).await;
        states
            .see_once_there("[data-exercise=slots][data-progress=solved]")
            .await;
        page.open(&format!("{root}overview/")).await;
        page.until_there("[data-action=run]:enabled").await;
        page.click("[data-action=run]").await;
        page.until_there("main[data-state=running] [data-peak]")
            .await;
        page.click("[data-action=stop]").await;
        states.see("an overview that was stopped").await;

        let (predict, content) = guesses::first();
        let bench = Bench::open(page, &root, predict.slug(), "").await;
        guesses::write(page, &content, 0).await;
        page.click("[data-action=answer]").await;
        bench.until_measured().await;
        states.unfold().await;
        states.see("a guess that was proved").await;

        Bench::open(page, &root, interview::first().0.slug(), "").await;
        page.fill("[data-words]", "It depends.").await;
        page.click("[data-action=compare]").await;
        page.until_there("[data-model]").await;
        states.unfold().await;
        states.see("an answer beside the model's").await;

        for query in ["?exam", "?embed"] {
            let bench = Bench::open(page, &root, "slots", query).await;
            bench.run().await;
            bench.until_measured().await;
            states.see(&format!("slots{query}, measured")).await;
        }
    });
}
