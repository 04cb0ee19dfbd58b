//! A question that is answered in one's own words: they are kept and never
//! judged, and the points of a model answer come after them.

use bytewise_tests::browser::keys::ENTER;
use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::Server;
use exercises::harness::Registered;
use protocol::{Content, Shape};
use serde_json::json;

use crate::accessibility::{look, tab_to};
use crate::bench::Bench;

// WebKit's driver types no other characters than a keyboard has.
const WORDS: &str = "Of an empty list, yes. Of a full one, it depends.";

/// The first exercise of the shape, and its content.
pub(crate) fn first() -> (&'static dyn Registered, Content) {
    let mut all = exercises::all();
    let asked = all.find(|it| it.shape() == Shape::Interview);
    let asked = asked.expect("an exercise is an interviewer's question");
    let content = host::read_content(asked).unwrap_or_else(|error| panic!("{error:#}"));
    (asked, content)
}

/// Waits until the field has these words.
async fn until_written(page: &Page, words: &str) {
    let condition = format!(
        "document.querySelector('[data-words]:enabled')?.value === {}",
        json!(words)
    );
    page.until("the words are there", &condition).await;
}

/// The places of the points that are ticked.
async fn ticked(page: &Page) -> Vec<String> {
    page.script(
        "return [...document.querySelectorAll('[data-point]:checked')].map(it => it.dataset.point)",
    )
    .await
}

fn words_and_ticks_are_kept_and_the_proof_runs(browser: Browser) {
    let server = Server::shared();
    test(browser, "interview", async |page| {
        let root = server.root();
        let (exercise, content) = first();
        let slug = exercise.slug();
        let points = content.points.len();
        Bench::open(page, &root, slug, "").await;

        // One's own words come first: before them there is nothing to read off.
        until_written(page, "").await;
        page.until_there("[data-action=compare]:disabled").await;
        assert_eq!(page.count("[data-model]").await, 0);
        assert_eq!(page.count("#explanation").await, 0);
        assert_eq!(page.count("details.look-for:not([open])").await, 1);
        assert_eq!(page.count("[data-editor], [data-budget]").await, 0);
        assert_eq!(page.count("[data-solved]").await, 0);
        page.fill("[data-words]", WORDS).await;

        // What was written is kept without more ado, and is no answer yet.
        page.open(&root).await;
        page.until_there(&format!("[data-exercise={slug}][data-progress=tried]"))
            .await;
        let bench = Bench::open(page, &root, slug, "").await;
        until_written(page, WORDS).await;
        assert_eq!(page.count("[data-model]").await, 0);

        page.click("[data-action=compare]").await;
        page.until_there("[data-model]").await;
        page.until(
            "the model answer has the focus",
            "document.activeElement.matches('[data-model]')",
        )
        .await;
        assert_eq!(page.count("[data-point]").await, points);
        assert_eq!(page.count("[data-action=compare]").await, 0);
        page.until_there("[data-solved]").await;
        page.until_there("#explanation").await;
        page.click("[data-point='0']").await;
        page.click("[data-point='2']").await;
        page.click("[data-point='1']").await;
        page.click("[data-point='2']").await;
        let told = format!("2 of {points} points.");
        let says = format!(
            "document.querySelector('[data-model] [role=status]').innerText === {}",
            json!(told)
        );
        page.until("the points are counted", &says).await;

        bench.run().await;
        bench.until_measured().await;
        bench.assert_figures(slug, &exercise.default_case()).await;

        page.reload().await;
        let bench = Bench::here(page).await;
        until_written(page, WORDS).await;
        page.until_there("[data-point='1']:checked").await;
        assert_eq!(ticked(page).await, ["0", "1"]);
        page.until("the points are counted again", &says).await;
        // The proof answers what is asked next.
        let case = exercise.edges().pop().expect("it has edges");
        bench.set_to(&case).await;
        bench.assert_run_gives_figures(slug, &case).await;

        page.open(&root).await;
        page.until_there(&format!("[data-exercise={slug}][data-progress=solved]"))
            .await;
    });
}
in_every_browser!(words_and_ticks_are_kept_and_the_proof_runs);

#[test]
fn a_question_is_answered_by_the_keyboard_alone() {
    let server = Server::shared();
    test(Browser::Chromium, "interview-keyboard", async |page| {
        look(page, 390, "dark").await;
        let (exercise, _) = first();
        Bench::open(page, &server.root(), exercise.slug(), "").await;
        tab_to(page, "[data-words]").await;
        page.type_into("[data-words]", "It depends.").await;
        tab_to(page, "[data-action=compare]").await;
        page.press(None, ENTER).await;
        page.until_there("[data-model]").await;
        tab_to(page, "[data-point='1']").await;
        page.press(None, ' ').await;
        page.until_there("[data-point='1']:checked").await;
        assert_eq!(ticked(page).await, ["1"]);
        let [content, window]: [u32; 2] = page
            .script("return [document.documentElement.scrollWidth, innerWidth]")
            .await;
        assert!(content <= window, "{content} in {window} pixels");
    });
}

#[test]
fn each_question_has_words_of_its_own() {
    let server = Server::shared();
    test(Browser::Chromium, "interview-two", async |page| {
        let mut asked = exercises::all().filter(|it| it.shape() == Shape::Interview);
        let (Some(one), Some(other)) = (asked.next(), asked.next()) else {
            panic!("at least two exercises are an interviewer's questions");
        };
        let root = server.root();
        Bench::open(page, &root, one.slug(), "").await;
        page.fill("[data-words]", "One").await;
        page.click("[data-action=compare]").await;
        page.click("[data-point='0']").await;
        // Without another page between, as the steps at the foot go.
        page.click("nav.steps .next").await;
        page.until(
            "the next question is open",
            &format!("location.pathname === '/exercise/{}/'", other.slug()),
        )
        .await;
        Bench::here(page).await;
        until_written(page, "").await;
        assert_eq!(page.count("[data-model], [data-solved]").await, 0);
        page.back().await;
        until_written(page, "One").await;
        page.until_there("[data-point='0']:checked").await;
    });
}
