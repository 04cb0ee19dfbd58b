//! An exercise of questions alone: Run waits for the first answer, each answer
//! starts the proof of its own case, and what was said is kept.

use bytewise_tests::browser::keys::ENTER;
use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::Server;
use exercises::harness::Registered;
use protocol::{Case, Content, Expected, Shape};

use crate::bench::Bench;

/// The first such exercise, with all that its page says.
pub(crate) fn first() -> (&'static dyn Registered, Content) {
    let exercise = exercises::all().find(|it| it.shape() == Shape::Predict);
    let exercise = exercise.expect("an exercise asks before it runs");
    let content = host::read_content(exercise).unwrap_or_else(|error| panic!("{error:#}"));
    (exercise, content)
}

/// The case that a question is about.
fn case_of(exercise: &dyn Registered, content: &Content, at: usize) -> Case {
    let asked = &content.predictions[at].case;
    if asked.is_empty() {
        exercise.default_case()
    } else {
        asked.clone()
    }
}

async fn is_enabled(page: &Page, action: &str) -> bool {
    page.script(&format!(
        "return !document.querySelector('[data-action={action}]').disabled"
    ))
    .await
}

/// Writes an answer to the question of that place, a wrong one where it can.
pub(crate) async fn write(page: &Page, content: &Content, at: usize) {
    let asked_here = format!("[data-guess='{at}'] [data-prediction='{at}']");
    page.until_there(&asked_here).await;
    match &content.predictions[at].expected {
        Expected::Figure { .. } | Expected::Ratio { .. } => {
            page.fill(&format!("{asked_here} input"), "1,000").await;
        }
        Expected::Reason(choices) => {
            let wrong = choices.iter().position(|choice| !choice.right);
            let wrong = wrong.expect("not every choice is right");
            page.click(&format!("{asked_here} input[value='{wrong}']"))
                .await;
        }
    }
    page.until_there("[data-action=answer]:enabled").await;
}

/// What is told of the answer to the question of that place.
async fn told(page: &Page, content: &Content, at: usize) -> String {
    let told = format!("[data-guess='{at}'] [role=status] [data-prediction='{at}']");
    page.until_there(&told).await;
    let quoted = page.count(&format!("{told} q")).await;
    if let Expected::Reason(choices) = &content.predictions[at].expected {
        assert_eq!(quoted, choices.len(), "a choice has no because");
    }
    page.text(&told).await
}

fn an_answer_starts_the_proof_of_its_case_and_is_kept(browser: Browser) {
    let server = Server::shared();
    test(browser, "guesses", async |page| {
        let (exercise, content) = first();
        let slug = exercise.slug();
        let last = content.predictions.len() - 1;
        let bench = Bench::open(page, &server.root(), slug, "").await;
        page.until_there("[data-guess='0']").await;
        assert!(!is_enabled(page, "run").await, "Run waits for an answer");
        assert!(
            !is_enabled(page, "answer").await,
            "nothing is no answer to a question"
        );
        assert_eq!(page.count("[data-action=next-question]").await, 0);
        page.click("[data-action=to-guess]").await;
        page.until(
            "the question has the focus",
            "document.activeElement.matches('[data-guess]')",
        )
        .await;

        for at in 0..=last {
            if at > 0 {
                page.click("[data-action=next-question]").await;
            }
            write(page, &content, at).await;
            page.click("[data-action=answer]").await;
            told(page, &content, at).await;
            bench.until_measured().await;
            let case = case_of(exercise, &content, at);
            bench.assert_figures(slug, &case).await;
            let solved = page.count("[data-solved]").await;
            assert_eq!(solved > 0, at == last, "after the question {at}");
        }
        assert!(is_enabled(page, "run").await, "the proof can be run again");
        page.until_there(".all-said").await;
        page.until_there("#explanation").await;

        page.reload().await;
        let bench = Bench::here(page).await;
        told(page, &content, last).await;
        page.until_there("[data-solved]").await;
        assert_eq!(bench.rows().await, [], "nothing runs by itself");
        for _ in 0..last {
            page.click("[data-action=previous-question]").await;
        }
        let again = told(page, &content, 0).await;
        // The card moves into sight as it gets the focus, so nothing is aimed at.
        bench.click_at_once("[data-action=prove]").await;
        bench.until_measured().await;
        let case = case_of(exercise, &content, 0);
        bench.assert_figures(slug, &case).await;
        let proven = told(page, &content, 0).await;
        assert!(proven.len() >= again.len(), "{again:?} became {proven:?}");

        page.open(&server.root()).await;
        page.until_there(&format!("[data-exercise={slug}][data-progress=solved]"))
            .await;
    });
}
in_every_browser!(an_answer_starts_the_proof_of_its_case_and_is_kept);

#[test]
fn answering_anew_asks_from_the_first_question_and_takes_no_mark_away() {
    let server = Server::shared();
    test(Browser::Chromium, "guesses-anew", async |page| {
        let (exercise, content) = first();
        let last = content.predictions.len() - 1;
        let bench = Bench::open(page, &server.root(), exercise.slug(), "").await;
        for at in 0..=last {
            if at > 0 {
                page.click("[data-action=next-question]").await;
            }
            write(page, &content, at).await;
            page.click("[data-action=answer]").await;
            told(page, &content, at).await;
        }
        bench.until_measured().await;
        page.click("[data-action=answer-anew]").await;
        page.until_there("[data-guess='0'] [data-action=answer]:disabled")
            .await;
        page.until_there("[data-action=run]:disabled").await;
        page.until_there("[data-solved]").await;
        page.reload().await;
        Bench::here(page).await;
        page.until_there("[data-guess='0'] [data-action=answer]:disabled")
            .await;
        page.until_there("[data-solved]").await;
    });
}

#[test]
fn an_answer_can_be_given_by_the_keyboard_alone() {
    let server = Server::shared();
    test(Browser::Chromium, "guesses-keys", async |page| {
        let (exercise, content) = first();
        let bench = Bench::open(page, &server.root(), exercise.slug(), "").await;
        write(page, &content, 0).await;
        page.script::<()>("document.querySelector('[data-action=answer]').focus()")
            .await;
        page.press(None, ENTER).await;
        told(page, &content, 0).await;
        bench.until_measured().await;
        let focused: bool = page
            .script("return document.activeElement.matches('[data-guess]')")
            .await;
        assert!(focused, "the focus is lost with the button");
    });
}
