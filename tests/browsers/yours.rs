//! A learner's own version: compiled by the host, run in the tab, and judged.

use bytewise_tests::browser::keys::{CONTROL, ENTER, ESCAPE};
use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::{Server, dist};
use bytewise_tests::file_server::{FileServer, Reply};
use bytewise_tests::project;
use bytewise_tests::reports::right_answer;
use protocol::text;
use serde::Deserialize;
use serde_json::json;

use crate::lab_file::altered;

/// The key under which the browser keeps what is written for slots.
const DRAFT: &str = "bytewise.draft.slots";

/// The page's judgement of a version.
#[derive(Debug, Deserialize)]
pub(crate) struct Judged {
    pub(crate) verdict: String,
    /// The class of a run that failed.
    failure: Option<String>,
    text: String,
    /// The peaks of naive, optimized and yours, as far as they are there.
    peaks: Vec<Option<String>>,
}

/// The page of slots in a tab that the host knows.
#[derive(Clone, Copy)]
pub(crate) struct Desk<'a>(&'a Page);

impl<'a> Desk<'a> {
    pub(crate) async fn open(page: &'a Page, server: &Server) -> Self {
        let (root, token) = (server.root(), server.token());
        page.open(&format!("{root}exercise/slots/#token={token}"))
            .await;
        Self(page)
    }

    /// Begins anew with that draft in the editor.
    async fn write(self, source: &str) {
        self.0.edit_draft("slots", source).await;
    }

    pub(crate) async fn edit(self) {
        self.0.edit().await;
    }

    async fn run(self) {
        self.0.click("[data-action=run]").await;
    }

    async fn judged(self) -> Judged {
        self.0.until_there("[data-verdict]").await;
        self.0
            .script(
                "const verdict = document.querySelector('[data-verdict]');
                 const failure = verdict.querySelector('[data-failure]');
                 const peak = (name) =>
                     document.querySelector(`[data-variant=${name}]`)?.dataset.peak ?? null;
                 return {
                     verdict: verdict.dataset.verdict, text: verdict.innerText,
                     failure: failure?.dataset.failure ?? null,
                     peaks: ['naive', 'optimized', 'yours'].map(peak),
                 };",
            )
            .await
    }

    /// Runs that draft, and says what came of it.
    pub(crate) async fn judge(self, source: &str) -> Judged {
        self.write(source).await;
        self.run_and_judge().await
    }

    async fn run_and_judge(self) -> Judged {
        self.run().await;
        self.judged().await
    }

    /// The draft that the browser keeps, without its first line.
    async fn kept(self) -> Option<String> {
        let kept: Option<String> = self
            .0
            .script_with(
                "return localStorage.getItem(arguments[0])",
                vec![json!(DRAFT)],
            )
            .await;
        Some(kept?.split_once('\n')?.1.to_owned())
    }
}

