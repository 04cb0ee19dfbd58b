//! A person's predictions before the first run, and after it the same beside
//! what was measured.

mod guesses;
mod number;

use std::rc::Rc;

use js_sys::futures::spawn_local;
use protocol::{Choice, Content, Expected, FigureName, Prediction, Shape, Span};
use web_sys::{HtmlInputElement, InputEvent, Storage};
use yew::{Callback, Html, Properties, component, html, use_state};

use super::bars::bar;
use super::hook::BenchHandle;
use super::rest::{self, Rest};
use crate::browser;
use crate::effect::use_effect_with;
use crate::kept::SKIPPED;
use crate::prose::{example, spans};
use crate::reached::{self, Predicted};
use crate::run::{Results, palette};
pub use guesses::{Guesses, case_of, guesses, use_guesses};
use number::{Unit, distance, thousandths};

/// The questions of an exercise, or nothing if it asks none.
pub fn predictions(bench: &BenchHandle) -> Html {
    if bench.content.predictions.is_empty() {
        return Html::default();
    }
    if bench.content.entry.shape == Shape::Predict {
        return rest::drawn(bench, |parts| (parts.guesses)(bench));
    }
    html! {
        <Predictions content={bench.content.clone()} ready={bench.ready}
            measured={bench.machine.has_measured()} results={bench.machine.results().cloned()}
            whole={*bench.rest == Rest::Here} />
    }
}

/// The answer to the question of that place, beside what these runs measured of
/// it.
pub fn answered(content: &Content, at: usize, results: Option<&Results>) -> Html {
    let asked = content.predictions.get(at);
    asked.map_or_else(Html::default, |asked| told(asked, "", content, results))
}

/// Whose questions, and what is known of their answers.
#[derive(Properties, PartialEq)]
struct PredictionsProps {
    content: Rc<Content>,
    /// True if fields can be typed into.
    ready: bool,
    /// True if a run has ever given its figures: then the answers are told.
    measured: bool,
    /// The figures that are shown.
    results: Option<Rc<Results>>,
    /// True once the answers can be drawn.
    whole: bool,
}

/// The card with the questions. It never stands in the way of Run.
#[component]
fn Predictions(props: &PredictionsProps) -> Html {
    let PredictionsProps {
        content,
        ready,
        measured,
        results,
        whole: _,
    } = props;
    let said = use_state(|| vec![String::new(); content.predictions.len()]);
    // The person's choice, if they made one.
    let wanted = use_state(|| None);
    {
        let (wanted, slug) = (wanted.setter(), content.entry.slug.clone());
        use_effect_with((), move |()| {
            let skipped = storage().and_then(|kept| kept.get_item(&key(&slug)).ok().flatten());
            if skipped.is_some() {
                wanted.set(Some(false));
            }
        });
    }
    let want = {
        let (wanted, slug) = (wanted.setter(), content.entry.slug.clone());
        let asked = !measured;
        move |open: bool| {
            let (wanted, slug) = (wanted.clone(), slug.clone());
            Callback::from(move |_| {
                // To look at the answers is not to want to be asked again.
                if asked {
                    remember(&slug, !open);
                }
                // The button is about to go, and the focus with it.
                browser::focus("[data-action=run]");
                wanted.set(Some(open));
            })
        }
    };
    {
        let slug = content.entry.slug.clone();
        let predicted = measured.then(|| held(&content.predictions, &said));
        use_effect_with(predicted, move |predicted| {
            if let Some(predicted) = predicted {
                // Refused, the track's end does without it.
                let _ = reached::add_predicted(&slug, *predicted);
            }
        });
    }
    let at = use_state(|| 0_usize);
    // After a run, the answers open by themselves only for a person who predicted.
    let open = wanted.unwrap_or(!measured || said.iter().any(|said| !said.is_empty()));
    if !open {
        return html! {
            <div class="predictions">
                if !measured {
                    <p>{ &content.expect }</p>
                }
                <button type="button" class="link" data-action="predict" onclick={want(true)}>
                    { if *measured { "What was to be predicted" } else { "Predict first" } }
                </button>
            </div>
        };
    }
    let of = content.predictions.len();
    // Another exercise has other questions.
    let place = (*at).min(of - 1);
    let asked = &content.predictions[place];
    let here = &said[place];
    let oninput = {
        let said = said.clone();
        Callback::from(move |text| {
            let mut next = (*said).clone();
            next[place] = text;
            said.set(next);
        })
    };
    let turn = |to: usize| {
        let at = at.setter();
        move |_| {
            at.set(to);
            // Once it is drawn: at either end, the button is gone.
            spawn_local(async {
                if browser::focused().is_none() {
                    browser::focus_first(&TURNS);
                }
            });
        }
    };
    html! {
        <section class="predictions">
            <h2>{ if *measured { "Said and measured" } else { "Before you run" } }</h2>
            if !measured {
                <fieldset disabled={!ready} key={place}>
                    <legend class="hidden">{ "Your prediction" }</legend>
                    { question(place, asked, here, &oninput) }
                </fieldset>
            }
            <div role="status">
                if *measured {
                    { rest::aside(|parts| {
                        (parts.answer)(place, asked, here, content, results.as_deref())
                    }) }
                }
            </div>
            <p class="pager">
                <span class="soft">{ format!("{} of {of}", place + 1) }</span>
                if place > 0 {
                    <button type="button" class="link" data-action="previous-question"
                        onclick={turn(place - 1)}>{ "Back" }</button>
                }
                if place + 1 < of {
                    <button type="button" class="link" data-action="next-question"
                        onclick={turn(place + 1)}>{ "Next" }</button>
                }
                if !measured {
                    <button type="button" class="link" data-action="skip" disabled={!ready}
                        onclick={want(false)}>{ "Skip" }</button>
                }
            </p>
        </section>
    }
}

