//! Questions whose answers start the proof: first a guess, then a run of the
//! case that the question is about, and a word on every choice.

use js_sys::futures::spawn_local;
use protocol::{Case, Content, Expected, Prediction, Shape, default_case};
use web_sys::MouseEvent;
use yew::{Callback, Html, UseStateHandle, hook, html, use_state};

use super::number::Unit;
use super::{answer, held, question};
use crate::bench::BenchHandle;
use crate::browser;
use crate::effect::use_effect_with;
use crate::kept::{self, ANSWERS};
use crate::reached::{self, Predicted};
use crate::run::{Event, Settings};
use crate::solved;

/// What a learner has said to the questions of an exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Said {
    /// The answers, in the order of the questions. None is taken back.
    answers: Vec<String>,
    /// The answer that is being written to the next question.
    draft: String,
    /// The place of the question that is looked at.
    at: usize,
    /// True if the browser refuses to keep them.
    refused: bool,
}

impl Said {
    /// Reads what is kept, as [`kept`](Self::kept) wrote it, of so many
    /// questions.
    fn read(kept: &str, questions: usize) -> Self {
        let lines = kept.split('\n').filter(|_| !kept.is_empty());
        let answers: Vec<String> = lines.take(questions).map(str::to_owned).collect();
        Self {
            at: answers.len().min(questions.saturating_sub(1)),
            answers,
            ..Self::default()
        }
    }

    /// The answers as the browser keeps them, a line each.
    fn kept(&self) -> String {
        self.answers.join("\n")
    }
}

/// A learner's answers at one render, and how to give more.
#[derive(Clone)]
pub struct Guesses {
    said: UseStateHandle<Said>,
    /// The name under which the browser keeps them.
    key: String,
}

impl Guesses {
    /// True once one was given.
    pub fn are_begun(&self) -> bool {
        !self.said.answers.is_empty()
    }

    fn set(&self, said: Said) {
        self.said.set(said);
    }
}

/// The answers to an exercise's questions, as the browser has kept them; none
/// where the proof waits for none.
#[hook]
pub fn use_guesses(ready: bool, content: &Content) -> Guesses {
    let said = use_state(Said::default);
    let key = format!("{ANSWERS}{}", content.entry.slug);
    let asks = content.entry.shape == Shape::Predict;
    {
        let (said, key) = (said.setter(), key.clone());
        let questions = content.predictions.len();
        use_effect_with(ready && asks, move |asks| {
            if *asks && let Ok(Some(kept)) = browser::load(&key) {
                said.set(Said::read(&kept, questions));
            }
        });
    }
    Guesses { said, key }
}

impl BenchHandle {
    /// True if the proof waits for a first answer.
    pub fn is_held(&self) -> bool {
        let asks = self.content.entry.shape == Shape::Predict && !self.lecture;
        asks && !self.guesses.are_begun()
    }
}

/// The case that a question is about.
pub fn case_of(bench: &BenchHandle, asked: &Prediction) -> Case {
    if asked.case.is_empty() {
        default_case(&bench.content.knobs)
    } else {
        asked.case.clone()
    }
}

/// True if the answer can be told beside what is measured.
fn is_answer(asked: &Prediction, said: &str) -> bool {
    match &asked.expected {
        Expected::Figure { of, .. } => Unit::of(of.figure).parse(said).is_some(),
        Expected::Ratio { .. } => Unit::Times.parse(said).is_some(),
        Expected::Reason(_) => !said.is_empty(),
    }
}

/// Runs the proof of a question.
fn prove(bench: &BenchHandle, asked: &Prediction) {
    let case = case_of(bench, asked);
    bench
        .settings
        .set(Settings::of(&bench.content.knobs, &case));
    bench.tell(Event::Run(case));
}

/// The card with the question that is looked at.
pub fn guesses(bench: &BenchHandle) -> Html {
    let asked = &bench.content.predictions;
    let said = &*bench.guesses.said;
    let at = said.at.min(asked.len().saturating_sub(1));
    let Some(here) = asked.get(at) else {
        return Html::default();
    };
    let given = said.answers.get(at);
    html! {
        <section class="predictions" data-guess={at.to_string()} tabindex="-1">
            <h2>{ if given.is_some() { "Said and measured" } else { "Your guess" } }</h2>
            if given.is_none() {
                <fieldset disabled={!bench.ready} key={at}>
                    <legend class="hidden">{ "Your guess" }</legend>
                    { question(at, here, &said.draft, &typed(&bench.guesses)) }
                    <button type="button" class="run" data-action="answer"
                        disabled={!is_answer(here, &said.draft)}
                        onclick={give(bench, at)}>{ "Say so, and run the proof" }</button>
                </fieldset>
            }
            <div role="status">
                { for given.map(|given| told(bench, at, here, given)) }
                if said.answers.len() == asked.len() {
                    <p class="all-said">{ counted(asked, &said.answers) }</p>
                }
                if said.refused {
                    <p>{ "This browser keeps nothing, so it will ask again next time." }</p>
                }
            </div>
            { pager(bench, at) }
        </section>
    }
}

fn typed(guesses: &Guesses) -> Callback<String> {
    let guesses = guesses.clone();
    Callback::from(move |draft| {
        guesses.set(Said {
            draft,
            ..(*guesses.said).clone()
        });
    })
}

