//! A person's expectation before the run, said beside what was measured; and
//! Python's recorded figures.

use bytewise_tests::browser::{Browser, Page, test};
use bytewise_tests::command::Server;
use bytewise_tests::lab::Lab;
use exercises::harness::Registered;
use protocol::{Content, Expected, Headline, Prediction, text};
use serde::Deserialize;
use serde_json::json;

use crate::bench::Bench;

/// A row of Python's figures, as its attributes say.
#[derive(Debug, PartialEq, Deserialize)]
struct PythonRow {
    python: String,
    bytes: String,
}

/// Fetches the content that an exercise's page is made from.
async fn content(page: &Page, root: &str, slug: &str) -> Content {
    page.open(root).await;
    page.script_until_called(
        "const [slug, done] = arguments;
         const site = JSON.parse(document.getElementById('site').textContent);
         fetch(site.root + site.content[slug]).then(it => it.json()).then(done);",
        vec![json!(slug)],
    )
    .await
}

/// The first exercise whose content is so.
async fn find(page: &Page, root: &str, what: &str, fits: impl Fn(&Content) -> bool) -> Content {
    for slug in exercises::all().map(<dyn Registered>::slug) {
        let content = content(page, root, slug).await;
        if fits(&content) {
            return content;
        }
    }
    panic!("no exercise has {what}");
}

fn asks_for_a_figure_and_a_reason(content: &Content) -> bool {
    let asks =
        |fits: fn(&Expected) -> bool| content.predictions.iter().any(|it| fits(&it.expected));
    asks(|it| matches!(it, Expected::Figure { .. })) && asks(|it| matches!(it, Expected::Reason(_)))
}

/// Turns to the question of that place from the one before it.
async fn turn_to(page: &Page, at: usize) {
    if at > 0 {
        page.click("[data-action=next-question]").await;
    }
    page.until_there(&format!("[data-prediction='{at}']")).await;
}

#[test]
fn what_was_said_stands_beside_what_was_measured() {
    let server = Server::shared();
    test(Browser::Chromium, "predictions", async |page| {
        let root = server.root();
        let what = "a figure and a reason to predict";
        let content = find(page, &root, what, asks_for_a_figure_and_a_reason).await;
        let slug = &content.entry.slug;
        let bench = Bench::open(page, &root, slug, "").await;
        for (at, asked) in content.predictions.iter().enumerate() {
            turn_to(page, at).await;
            let asked_here = format!("[data-prediction='{at}']");
            match &asked.expected {
                Expected::Figure { .. } | Expected::Ratio { .. } => {
                    page.fill(&format!("{asked_here} input"), "1,000").await;
                }
                Expected::Reason(choices) => {
                    let wrong = choices.iter().position(|choice| !choice.right);
                    let wrong = wrong.expect("not every reason is right");
                    page.click(&format!("{asked_here} input[value='{wrong}']"))
                        .await;
                }
            }
        }
        bench.run().await;
        bench.until_measured().await;
        page.until_there("[role=status] [data-prediction]").await;
        for _ in 1..content.predictions.len() {
            page.click("[data-action=previous-question]").await;
        }
        for (at, asked) in content.predictions.iter().enumerate() {
            turn_to(page, at).await;
            let told = page
                .text(&format!("[role=status] [data-prediction='{at}']"))
                .await;
            match &asked.expected {
                Expected::Figure { of, .. } => {
                    let exercise = exercises::find(slug).expect("it is listed");
                    let case = exercise.default_case();
                    let report = Lab::of(exercise).report(slug, &of.variant, &case);
                    let measured = text::grouped(of.figure.of(&report.usage));
                    assert!(told.contains("1,000"), "{told}");
                    assert!(told.contains(&measured), "no {measured} in {told}");
                }
                Expected::Ratio { .. } => assert!(told.contains("1,000 ×"), "{told}"),
                Expected::Reason(choices) => {
                    // Of each it is said why it holds or not.
                    let quoted = page.count(&format!("[data-prediction='{at}'] q")).await;
                    assert_eq!(quoted, choices.len(), "{told}");
                }
            }
        }
    });
}

