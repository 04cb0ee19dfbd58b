//! A question as an interviewer asks it: the learner's own words first, then
//! the points of a model answer to hold them against.

use std::rc::Rc;

use js_sys::futures::spawn_local;
use protocol::Content;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement, InputEvent};
use yew::{Callback, Html, Properties, component, html, use_state};

use crate::browser;
use crate::effect::use_effect_with;
use crate::kept::{self, POINTS, WORDS};
use crate::prose::spans;
use crate::solved;

/// Whose question.
#[derive(Properties, PartialEq)]
pub struct InterviewProps {
    /// The exercise.
    pub content: Rc<Content>,
    /// True if fields can be typed into.
    pub ready: bool,
    /// True if the answers were compared before.
    pub solved: bool,
    /// True in an exam, where there is no model answer.
    pub exam: bool,
}

/// The learner's answer, and the model's once it is asked for.
#[component]
pub fn Interview(props: &InterviewProps) -> Html {
    let InterviewProps {
        content,
        ready,
        solved,
        exam,
    } = props;
    let slug = &content.entry.slug;
    let words = use_state(String::new);
    let said = use_state(Vec::<usize>::new);
    let compared = use_state(|| false);
    let refused = use_state(|| false);
    {
        let (words, said, slug) = (words.setter(), said.setter(), slug.clone());
        use_effect_with(*ready, move |ready| {
            if !*ready {
                return;
            }
            if let Ok(Some(kept)) = browser::load(&format!("{WORDS}{slug}")) {
                words.set(kept);
            }
            if let Ok(Some(kept)) = browser::load(&format!("{POINTS}{slug}")) {
                said.set(read(&kept));
            }
        });
    }
    let write = {
        let (words, refused, slug) = (words.setter(), refused.setter(), slug.clone());
        move |event: InputEvent| {
            let area = browser::target::<HtmlTextAreaElement>(&event);
            let text = area.map_or_else(String::new, |area| area.value());
            refused.set(kept::store(&format!("{WORDS}{slug}"), &text).is_err());
            words.set(text);
        }
    };
    let compare = {
        let (compared, refused, slug) = (compared.setter(), refused.setter(), slug.clone());
        move |_| {
            compared.set(true);
            refused.set(solved::add(&slug).is_err());
            // Once it is drawn: the button goes, and the focus with it.
            spawn_local(async { browser::go_to_start("[data-model]") });
        }
    };
    let tick = {
        let (said, refused, slug) = (said.clone(), refused.setter(), slug.clone());
        Callback::from(move |(at, on): (usize, bool)| {
            let mut next = (*said).clone();
            next.retain(|known| *known != at);
            if on {
                next.push(at);
            }
            refused.set(kept::store(&format!("{POINTS}{slug}"), &written(&next)).is_err());
            said.set(next);
        })
    };
    let shown = *compared || *solved;
    html! {
        <section class="interview">
            <label for="words"><h2>{ "Your answer" }</h2></label>
            <p class="soft" id="words-kept">
                { "Write it as you would say it. This browser keeps it; nobody judges it." }
            </p>
            <textarea id="words" data-words="" rows="8" spellcheck="true" disabled={!ready}
                aria-describedby="words-kept" value={(*words).clone()} oninput={write} />
            if *refused {
                <p role="alert">{ "This browser keeps nothing: what you write is gone when the \
                                   page is closed." }</p>
            }
            if *exam {
                <p class="soft">{ "There is no model answer here." }</p>
            } else if shown {
                { model(content, &said, &tick) }
            } else {
                <button type="button" class="run" data-action="compare"
                    disabled={words.trim().is_empty()} onclick={compare}>
                    { "Compare with a model answer" }
                </button>
            }
        </section>
    }
}

/// The points of the model answer, each to be ticked.
fn model(content: &Content, said: &[usize], tick: &Callback<(usize, bool)>) -> Html {
    let of = content.points.len();
    let points = content.points.iter().enumerate().map(|(at, point)| {
        let tick = tick.reform(move |event: Event| {
            let input = browser::target::<HtmlInputElement>(&event);
            (at, input.is_some_and(|input| input.checked()))
        });
        html! {
            <li><label>
                <input type="checkbox" data-point={at.to_string()} checked={said.contains(&at)}
                    onchange={tick} />
                <span>{ spans(point) }</span>
            </label></li>
        }
    });
    let count = said.iter().filter(|at| **at < of).count();
    html! {
        <div data-model="" tabindex="-1">
            <h2>{ "A model answer, in points" }</h2>
            <p class="soft">{ "Tick those that you made." }</p>
            <ul class="points">{ for points }</ul>
            <p role="status">{ format!("{count} of {of} points.") }</p>
        </div>
    }
}

/// Reads the places of points; each counts once, whoever wrote it.
fn read(kept: &str) -> Vec<usize> {
    let mut said: Vec<usize> = Vec::new();
    for at in kept.split(' ').filter_map(|at| at.parse().ok()) {
        if !said.contains(&at) {
            said.push(at);
        }
    }
    said
}

fn written(said: &[usize]) -> String {
    let places: Vec<String> = said.iter().map(usize::to_string).collect();
    places.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fuzz;

    #[test]
    fn whatever_is_kept_is_read_as_points_that_are_written_the_same() {
        arbtest::arbtest(|input| {
            let parts = ["0", "4", " ", "  ", "-1", "99999999999999999999", "x"];
            let said = read(&fuzz::string(input, &parts)?);
            assert_eq!(read(&written(&said)), said);
            Ok(())
        })
        .budget_ms(fuzz::BUDGET_MS);
    }
}
