//! An exercise: what is asked, the bench that measures it, its sources, and
//! then why.

use std::rc::Rc;

use protocol::{Content, Neighbour};
use yew::{Html, Properties, component, html, use_state};

use super::hints::Hints;
use super::python::python_sketch;
use crate::bench::{self, Place, use_bench};
use crate::link::Link;
use crate::prose::blocks;
use crate::query::Query;
use crate::route::Route;
use crate::source;
use crate::yours;

/// The exercise, and its settings.
#[derive(Properties, PartialEq)]
pub struct ExerciseProps {
    /// The exercise.
    pub content: Rc<Content>,
    /// Knobs and view.
    pub query: Query,
}

/// An exercise's page.
#[component]
pub fn ExercisePage(props: &ExerciseProps) -> Html {
    let ExerciseProps { content, query } = props;
    let bench = use_bench(content, query, Place::ForYours);
    let asked = use_state(|| false);
    let solved = bench.desk.as_ref().is_some_and(yours::Desk::is_solved);
    let explained = *asked || solved || bench.machine.has_measured();
    let sections = &content.sections;
    let sources = bench.sources();
    html! {
        <main id="content" class="exercise" data-state={bench.machine.phase().name()}>
            { crumb(content) }
            <h1 tabindex="-1">{ &content.entry.title }</h1>
            <div class="columns">
                <div class="prose">
                    { blocks(&sections.problem, 3) }
                    { look_for(content) }
                    <Hints content={content.clone()} />
                </div>
                { bench::bench(&bench) }
            </div>
            { yours::section(&bench) }
            <section class="sources" aria-label="Source">
                <h2>{ "The source that runs" }</h2>
                { bench::status(&bench) }
                <div class="panes" data-count={sources.len().to_string()}>
                    { source::panes(&sources, bench::heat(&bench).as_ref()) }
                </div>
            </section>
            if explained {
                { explanation(content) }
            } else {
                <div class="unexplained">
                    <p>{ "Why it works, when not to do it, and how it compares with Python: after \
                          your first run." }</p>
                    <button type="button" class="link" data-action="explain"
                        onclick={move |_| asked.set(true)}>{ "Show it now" }</button>
                </div>
            }
            { steps(content) }
        </main>
    }
}

/// Shows what to look for. It quotes figures, so where these are to be
/// predicted it is folded until the person opens it.
fn look_for(content: &Content) -> Html {
    let prose = blocks(&content.sections.look_for, 3);
    if content.predictions.is_empty() {
        return html! { <><h2>{ "What to look for" }</h2>{ prose }</> };
    }
    html! {
        <details class="look-for">
            <summary><h2>{ "What to look for" }</h2></summary>
            { prose }
        </details>
    }
}

fn crumb(content: &Content) -> Html {
    let entry = &content.entry;
    html! {
        <p class="crumb">
            <span>{ &content.track }</span>
            <span>{ format!("{} of {}", content.position, content.of) }</span>
            <span>{ format!("{}, {} min", entry.level, entry.minutes) }</span>
            <span>{ "ports " }<code>{ &entry.ports }</code></span>
            <span class="last">
                <Link to={Route::Present { slug: entry.slug.clone() }}>{ "Present" }</Link>
            </span>
        </p>
    }
}

fn explanation(content: &Content) -> Html {
    let sections = &content.sections;
    html! {
        <div class="explanation prose" id="explanation" tabindex="-1">
            <section><h2>{ "Why it works" }</h2>{ blocks(&sections.why, 3) }</section>
            <section><h2>{ "When not to" }</h2>{ blocks(&sections.when_not, 3) }</section>
            if !sections.own_program.is_empty() {
                <section>
                    <h2>{ "In your own program" }</h2>
                    { blocks(&sections.own_program, 3) }
                </section>
            }
            <section>
                <h2>{ "Back in Python" }</h2>
                { blocks(&sections.python, 3) }
                { for content.python.iter().map(python_sketch) }
            </section>
        </div>
    }
}

fn steps(content: &Content) -> Html {
    let to = |neighbour: &Neighbour| Route::Exercise {
        slug: neighbour.slug.clone(),
    };
    html! {
        <nav class="steps" aria-label="Neighbouring exercises">
            if let Some(previous) = &content.previous {
                <Link to={to(previous)} class="previous">{ "← " }{ &previous.title }</Link>
            } else {
                <Link to={Route::Home} class="previous">{ "← All exercises" }</Link>
            }
            if let Some(next) = &content.next {
                <Link to={to(next)} class="next">{ &next.title }{ " →" }</Link>
            } else {
                <Link to={Route::Home} class="next">{ "All exercises →" }</Link>
            }
        </nav>
    }
}