/// Counts the choices that were made, and those of them that hold.
fn held(asked: &[Prediction], said: &[String]) -> Predicted {
    let mut predicted = Predicted::default();
    for (asked, said) in asked.iter().zip(said) {
        let Expected::Reason(choices) = &asked.expected else {
            continue;
        };
        let chosen = said.parse().ok().and_then(|at: usize| choices.get(at));
        if let Some(choice) = chosen {
            predicted.made += 1;
            predicted.held += u64::from(choice.right);
        }
    }
    predicted
}

/// The buttons that turn to another question.
const TURNS: [&str; 2] = [
    "[data-action=next-question]",
    "[data-action=previous-question]",
];

/// Names the browser's record that a person skipped an exercise's questions.
fn key(slug: &str) -> String {
    format!("{SKIPPED}{slug}")
}

/// The browser's storage, unless it is forbidden; then nothing is kept.
fn storage() -> Option<Storage> {
    browser::window().local_storage().ok().flatten()
}

fn remember(slug: &str, skipped: bool) {
    let Some(storage) = storage() else { return };
    // A refusal only means that it is asked again.
    let _ = if skipped {
        storage.set_item(&key(slug), "1")
    } else {
        storage.remove_item(&key(slug))
    };
}

fn question(at: usize, asked: &Prediction, said: &str, tell: &Callback<String>) -> Html {
    let oninput = tell.reform(|event: InputEvent| {
        let input = browser::target::<HtmlInputElement>(&event);
        input.map_or_else(String::new, |input| input.value())
    });
    match &asked.expected {
        Expected::Figure { of, .. } => field(at, asked, said, Unit::of(of.figure), oninput),
        Expected::Ratio { .. } => field(at, asked, said, Unit::Times, oninput),
        Expected::Reason(choices) => html! {
            <fieldset class="question" data-prediction={at.to_string()}>
                <legend>{ spans(&asked.ask) }</legend>
                { code(asked) }
                { for choices.iter().enumerate().map(|(place, choice)| html! {
                    <label>
                        <input type="radio" name={format!("prediction-{at}")}
                            value={place.to_string()} checked={said == place.to_string()}
                            oninput={oninput.clone()} />
                        <span>{ spans(&choice.say) }</span>
                    </label>
                }) }
            </fieldset>
        },
    }
}

/// The code that a question is about.
pub fn code(asked: &Prediction) -> Html {
    if asked.code.is_empty() {
        return Html::default();
    }
    example("rust", &asked.code)
}

/// A field for a number, with what is read in it.
fn field(
    at: usize,
    asked: &Prediction,
    said: &str,
    unit: Unit,
    oninput: Callback<InputEvent>,
) -> Html {
    let id = format!("prediction-{at}");
    let read_id = format!("{id}-read");
    let read = match unit.parse(said) {
        Some(number) => unit.written(number),
        None if said.trim().is_empty() => String::new(),
        None => format!("Write a number such as {}", unit.example()),
    };
    html! {
        <div class="question" data-prediction={at.to_string()}>
            <label for={id.clone()}>{ spans(&asked.ask) }</label>
            { code(asked) }
            <input type="text" inputmode="decimal" autocomplete="off" spellcheck="false" {id}
                value={said.to_owned()} {oninput} aria-describedby={read_id.clone()} />
            <span class="soft" id={read_id}>{ read }</span>
        </div>
    }
}

/// The answer to a question beside what was measured.
pub fn answer(
    at: usize,
    asked: &Prediction,
    said: &str,
    content: &Content,
    results: Option<&Results>,
) -> Html {
    html! {
        <div class="question" data-prediction={at.to_string()}>
            <p>{ spans(&asked.ask) }</p>
            { code(asked) }
            { told(asked, said, content, results) }
        </div>
    }
}

fn told(asked: &Prediction, said: &str, content: &Content, results: Option<&Results>) -> Html {
    let figure = |name: &FigureName| {
        let run = results?
            .runs()
            .iter()
            .find(|run| run.variant == name.variant)?;
        Some(name.figure.of(&run.usage) as f64)
    };
    match &asked.expected {
        Expected::Reason(choices) => reasons(choices, said),
        Expected::Figure { of, why } => beside(
            Unit::of(of.figure),
            said,
            colour(content, of),
            figure(of),
            why,
        ),
        Expected::Ratio { of, by, why } => {
            let ratio = figure(of).zip(figure(by).filter(|by| *by > 0.0));
            let ratio = ratio.map(|(of, by)| of / by);
            beside(Unit::Times, said, colour(content, of), ratio, why)
        }
    }
}

