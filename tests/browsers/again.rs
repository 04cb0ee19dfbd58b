//! An exercise is begun again where the learner is, and that can be taken back.

use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::Server;
use serde_json::{Value, json};

use crate::bench::Bench;
use crate::progress::{all_kept, draft, keep, kept};

/// What an earlier visit has left of two exercises.
fn earlier() -> Value {
    json!({
        "bytewise.layout": "2",
        "bytewise.solved": "slots interning",
        "bytewise.draft.slots": draft("// mine\n", 1_700_000_000_000),
        "bytewise.draft.interning": draft("// other\n", 1_700_000_000_000),
        "bytewise.reached.slots": "1000 500",
        "bytewise.predicted.slots": "1 2",
        "bytewise.skipped.slots": "1",
        "elsewhere": "not this site's",
    })
}

async fn open<'a>(page: &'a Page, server: &Server) -> Bench<'a> {
    page.open(&format!("{}sizes/", server.root())).await;
    keep(page, earlier()).await;
    Bench::open(page, &server.root(), "slots", "?points=77").await
}

fn an_exercise_is_begun_again_on_its_page_and_that_is_taken_back(browser: Browser) {
    let server = Server::shared();
    test(browser, "again", async |page| {
        open(page, &server).await;
        page.until_there("[data-solved]").await;
        let before = all_kept(page).await;
        page.click("[data-action=begin-again]").await;
        page.until(
            "the way out has the focus",
            "document.activeElement.matches('[data-action=keep]')",
        )
        .await;
        assert_eq!(all_kept(page).await, before, "asking changes nothing");
        page.click("[data-action=keep]").await;
        page.until_there("[data-action=begin-again]").await;
        assert_eq!(all_kept(page).await, before);

        page.click("[data-action=begin-again]").await;
        page.click("[data-action=confirm]").await;
        page.until_there("[data-stage=done]").await;
        Bench::here(page).await;
        let after = all_kept(page).await;
        let left: Vec<&String> = after.as_object().expect("it is an object").keys().collect();
        assert!(left.iter().all(|name| !name.contains("slots")), "{left:?}");
        assert_eq!(
            kept(page, "bytewise.solved").await.as_deref(),
            Some("interning")
        );
        for name in ["bytewise.draft.interning", "elsewhere"] {
            assert_eq!(after[name], before[name], "{name}");
        }
        page.until(
            "no mark is left",
            "!document.querySelector('[data-solved]')",
        )
        .await;
        assert_eq!(page.count("[data-edited=true]").await, 0);

        page.click("[data-stage=done] [data-action=undo]").await;
        page.until_there("[data-solved]").await;
        assert_eq!(all_kept(page).await, before, "all is as it was");
    });
}
in_every_browser!(an_exercise_is_begun_again_on_its_page_and_that_is_taken_back);

#[test]
fn a_draft_that_was_just_typed_is_gone_too_and_comes_back() {
    let server = Server::shared();
    server.until_it_compiles();
    test(Browser::Chromium, "again-typed", async |page| {
        let (root, token) = (server.root(), server.token());
        page.open(&root).await;
        page.open(&format!("{root}exercise/slots/#token={token}"))
            .await;
        Bench::here(page).await;
        page.edit_draft("slots", "// just typed\n").await;
        page.until_there("[data-kept=yes][data-edited]").await;
        page.click("[data-action=begin-again]").await;
        page.click("[data-action=confirm]").await;
        page.until_there("[data-stage=done]").await;
        assert_eq!(kept(page, "bytewise.draft.slots").await, None);
        page.click("[data-stage=done] [data-action=undo]").await;
        page.until(
            "it is taken back",
            "document.querySelector('[data-stage=done]')?.innerText.includes('Taken back')",
        )
        .await;
        let draft = kept(page, "bytewise.draft.slots").await;
        assert!(draft.is_some_and(|draft| draft.ends_with("// just typed\n")));
        page.until_there("[data-edited=true]").await;
    });
}

#[test]
fn storage_that_refuses_changes_nothing_and_is_said() {
    let server = Server::shared();
    test(Browser::Chromium, "again-refused", async |page| {
        open(page, &server).await;
        let before = all_kept(page).await;
        page.script::<Value>(
            "Storage.prototype.removeItem = () => { throw new DOMException('', 'QuotaExceededError') };
             return null",
        )
        .await;
        page.click("[data-action=begin-again]").await;
        page.click("[data-action=confirm]").await;
        page.until_there("[data-stage=failed]").await;
        let said = page.text("[data-stage=failed]").await;
        assert!(said.contains("Nothing was changed"), "{said}");
        assert_eq!(all_kept(page).await, before);
        Bench::here(page).await;
    });
}