/// A test on the page of slots, with a host that is ready.
fn at_a_desk(browser: Browser, name: &str, body: impl AsyncFnOnce(Desk<'_>)) {
    let server = Server::shared();
    let status = server.until_it_compiles();
    assert!(status.sandboxed, "{status:?}");
    test(browser, name, async |page| {
        body(Desk::open(page, &server).await).await;
    });
}

pub(crate) fn file_of_slots(file: &str) -> String {
    let path = project::root().join("exercises/slots").join(file);
    std::fs::read_to_string(path).expect("a file of slots")
}

/// A version whose `solve` is this.
pub(crate) fn solve(body: &str) -> String {
    format!("use super::{{Answer, Case}};\n\npub fn solve(case: &Case) -> Answer {{\n{body}\n}}\n")
}

fn the_reference_passes_and_the_starter_is_over_its_budget(browser: Browser) {
    at_a_desk(browser, "yours", async |desk| {
        let url: String = desk.0.script("return location.href").await;
        assert!(!url.contains("token"), "the token stays in {url}");
        let starter = desk.judge(&file_of_slots("starter.rs")).await;
        assert_eq!(starter.verdict, "over-budget", "{starter:?}");
        assert_eq!(starter.peaks[2], starter.peaks[0], "{starter:?}");
        assert!(starter.text.contains("yours.rs"), "{starter:?}");
        let reference = desk.judge(&file_of_slots("optimized.rs")).await;
        assert_eq!(reference.verdict, "passed", "{reference:?}");
        // What explains it stands first, and the solution is open.
        desk.0
            .until_there("h1:has([data-solved]) + #explanation")
            .await;
        desk.0.until_there("header [data-tally=\"1\"]").await;
        assert!(reference.peaks[1].is_some(), "{reference:?}");
        assert_eq!(reference.peaks[2], reference.peaks[1], "{reference:?}");
        // Its lines stand beside the editor's text.
        desk.0
            .until(
                "bytes stand in the editor's margin",
                "document.querySelector('[data-editor]').shadowRoot
                     .querySelector('.heat [style]')?.textContent === '240,000'",
            )
            .await;
        // The page at the track's end has the figures.
        let root: String = desk.0.script("return location.origin").await;
        desk.0.open(&format!("{root}/learnt/optimization/")).await;
        desk.0
            .until_there("[data-exercise=slots][data-progress=solved]")
            .await;
        let row = desk.0.text("[data-exercise=slots]").await;
        let [naive, own]: [u64; 2] = [&starter.peaks[0], &reference.peaks[2]].map(|peak| {
            peak.as_ref()
                .map_or(0, |peak| peak.parse().expect("a number"))
        });
        let figures = format!("{} → {}", text::grouped(naive), text::grouped(own));
        assert!(row.contains(&figures), "no {figures} in {row}");
        let said = desk.0.text("[data-learnt]").await;
        assert!(said.contains(&text::bytes(naive - own)), "{said}");
    });
}
in_every_browser!(the_reference_passes_and_the_starter_is_over_its_budget);

fn every_fault_of_ones_own_code_is_named_and_the_next_run_is_clean(browser: Browser) {
    at_a_desk(browser, "yours-faults", async |desk| {
        let deeper = "fn deeper(n: f64) -> f64 {
    let room = [n; 64];
    1.0 + deeper(std::hint::black_box(&room)[3])
}
";
        let exhaust = "    let mut all = Vec::new();
    while all.len() < 1 << 20 {
        all.push(vec![1_u8; 1 << 20]);
    }
    all.len() as f64 + case.points.left() as f64";
        // It tells the worker of bytes that are not in its memory.
        let outside = "#[link(wasm_import_module = \"host\")]
unsafe extern \"C\" {
    safe fn panicked(address: *const u8, len: usize);
}
";
        let asks = "    panicked(0xffff_fff0_usize as *const u8, 8);
    case.points.left() as f64";
        // A file that would take the browser minutes to put together.
        let huge = "#[link(wasm_import_module = \"host\")]
unsafe extern \"C\" {
    safe fn file_open(pattern: *const u8, len: usize, length: f64) -> f64;
}
";
        let opens = "    file_open(b\"x\".as_ptr(), 1, 1e12) + case.points.left() as f64";
        for (kind, source, says) in [
            (
                "panic",
                solve("    panic!(\"{} “points” <b>\", case.points.left())"),
                "“points” <b>",
            ),
            (
                "stack-overflow",
                format!("{}{deeper}", solve("    deeper(case.points.left() as f64)")),
                "deeper than the stack",
            ),
            ("out-of-memory", solve(exhaust), "256 MiB"),
            (
                "panic",
                solve("    panic!(\"{}\", \"loud \".repeat(case.points.left()))"),
                "loud l…",
            ),
            ("trap", format!("{outside}{}", solve(asks)), "does not have"),
            ("trap", format!("{huge}{}", solve(opens)), "more than 8 GiB"),
        ] {
            let judged = desk.judge(&source).await;
            assert_eq!(judged.verdict, "failed", "{browser}: {judged:?}");
            assert_eq!(
                judged.failure.as_deref(),
                Some(kind),
                "{browser}: {judged:?}"
            );
            assert!(judged.text.contains(says), "{browser}: {judged:?}");
            assert_eq!(judged.peaks[2], None, "figures of a run that failed");
        }
        desk.write(&solve(
            "    loop {\n        std::hint::black_box(case);\n    }",
        ))
        .await;
        desk.run().await;
        desk.0.until_there("[data-yours=running]").await;
        desk.0.click("[data-action=stop]").await;
        desk.0.until_there("[data-yours=idle]").await;
        let reference = desk.judge(&file_of_slots("optimized.rs")).await;
        assert_eq!(reference.verdict, "passed", "{browser}: {reference:?}");
    });
}
in_every_browser!(every_fault_of_ones_own_code_is_named_and_the_next_run_is_clean);

