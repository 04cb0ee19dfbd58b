//! Progress where the storage is not as one wants it: full, blocked, written by
//! another tab or by a newer version, or to be emptied.

use bytewise_tests::browser::keys::{BACKSPACE, ENTER};
use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::Server;
use exercises::harness::Registered;
use protocol::Shape;
use serde_json::{Value, json};

use crate::accessibility::tab_to;
use crate::bench::{Bench, until_taken_over};
use crate::interview;
use crate::progress::{WORDS, all_kept, choose, draft, file, keep, kept, open_with};

/// Fills the storage with another application's string until nothing fits.
const FILL: &str = "
    let all = '';
    for (let more = 'x'.repeat(1 << 21); more; ) {
        try {
            localStorage.setItem('another', all + more);
            all += more;
        } catch {
            more = more.slice(more.length / 2 + 0.5);
        }
    }
    return all.length;
";

fn an_import_that_finds_no_room_leaves_all_as_it_was(browser: Browser) {
    let server = Server::shared();
    test(browser, "progress-full", async |page| {
        let here = json!({
            "bytewise.layout": "2", "bytewise.solved": "slots",
            "bytewise.draft.slots": draft("// mine", 5), "bytewise.words.a": "mine",
        });
        open_with(page, &server, here).await;
        let come = file(&json!({
            "bytewise.solved": "lazy-sum",
            "bytewise.draft.slots": draft("// theirs, which is newer and longer", 6),
            "bytewise.draft.interning": draft(&"// more\n".repeat(100), 6),
        }));
        choose(page, come.as_bytes()).await;
        let filled: u64 = page.script(FILL).await;
        assert!(filled > 100_000, "{browser}: {filled}");
        // There is room for the first string that is written, and not for all.
        page.script::<Value>(
            "localStorage.setItem('another', localStorage.getItem('another').slice(300)); return null",
        )
        .await;
        let before = all_kept(page).await;
        page.click("[data-action=confirm-import]").await;
        page.until_there("[data-stage=failed]").await;
        let said = page.text("[data-stage=failed]").await;
        assert!(
            said.contains("Nothing was changed") && said.contains("full"),
            "{browser}: {said}"
        );
        assert_eq!(all_kept(page).await, before, "{browser}");

        // With room it goes.
        page.script::<Value>("localStorage.removeItem('another'); return null")
            .await;
        choose(page, come.as_bytes()).await;
        page.click("[data-action=confirm-import]").await;
        page.until_there("[data-stage=done]").await;
        assert_eq!(
            kept(page, "bytewise.solved").await.as_deref(),
            Some("slots lazy-sum")
        );
    });
}
in_every_browser!(an_import_that_finds_no_room_leaves_all_as_it_was);

fn what_another_tab_writes_meanwhile_stays(browser: Browser) {
    let server = Server::shared();
    test(browser, "progress-two-tabs", async |page| {
        open_with(page, &server, json!({ "bytewise.solved": "slots" })).await;
        let come = file(&json!({
            "bytewise.solved": "lazy-sum",
            "bytewise.draft.interning": draft("// theirs", 6),
        }));
        choose(page, come.as_bytes()).await;
        // As another tab does, of which this one need not have heard yet.
        keep(
            page,
            json!({
                "bytewise.solved": "slots typed-array",
                "bytewise.draft.interning": draft("// another tab's", 7),
            }),
        )
        .await;
        page.click("[data-action=confirm-import]").await;
        page.until_there("[data-stage=planned][data-again]").await;
        let said = page.text("[data-stage]").await;
        assert!(
            said.contains("Another tab") && said.contains("Both are kept"),
            "{browser}: {said}"
        );
        page.click("[data-action=confirm-import]").await;
        page.until_there("[data-stage=done]").await;
        let solved = kept(page, "bytewise.solved").await;
        assert_eq!(
            solved.as_deref(),
            Some("slots typed-array lazy-sum"),
            "{browser}"
        );
        let opened = kept(page, "bytewise.draft.interning")
            .await
            .unwrap_or_default();
        assert!(opened.contains("another tab's"), "{browser}: {opened}");
        page.until_there("[data-other=interning]").await;

        // Undo does not write over what came since.
        keep(
            page,
            json!({ "bytewise.solved": "slots typed-array lazy-sum packed-records" }),
        )
        .await;
        page.click("[data-action=undo]").await;
        page.until_there("[data-stage=failed]").await;
        let solved = kept(page, "bytewise.solved").await.unwrap_or_default();
        assert!(solved.ends_with("packed-records"), "{browser}: {solved}");
    });
}
in_every_browser!(what_another_tab_writes_meanwhile_stays);