#[test]
fn what_is_no_number_never_stands_in_the_way_of_run() {
    let server = Server::shared();
    test(Browser::Chromium, "predictions-wrong", async |page| {
        let root = server.root();
        let what = "a figure and a reason to predict";
        let content = find(page, &root, what, asks_for_a_figure_and_a_reason).await;
        let bench = Bench::open(page, &root, &content.entry.slug, "").await;
        let number = |asked: &Prediction| !matches!(asked.expected, Expected::Reason(_));
        let at = content.predictions.iter().position(number);
        for at in 0..=at.expect("it asks for a figure") {
            turn_to(page, at).await;
        }
        page.fill("[data-prediction] input[type=text]", "a few")
            .await;
        page.until(
            "what may be written is said",
            "document.querySelector('[data-prediction]').innerText.includes('such as')",
        )
        .await;
        assert!(bench.alerts().await.is_empty());
        bench.run().await;
        bench.until_measured().await;
    });
}

#[test]
fn skipping_is_one_click_and_lasts() {
    let server = Server::shared();
    test(Browser::Chromium, "predictions-skip", async |page| {
        let root = server.root();
        let asks = |content: &Content| !content.predictions.is_empty();
        let content = find(page, &root, "predictions", asks).await;
        let slug = &content.entry.slug;
        Bench::open(page, &root, slug, "").await;
        page.until_there("[data-prediction]").await;
        page.click("[data-action=skip]").await;
        page.until_there("[data-action=predict]").await;
        let bench = Bench::open(page, &root, slug, "").await;
        page.until_there("[data-action=predict]").await;
        assert_eq!(page.count("[data-prediction]").await, 0, "it asks again");
        bench.run().await;
        bench.until_measured().await;
        assert_eq!(
            page.count("[data-prediction]").await,
            0,
            "it asks after the run"
        );
        page.click("[data-action=predict]").await;
        page.until_there("[role=status] [data-prediction]").await;
    });
}

async fn python_rows(page: &Page) -> Vec<PythonRow> {
    page.script(
        "return [...document.querySelectorAll('[data-python]')].map(row => ({ ...row.dataset }))",
    )
    .await
}

#[test]
fn pythons_figures_are_shown_on_demand_for_their_case_alone() {
    let server = Server::shared();
    test(Browser::Chromium, "python", async |page| {
        let root = server.root();
        let fits = |content: &Content| {
            content.python.is_some() && content.entry.headline == Headline::Peak
        };
        let content = find(page, &root, "a recording of Python's peak", fits).await;
        let recorded = content.python.as_ref().map(|sketch| &sketch.recorded);
        let expected: Vec<PythonRow> = recorded
            .into_iter()
            .flat_map(|recorded| &recorded.runs)
            .map(|run| PythonRow {
                python: run.variant.clone(),
                bytes: run.peak.to_string(),
            })
            .collect();
        let slug = &content.entry.slug;
        let bench = Bench::open(page, &root, slug, "").await;
        bench.run().await;
        bench.until_measured().await;
        let measured = bench.rows().await;
        assert_eq!(python_rows(page).await, []);
        bench.open_tab("figures").await;
        page.click("[data-action=python]").await;
        page.until_there("[data-python]").await;
        assert_eq!(python_rows(page).await, expected);
        assert_eq!(
            bench.rows().await,
            measured,
            "Python's are no rows of the run"
        );
        page.until(
            "the address keeps it",
            "location.search.includes('python=1')",
        )
        .await;
        page.reload().await;
        let bench = Bench::here(page).await;
        bench.run().await;
        bench.until_measured().await;
        assert_eq!(python_rows(page).await, expected);

        let knob = &content.knobs[0];
        let other = if knob.default == knob.min {
            knob.min + 1
        } else {
            knob.min
        };
        bench.set(&knob.name, &other.to_string()).await;
        bench.run().await;
        page.until(
            "the figures are of the other case",
            "document.querySelector('main[data-state=measured]') \
             && !document.querySelector('[data-python]')",
        )
        .await;
        let said = page.text(".python").await;
        assert!(said.contains("default case"), "{said}");
    });
}