#[test]
fn a_loop_without_end_is_ended_and_a_wrong_answer_is_shown_with_its_case() {
    at_a_desk(Browser::Chromium, "yours-judged", async |desk| {
        let endless = solve("    loop {\n        std::hint::black_box(case);\n    }");
        let judged = desk.judge(&endless).await;
        assert_eq!(judged.failure.as_deref(), Some("timed-out"), "{judged:?}");

        // Right for every case, in half of the bytes of each point.
        let judged = desk.judge(&file_of_slots("refused/narrow.rs")).await;
        assert_eq!(judged.verdict, "left-out", "{judged:?}");
        assert!(judged.text.contains("240,000 bytes"), "{judged:?}");
        assert_eq!(desk.0.count("[data-solved]").await, 0);

        // Right for the page's own case, and for no other.
        let slots = exercises::find("slots").expect("slots is listed");
        let answer = right_answer(slots, &slots.default_case());
        let lucky = solve(&format!(
            "    if case.points.left() == 10_000 {{ {answer}_f64 }} else {{ -1.0 }}"
        ));
        let judged = desk.judge(&lucky).await;
        assert_eq!(judged.verdict, "wrong", "{judged:?}");
        let page = desk.0;
        assert_eq!(page.text("[data-got]").await, "-1");
        assert_ne!(page.text("[data-expected]").await, "-1");
        assert!(!page.text("[data-input]").await.contains("10,000"));
        // Its figures for the page's case stand there, and say what they are of.
        page.until_there("[data-variant=yours][data-standing=wrong]")
            .await;
        // Set to the case that shows it, the page measures its own variants with
        // it, and no figures of a wrong answer.
        page.click("[data-action=set-case]").await;
        let judged = desk.run_and_judge().await;
        assert_eq!(judged.verdict, "wrong", "{judged:?}");
        let shown = judged.peaks.iter().map(Option::is_some);
        assert!(shown.eq([true, true, false]), "{judged:?}");
        assert_eq!(page.count("[data-action=set-case]").await, 0);
    });
}

#[test]
fn a_host_that_has_ended_is_named_and_the_page_measures_on() {
    let server = Server::start(&[]);
    server.until_it_compiles();
    test(Browser::Chromium, "yours-host-ended", async |page| {
        page.expect_error("ERR_CONNECTION_REFUSED");
        let desk = Desk::open(page, &server).await;
        desk.write(&file_of_slots("optimized.rs")).await;
        // Everything that a run needs is there.
        assert_eq!(desk.run_and_judge().await.verdict, "passed");
        drop(server);
        page.press(None, ENTER).await;
        page.until_there("[data-kept=yes]").await;
        desk.run().await;
        page.until_there("[data-barred=unreachable]").await;
        let said = page.text("[data-barred=unreachable]").await;
        assert!(said.contains("cargo run"), "{said}");
        page.until_there("[data-variant=optimized][data-peak]")
            .await;
    });
}

#[test]
fn without_its_editor_a_draft_is_written_in_a_plain_field() {
    let server = altered("assets/editor.", |_| Reply::not_found());
    test(Browser::Chromium, "yours-plain", async |page| {
        page.expect_error("404");
        page.open(&format!("{}exercise/slots/", server.root()))
            .await;
        page.until_there("[data-action=edit]:enabled").await;
        page.click("[data-action=edit]").await;
        page.until_there("[data-failure=editor-unavailable]").await;
        let starter: String = page
            .script("return document.querySelector('[data-plain]').value")
            .await;
        assert_eq!(starter, file_of_slots("starter.rs"));
        page.type_into("[data-plain]", "// plain").await;
        page.until_there("[data-kept=yes]").await;
        server.heal();
        page.click("[data-failure=editor-unavailable] [data-action=retry]")
            .await;
        page.until_there("[data-editor=ready]").await;
        page.until(
            "the editor holds what was written",
            "document.querySelector('[data-editor]').shadowRoot
                 .querySelector('.cm-content').innerText.includes('// plain')",
        )
        .await;
    });
}