/// Answers the question that is open.
async fn answer(page: &Page) {
    page.fill("[data-words]", WORDS).await;
    page.click("[data-action=compare]").await;
    page.until_there("[data-solved]").await;
}

/// The draft of slots, without the line that says when it was written.
async fn kept_draft(page: &Page) -> String {
    let kept = kept(page, "bytewise.draft.slots").await.unwrap_or_default();
    let draft = kept.split_once('\n');
    draft.map_or_else(String::new, |(_, draft)| draft.to_owned())
}

/// Types into the draft of slots until that is kept.
async fn write_before(page: &Page, key: char) -> String {
    page.press(None, key).await;
    let written =
        format!("localStorage['bytewise.draft.slots']?.split('\\n')[1].startsWith('{key}')");
    page.until("the draft is kept", &written).await;
    kept_draft(page).await
}

fn two_tabs_lose_nothing(browser: Browser) {
    let server = Server::shared();
    let asked = exercises::all().filter(|it| it.shape() == Shape::Interview);
    let asked: Vec<&str> = asked.map(<dyn Registered>::slug).take(2).collect();
    test(browser, "two-tabs", async |page| {
        // The host does not know these tabs.
        page.expect_error("401");
        let root = server.root();
        let (first, second) = (page.window().await, page.new_window().await);
        // Both are open before either is answered.
        for (window, slug) in [&first, &second].into_iter().zip(&asked) {
            page.drive(window).await;
            Bench::open(page, &root, slug, "").await;
        }
        answer(page).await;
        page.drive(&first).await;
        answer(page).await;
        let solved = kept(page, "bytewise.solved").await.unwrap_or_default();
        let mut solved: Vec<&str> = solved.split(' ').collect();
        solved.sort_unstable();
        let mut both = asked.clone();
        both.sort_unstable();
        assert_eq!(solved, both, "{browser}");

        // One draft in both: the last that was written is kept, the other offers it.
        let draft = format!("{root}exercise/slots/");
        for window in [&second, &first] {
            page.drive(window).await;
            page.open(&draft).await;
            page.edit().await;
        }
        write_before(page, '#').await;
        page.drive(&second).await;
        page.until_there("[data-notice=elsewhere]").await;
        let last = write_before(page, '/').await;
        page.drive(&first).await;
        page.until_there("[data-notice=elsewhere]").await;
        assert_eq!(kept_draft(page).await, last, "{browser}");
        page.click("[data-notice=elsewhere] [data-action=take]")
            .await;
        page.until(
            "the notice is gone",
            "!document.querySelector('[data-notice]')",
        )
        .await;
        assert_eq!(kept_draft(page).await, last, "{browser}");
        page.drive(&second).await;
        assert_eq!(page.count("[data-notice]").await, 0, "both are the same");
    });
}
in_every_browser!(two_tabs_lose_nothing);

fn where_storage_is_blocked_the_page_says_so(browser: Browser) {
    let server = Server::shared();
    test(browser, "progress-blocked", async |page| {
        page.open(&server.root()).await;
        until_taken_over(page).await;
        page.script::<Value>(
            "Object.defineProperty(window, 'localStorage', {
                 get() { throw new DOMException('', 'SecurityError'); },
             });
             return null",
        )
        .await;
        page.click(".go .soft a").await;
        page.until_there("main[data-storage=blocked]").await;
        let said = page.text("[data-failure=storage-blocked]").await;
        assert!(
            said.contains("blocked") && said.contains("reload"),
            "{browser}: {said}"
        );
        page.until_there("[data-action=save]:disabled").await;
        // The rest goes on.
        page.click("header .mark").await;
        page.click(".go a").await;
        let bench = Bench::here(page).await;
        bench.run().await;
        bench.until_measured().await;
    });
}
in_every_browser!(where_storage_is_blocked_the_page_says_so);

#[test]
fn a_page_that_starts_with_its_storage_blocked_works() {
    let server = Server::shared();
    test(
        Browser::Chromium,
        "progress-blocked-at-once",
        async |page| {
            page.expect_error("401");
            let script = json!({ "source":
                "for (const name of ['localStorage', 'sessionStorage'])
                 Object.defineProperty(window, name, {
                     get() { throw new DOMException('', 'SecurityError'); },
                 });"
            });
            page.devtools("Page.addScriptToEvaluateOnNewDocument", script)
                .await;
            let bench = Bench::open(page, &server.root(), "slots", "").await;
            bench.run().await;
            bench.until_measured().await;
            page.edit().await;
            page.press(None, ENTER).await;
            page.until_there("[data-kept=no]").await;
            page.press(None, BACKSPACE).await;
        },
    );
}