/// A callback that takes the answer as written, and starts the proof.
fn give(bench: &BenchHandle, at: usize) -> Callback<MouseEvent> {
    let bench = bench.clone();
    Callback::from(move |_| {
        let content = &bench.content;
        let mut said = (*bench.guesses.said).clone();
        said.answers.push(std::mem::take(&mut said.draft));
        let whole = said.answers.len() == content.predictions.len();
        let stored = kept::store(&bench.guesses.key, &said.kept());
        let marked = if whole {
            let slug = &content.entry.slug;
            reached::add_predicted(slug, held(&content.predictions, &said.answers))
                .and_then(|()| solved::add(slug))
        } else {
            Ok(())
        };
        said.refused = stored.is_err() || marked.is_err();
        bench.guesses.set(said);
        if let Some(asked) = content.predictions.get(at) {
            prove(&bench, asked);
        }
        // The button is about to go, and the focus with it.
        browser::focus("[data-guess]");
    })
}

/// What was said beside what is measured, once the question's own case was run.
fn told(bench: &BenchHandle, at: usize, asked: &Prediction, given: &str) -> Html {
    let case = case_of(bench, asked);
    let results = bench.machine.results();
    let results = results.filter(|results| *results.case() == case && !results.runs().is_empty());
    if results.is_some() {
        return answer(at, asked, given, &bench.content, results.map(AsRef::as_ref));
    }
    if bench.machine.running().is_some() {
        return html! { <p>{ "The proof is running." }</p> };
    }
    let again = {
        let (bench, asked) = (bench.clone(), asked.clone());
        move |_| {
            prove(&bench, &asked);
            browser::focus("[data-guess]");
        }
    };
    html! {
        <>
            { answer(at, asked, given, &bench.content, None) }
            <p><button type="button" class="quiet" data-action="prove" disabled={!bench.ready}
                onclick={again}>{ "Run the proof" }</button></p>
        </>
    }
}

/// Says how many of the choices were right.
fn counted(asked: &[Prediction], answers: &[String]) -> String {
    match held(asked, answers) {
        Predicted { made: 0, .. } => "All questions are answered.".to_owned(),
        Predicted { held, made } => {
            format!("All questions are answered; {held} of {made} choices held.")
        }
    }
}

fn pager(bench: &BenchHandle, at: usize) -> Html {
    let of = bench.content.predictions.len();
    let said = &*bench.guesses.said;
    let turn = |to: usize| {
        let guesses = bench.guesses.clone();
        move |_| {
            guesses.set(Said {
                at: to,
                ..(*guesses.said).clone()
            });
            // Once it is drawn: the button may be gone.
            spawn_local(async { browser::focus("[data-guess]") });
        }
    };
    let anew = {
        let guesses = bench.guesses.clone();
        move |_| {
            // Refused, the answers come again with the next visit.
            let _ = kept::forget(&guesses.key);
            guesses.set(Said::default());
            spawn_local(async { browser::focus("[data-guess]") });
        }
    };
    html! {
        <p class="pager">
            <span class="soft">{ format!("{} of {of}", at + 1) }</span>
            if at > 0 {
                <button type="button" class="link" data-action="previous-question"
                    onclick={turn(at - 1)}>{ "Back" }</button>
            }
            if at + 1 < of && at < said.answers.len() {
                <button type="button" class="link" data-action="next-question"
                    onclick={turn(at + 1)}>{ "Next question" }</button>
            }
            if said.answers.len() == of {
                <button type="button" class="link" data-action="answer-anew"
                    onclick={anew}>{ "Answer anew" }</button>
            }
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{fuzz, samples};

    #[test]
    fn whatever_is_kept_is_read_as_answers_that_are_written_the_same() {
        arbtest::arbtest(|input| {
            let kept = fuzz::string(input, &["0", "1", "480k", "\n", "\r", " ", "\u{2028}"])?;
            let said = Said::read(&kept, 3);
            assert!(said.answers.len() <= 3 && said.at < 3, "{kept:?}");
            let again = Said::read(&said.kept(), 3);
            // A last answer that is empty leaves no line, and asks again.
            assert!(
                again == said || said.answers.last().is_some_and(String::is_empty),
                "{kept:?}"
            );
            Ok(())
        })
        .budget_ms(fuzz::BUDGET_MS);
    }

    #[test]
    fn only_what_can_be_told_beside_a_figure_is_an_answer() {
        let content = samples::content_with_questions();
        let [figure, ratio, reason] = [0, 1, 2].map(|at| &content.predictions[at]);
        assert!(is_answer(figure, "480k") && !is_answer(figure, "many"));
        assert!(is_answer(ratio, "5.4") && !is_answer(ratio, "5 kB"));
        assert!(is_answer(reason, "0") && !is_answer(reason, ""));
    }

    #[test]
    fn choices_are_counted_and_numbers_are_not() {
        let asked = samples::content_with_questions().predictions;
        for (choice, says) in [
            ("1", "1 of 1"),
            ("0", "0 of 1"),
            ("", "All questions are answered."),
            ("9", "All questions are answered."),
        ] {
            let answers = ["480k", "5", choice].map(str::to_owned);
            let told = counted(&asked, &answers);
            assert!(told.contains(says), "{choice:?}: {told}");
        }
        let told = counted(&asked[..2], &["480k", "5"].map(str::to_owned));
        assert_eq!(told, "All questions are answered.");
    }
}