fn a_draft_is_typed_kept_run_by_keys_left_and_reset(browser: Browser) {
    at_a_desk(browser, "yours-typed", async |desk| {
        let page = desk.0;
        desk.edit().await;
        assert_eq!(page.count("[data-edited]").await, 0);
        // The editor has the focus, with the cursor before everything.
        for key in "// é (\n".chars() {
            page.press(None, if key == '\n' { ENTER } else { key })
                .await;
        }
        page.until_there("[data-edited=true]").await;
        page.until_there("[data-kept=yes]").await;
        let kept = desk.kept().await.expect("a draft");
        assert!(kept.starts_with("// é ("), "{browser}: {kept}");
        page.press(Some(CONTROL), ENTER).await;
        let judged = desk.judged().await;
        assert_eq!(judged.verdict, "over-budget", "{browser}: {judged:?}");
        page.press(None, ESCAPE).await;
        let focused: String = page
            .script("return document.activeElement.dataset.action ?? ''")
            .await;
        assert_eq!(focused, "plain", "{browser}");

        page.reload().await;
        desk.edit().await;
        page.click("[data-action=reset]").await;
        page.click("[data-action=keep]").await;
        assert_eq!(page.count("[data-edited=true]").await, 1);
        page.click("[data-action=reset]").await;
        page.click("[data-action=confirm-reset]").await;
        page.until(
            "nothing is edited",
            "!document.querySelector('[data-edited]')",
        )
        .await;
        page.until(
            "the draft is gone",
            &format!("!(localStorage.getItem('{DRAFT}') ?? '').includes('é')"),
        )
        .await;
    });
}
in_every_browser!(a_draft_is_typed_kept_run_by_keys_left_and_reset);

#[test]
fn what_the_compiler_refuses_is_shown_with_its_line_and_its_change_is_applied() {
    at_a_desk(Browser::Chromium, "yours-refused", async |desk| {
        let page = desk.0;
        desk.write(&solve(
            "    let sums = vec![0.0]; // “é”\n    sums.push(case.points.left() as f64);\n    sums[1]",
        ))
        .await;
        desk.run().await;
        page.until_there("[data-compile=compile_error] [data-diagnostic=error][data-line='5']")
            .await;
        // The page's own variants are measured all the same.
        page.until_there("[data-variant=optimized][data-peak]")
            .await;
        assert_eq!(page.count("[data-variant=yours]").await, 0);
        page.until(
            "the place is marked in the editor",
            "document.querySelector('[data-editor]').shadowRoot.querySelector('.cm-lintRange-error')",
        )
        .await;
        page.click("[data-diagnostic=error] [data-action=apply]")
            .await;
        page.until_there("[data-kept=yes]").await;
        let kept = desk.kept().await.expect("a draft");
        assert!(
            kept.contains("let mut sums = vec![0.0]; // “é”\n"),
            "{kept}"
        );
        let judged = desk.run_and_judge().await;
        assert_eq!(judged.verdict, "wrong", "{judged:?}");
    });
}

#[test]
fn markup_in_a_diagnostic_is_shown_and_not_obeyed() {
    at_a_desk(Browser::Chromium, "yours-markup", async |desk| {
        let page = desk.0;
        let markup = "<img src=x onerror=alert(1)>";
        desk.write(&format!(
            "compile_error!({markup:?});\n{}",
            solve("    0.0")
        ))
        .await;
        desk.run().await;
        page.until_there("[data-diagnostic=error]").await;
        let told = page.text("[data-diagnostic=error]").await;
        assert!(told.contains(markup), "{told}");
        assert_eq!(page.count("main img").await, 0);
    });
}

#[test]
fn a_draft_that_cannot_be_kept_is_said_and_run() {
    at_a_desk(Browser::Chromium, "yours-not-kept", async |desk| {
        let page = desk.0;
        let script = json!({ "source":
            "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"
        });
        page.devtools("Page.addScriptToEvaluateOnNewDocument", script)
            .await;
        page.reload().await;
        desk.edit().await;
        page.press(None, ENTER).await;
        page.until_there("[data-kept=no]").await;
        assert_eq!(desk.kept().await, None);
        let judged = desk.run_and_judge().await;
        assert_eq!(judged.verdict, "over-budget", "{judged:?}");
    });
}