#[test]
fn what_a_newer_version_keeps_is_left_as_it_is_and_said_so() {
    let server = Server::shared();
    test(Browser::Chromium, "progress-newer", async |page| {
        page.expect_error("401");
        page.open(&format!("{}sizes/", server.root())).await;
        keep(
            page,
            json!({
                "bytewise.layout": "3", "bytewise.solved": "{\"slots\":{}}",
                "bytewise.draft.slots": "3 another form\nmine",
            }),
        )
        .await;
        let before = all_kept(page).await;
        page.reload().await;
        page.until_there("header [data-newer-progress]").await;
        page.click("header [data-newer-progress] a").await;
        page.until_there("main[data-storage=newer] [role=alert]")
            .await;
        let said = page.text("main [role=alert]").await;
        assert!(said.contains("newer version"), "{said}");
        assert_eq!(page.count("[data-action=import]:enabled").await, 0);
        assert_eq!(page.count("[data-action=delete-all]").await, 0);

        // Its draft is not written over, whatever is typed.
        page.open(&format!("{}exercise/slots/", server.root()))
            .await;
        page.edit().await;
        page.until_there("[data-notice=newer]").await;
        page.press(None, '#').await;
        page.until_there("[data-kept=no]").await;
        let (asked, _) = interview::first();
        // The browser asks before it leaves what is not kept.
        page.press(None, BACKSPACE).await;
        page.until(
            "nothing is at risk",
            "!document.querySelector('[data-edited]')",
        )
        .await;
        Bench::open(page, &server.root(), asked.slug(), "").await;
        page.fill("[data-words]", WORDS).await;
        page.until_there(".interview [role=alert]").await;
        page.click("[data-action=compare]").await;
        page.until_there("[data-model]").await;
        assert_eq!(all_kept(page).await, before);
    });
}

#[test]
fn one_exercise_or_all_is_begun_again_only_when_confirmed_and_can_be_taken_back() {
    let server = Server::shared();
    test(Browser::Chromium, "progress-reset", async |page| {
        open_with(
            page,
            &server,
            json!({
                "theme": "another application's", "another": "1", "bytewise.theme": "dark",
                "bytewise.layout": "2", "bytewise.solved": "slots lazy-sum unknown-here",
                "bytewise.draft.slots": draft("// mine", 5),
                "bytewise.other-draft.slots.0123456789abcdef": draft("// other", 4),
                "bytewise.unreadable.slots": "{}", "bytewise.reached.slots": "9 5",
                "bytewise.draft.interning": draft("// mine", 5),
                "bytewise.words.unknown-here": "kept and not shown",
            }),
        )
        .await;
        let before = all_kept(page).await;
        // By the keyboard alone, first not confirmed.
        page.click(".away summary").await;
        assert_eq!(page.count(".rows [data-exercise]").await, 3);
        let reset = "[data-action=reset][data-of=slots]";
        tab_to(page, reset).await;
        page.press(None, ENTER).await;
        page.until(
            "the way out has the focus",
            "document.activeElement.matches('[data-action=keep]')",
        )
        .await;
        page.press(None, ENTER).await;
        page.until(
            "the focus is back",
            "document.activeElement.matches('[data-action=reset][data-of=slots]')",
        )
        .await;
        assert_eq!(all_kept(page).await, before);

        page.click(reset).await;
        page.click("[data-action=confirm]").await;
        page.until_there("[data-stage=done] [data-action=undo]")
            .await;
        let left: Vec<String> = page
            .script("return Object.keys(localStorage).filter(it => it.includes('slots'))")
            .await;
        assert!(left.is_empty(), "{left:?}");
        let solved = kept(page, "bytewise.solved").await;
        assert_eq!(solved.as_deref(), Some("lazy-sum unknown-here"));
        page.click("[data-action=undo]").await;
        page.until(
            "it is taken back",
            "document.querySelector('[data-stage]')?.innerText.includes('Taken back')",
        )
        .await;
        assert_eq!(all_kept(page).await, before);

        page.click("[data-action=delete-all]").await;
        page.click("[data-action=confirm]").await;
        page.until_there("[data-stage=done]").await;
        let foreign =
            json!({ "another": "1", "bytewise.theme": "dark", "theme": "another application's" });
        assert_eq!(all_kept(page).await, foreign);
        page.until(
            "nothing is counted",
            "!document.querySelector('header [data-tally]')",
        )
        .await;
        page.click("[data-action=undo]").await;
        page.until_there("header [data-tally='2']").await;
        assert_eq!(all_kept(page).await, before);
    });
}