fn colour(content: &Content, of: &FigureName) -> &'static str {
    palette::class(&content.variant_names(), &of.variant)
}

/// The number that was said and the one that was measured, as bars, with how
/// far the one is from the other and why.
fn beside(
    unit: Unit,
    said: &str,
    colour: &'static str,
    measured: Option<f64>,
    why: &[Span],
) -> Html {
    let said = unit.parse(said);
    let rows = [("said", said, "python"), ("measured", measured, colour)];
    let longest = rows
        .iter()
        .filter_map(|(_, number, _)| *number)
        .fold(0.0, f64::max);
    html! {
        <>
            <table class="bars" role="table"><tbody>
                { for rows.into_iter().filter_map(|(name, number, colour)| {
                    let number = number?;
                    Some(html! {
                        <tr role="row" class={format!("c-{colour}")} data-row={name}>
                            <th scope="row" role="rowheader">{ name }</th>
                            <td role="cell" class="bar">
                                { bar(thousandths(number), thousandths(longest), colour) }
                            </td>
                            <td role="cell" class="figure">{ unit.written(number) }</td>
                        </tr>
                    })
                }) }
            </tbody></table>
            <p>
                if let Some((said, measured)) = said.zip(measured) {
                    <b>{ distance(said, measured) }{ ". " }</b>
                }
                { spans(why) }
            </p>
        </>
    }
}

/// Every reason with what is to be said of it: the one that was chosen first,
/// and then the right one.
fn reasons(choices: &[Choice], said: &str) -> Html {
    let line = |label: &str, choice: &Choice| {
        html! {
            <p>
                <b>{ label }</b>{ " " }<q>{ spans(&choice.say) }</q>{ " " }
                { spans(&choice.because) }
            </p>
        }
    };
    let (mut first, mut others) = (Vec::new(), Vec::new());
    for (place, choice) in choices.iter().enumerate() {
        match (said == place.to_string(), choice.right) {
            (true, true) => first.insert(0, line("You said, and that is it:", choice)),
            (true, false) => first.insert(0, line("You said:", choice)),
            (false, true) => first.push(line("What holds:", choice)),
            (false, false) => others.push(line("What does not hold:", choice)),
        }
    }
    first.into_iter().chain(others).collect()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::samples::{case, content_with_questions, rendered, report};
    use protocol::Outcome;

    /// Renders the answer to every question after these predictions.
    fn told(said: [&str; 3], results: Option<&Results>) -> [String; 3] {
        let content = content_with_questions();
        [0, 1, 2].map(|at| {
            rendered(answer(
                at,
                &content.predictions[at],
                said[at],
                &content,
                results,
            ))
        })
    }

    fn results() -> Results {
        let variants = ["naive", "optimized"].map(str::to_owned);
        let reports = [
            report("naive", 1_200_000, 1),
            report("optimized", 240_000, 1),
        ];
        let outcomes = reports.map(|report| Outcome::Report(Box::new(report)));
        Results::of(&variants, case(10_000), outcomes.into(), None)
    }

    #[test]
    fn what_was_said_stands_beside_what_was_measured() {
        let [figure, ratio, reason] = told(["480k", "5", "0"], Some(&results()));
        for part in [
            "480,000 bytes",
            "1,200,000 bytes",
            "2.50 times too low",
            "Why so many.",
        ] {
            assert!(figure.contains(part), "no {part} in {figure}");
        }
        for part in ["5.00 ×", "Exactly", "Why so many times."] {
            assert!(ratio.contains(part), "no {part} in {ratio}");
        }
        for part in ["About the keys.", "About the slots."] {
            assert!(reason.contains(part), "no {part} in {reason}");
        }
        // Every choice has its reason, the chosen one first.
        let place = |part: &str| reason.find(part).expect(part);
        assert!(place("About the keys.") < place("About the slots."));
        assert!(place("About the slots.") < place("About the text."));
    }

    #[test]
    fn who_said_nothing_is_told_what_was_measured() {
        let [figure, _, reason] = told(["", "", ""], Some(&results()));
        assert!(figure.contains("1,200,000 bytes"), "{figure}");
        assert!(!figure.contains("too low"), "{figure}");
        assert!(reason.contains("About the slots."), "{reason}");
        let place = |part: &str| reason.find(part).expect(part);
        assert!(place("About the slots.") < place("About the keys."));
    }

    #[test]
    fn while_another_case_runs_nothing_is_measured() {
        let [figure, ..] = told(["480k", "", ""], None);
        assert!(figure.contains("480,000 bytes"), "{figure}");
        assert!(
            !figure.contains("too low") && !figure.contains("measured"),
            "{figure}"
        );
    }
}