#[test]
fn a_draft_that_cannot_be_read_is_put_aside() {
    at_a_desk(Browser::Chromium, "yours-unreadable", async |desk| {
        let page = desk.0;
        page.script::<()>(&format!("localStorage.setItem('{DRAFT}', '{{}}')"))
            .await;
        page.reload().await;
        desk.edit().await;
        page.until_there("[data-notice=unreadable]").await;
        let aside: Option<String> = page
            .script("return localStorage.getItem('bytewise.unreadable.slots')")
            .await;
        assert_eq!(aside.as_deref(), Some("{}"));
    });
}

#[test]
fn a_draft_of_a_starter_that_changed_is_told_once() {
    at_a_desk(Browser::Chromium, "yours-starter-changed", async |desk| {
        let page = desk.0;
        let old = format!("1 {:016x}\\nfn mine() {{}}", 1);
        page.script::<()>(&format!("localStorage.setItem('{DRAFT}', '{old}')"))
            .await;
        page.reload().await;
        desk.edit().await;
        page.until_there("[data-notice=starter-changed]").await;
        page.click("[data-action=keep-mine]").await;
        let gone = "!document.querySelector('[data-notice]')";
        page.until("the notice is gone", gone).await;
        page.until_there("[data-kept=yes]").await;
        assert_eq!(desk.kept().await.as_deref(), Some("fn mine() {}"));
        page.reload().await;
        desk.edit().await;
        page.until_there("[data-kept=yes]").await;
        assert_eq!(page.count("[data-notice]").await, 0);
        assert_eq!(desk.kept().await.as_deref(), Some("fn mine() {}"));
    });
}

#[test]
fn a_version_is_seen_beside_naive_and_beside_the_reference() {
    at_a_desk(Browser::Chromium, "yours-diff", async |desk| {
        let page = desk.0;
        desk.write(&file_of_slots("naive.rs")).await;
        // The solution is a click away, in diffs too.
        assert_eq!(page.count("[data-beside=optimized]").await, 0);
        page.click("[data-tab=optimized]").await;
        assert_eq!(page.count("[data-source=optimized]").await, 0);
        page.click("[data-action=show-solution]").await;
        page.until_there("[data-source=optimized]").await;
        page.click("[data-tab=yours]").await;
        let same = "document.querySelector('[data-editor]').isTheSame";
        page.script::<bool>(&format!("return {same} = true")).await;
        for (variant, says) in [("naive", "line for line"), ("optimized", "differ")] {
            page.click(&format!("[data-beside={variant}]")).await;
            page.until_there(&format!("[data-diff={variant}]")).await;
            let said = page.text("[role=tabpanel]").await;
            assert!(said.contains(says), "{said}");
        }
        // Back in the editor, the draft is there, with what can be undone.
        page.click("[data-beside=optimized]").await;
        page.until_there("[data-editor=ready]").await;
        assert!(
            page.script::<bool>(&format!("return Boolean({same})"))
                .await
        );
        let judged = desk.run_and_judge().await;
        assert_eq!(judged.verdict, "over-budget", "{judged:?}");
    });
}

#[test]
fn without_a_host_a_draft_is_written_and_kept_and_the_page_says_how_to_start_one() {
    let server = FileServer::start(dist(), "/");
    test(Browser::Chromium, "yours-alone", async |page| {
        page.expect_error("404");
        page.open(&format!("{}exercise/slots/", server.root()))
            .await;
        let desk = Desk(page);
        desk.edit().await;
        page.until_there("[data-host=absent]").await;
        let said = page.text("[data-host=absent]").await;
        assert!(said.contains("cargo run"), "{said}");
        page.press(None, '#').await;
        page.until_there("[data-kept=yes]").await;
        desk.run().await;
        page.until_there("[data-barred=absent]").await;
        page.until_there("[data-variant=optimized][data-peak]")
            .await;
        page.reload().await;
        desk.edit().await;
        let kept = desk.kept().await.expect("a draft");
        assert!(kept.starts_with('#'), "{kept}");
        page.until_there("[data-edited=true]").await;
    });
}
