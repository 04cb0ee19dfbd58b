//! An exercise: the lesson that asks and explains, and the bench beside it.

use std::rc::Rc;

use js_sys::futures::spawn_local;
use protocol::{Content, Neighbour, Shape};
use web_sys::MouseEvent;
use yew::{Html, Properties, component, html, use_context, use_state};

use super::again::{Again, use_again};
use super::divider::Divider;
use super::hints::Hints;
use super::interview::Interview;
use super::python::python_sketch;
use crate::bench::{self, Place, predictions, use_bench};
use crate::browser;
use crate::effect::use_effect_with;
use crate::env::Env;
use crate::link::Link;
use crate::mode::Mode;
use crate::prose::blocks;
use crate::query::Query;
use crate::route::Route;
use crate::solved::use_solved;
use crate::yours;

/// The exercise, and its settings.
#[derive(Properties, PartialEq)]
pub struct ExerciseProps {
    /// The exercise.
    pub content: Rc<Content>,
    /// Knobs and view.
    pub query: Query,
}

/// An exercise's page, which can be begun anew.
#[component]
pub fn ExercisePage(props: &ExerciseProps) -> Html {
    let ExerciseProps { content, query } = props;
    let again = use_again(content);
    let Some(round) = again.round() else {
        // What is on the page keeps its draft as it goes, so it goes first.
        return html! { <main id="content" class="exercise work" /> };
    };
    let query = if round == 0 {
        query.clone()
    } else {
        Query::default()
    };
    html! { <Round key={round} content={content.clone()} {query} {again} /> }
}

/// The exercise, and the way to begin it anew.
#[derive(Properties, PartialEq)]
struct RoundProps {
    content: Rc<Content>,
    query: Query,
    again: Again,
}

/// An exercise from its beginning: the lesson, and the bench beside it.
#[component]
fn Round(props: &RoundProps) -> Html {
    let RoundProps {
        content,
        query,
        again,
    } = props;
    let shape = content.entry.shape;
    let place = if shape.is_edit() {
        Place::ForYours
    } else {
        Place::OwnOnly
    };
    let bench = use_bench(content, query, place);
    let asked = use_state(|| false);
    // A version's desk knows by itself.
    let answered = use_solved(bench.ready && bench.desk.is_none(), &content.entry.slug);
    let solved = match &bench.desk {
        Some(desk) => yours::Desk::was_solved(desk),
        None => answered,
    };
    let Mode { embed, exam } = bench.mode;
    {
        let slug = content.entry.slug.clone();
        use_effect_with(embed && bench.ready, move |told| {
            let heights = told.then(|| browser::Heights::of(slug));
            move || drop(heights)
        });
    }
    let own_page = use_context::<Env>().filter(|_| embed).map(|env| {
        let to = Route::Exercise {
            slug: content.entry.slug.clone(),
        };
        env.href_in(env.mode.on_its_own(), &to, &bench.query())
    });
    let explain = {
        let asked = asked.setter();
        move |_: MouseEvent| {
            asked.set(true);
            // Once it is drawn, which was asked for before.
            spawn_local(async { browser::go_to_start("#explanation") });
        }
    };
    html! {
        <main id="content" class="exercise work" data-state={bench.machine.phase().name()}>
            <div class="lesson">
                if !embed {
                    { crumb(content) }
                }
                <h1 tabindex="-1">
                    { &content.entry.title }
                    if solved {
                        <small class="solved" data-solved="true">{ done(shape) }</small>
                    }
                </h1>
                if let Some(href) = own_page {
                    <p class="own-page"><a {href} target="_blank" rel="noopener">
                        { "Open in Bytewise" }</a></p>
                } else if solved && shape.is_edit() && !exam {
                    { explanation(content) }
                    { fold("The problem", problem(content)) }
                } else {
                    { problem(content) }
                }
                if shape.is_edit() {
                    { predictions(&bench) }
                    { bench::yours::task(&bench) }
                } else {
                    // What is to be done comes before the place to do it.
                    { bench::yours::task(&bench) }
                    { predictions(&bench) }
                }
                if shape == Shape::Design {
                    { bench::aside(|parts| (parts.chosen.projection)(&bench)) }
                }
                if shape == Shape::Interview {
                    <Interview content={content.clone()} ready={bench.ready} {solved} {exam} />
                }
                if !embed && !exam {
                    { rest(content, solved, *asked, explain) }
                }
                if !embed && bench.ready {
                    { again.offer(content) }
                }
            </div>
            if !embed {
                <Divider />
            }
            { bench::bench(&bench) }
            if !embed {
                { steps(content) }
            }
        </main>
    }
}

/// Hints, and why it works once that is solved or asked for.
fn rest(
    content: &Rc<Content>,
    solved: bool,
    asked: bool,
    explain: impl Fn(MouseEvent) + 'static,
) -> Html {
    let shape = content.entry.shape;
    html! {
        <>
            if !content.hints.is_empty() {
                <Hints content={content.clone()} />
            }
            if solved && !shape.is_edit() {
                { explanation(content) }
            }
            if asked && !solved {
                { explanation(content) }
            } else if !solved {
                <p class="late soft">
                    { format!("Why it works, when not to do it, and how it compares with \
                       Python: once you have {} it. ", done(shape)) }
                    <button type="button" class="link" data-action="explain"
                        onclick={explain}>{ "Open it now" }</button>
                </p>
            }
        </>
    }
}

/// The word for an exercise that was gone through.
fn done(shape: Shape) -> &'static str {
    match shape {
        Shape::Edit | Shape::Design => "solved",
        Shape::Predict | Shape::Interview => "answered",
    }
}

fn problem(content: &Content) -> Html {
    html! {
        <div class="prose">
            { blocks(&content.sections.problem, 3) }
            { look_for(content) }
        </div>
    }
}

/// Shows what to look for. It quotes figures, so where these are to be
/// predicted, or an answer comes first, it is folded until the person opens it.
fn look_for(content: &Content) -> Html {
    let prose = blocks(&content.sections.look_for, 3);
    let asks_first = content.entry.shape == Shape::Interview || !content.predictions.is_empty();
    if !asks_first {
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
            { match entry.shape {
                Shape::Edit => Html::default(),
                Shape::Predict => html! { <span>{ "predict" }</span> },
                Shape::Design => html! { <span>{ "design" }</span> },
                Shape::Interview => html! { <span>{ "interview" }</span> },
            } }
            <span>{ "ports " }<code>{ &entry.ports }</code></span>
            <span><button type="button" class="link"
                onclick={|_| browser::go_to_start("[data-task]")}>{ "To the task" }</button></span>
            <span class="last">
                <Link to={Route::Present { slug: entry.slug.clone() }}>{ "Present" }</Link>
            </span>
        </p>
    }
}

/// Why it works, and folded below it what is of use later.
fn explanation(content: &Content) -> Html {
    let sections = &content.sections;
    let own_program = &sections.own_program;
    html! {
        <div class="explanation prose" id="explanation" tabindex="-1">
            <section><h2>{ "Why it works" }</h2>{ blocks(&sections.why, 3) }</section>
            if !own_program.is_empty() {
                <section><h2>{ "In your own program" }</h2>{ blocks(own_program, 3) }</section>
            }
            { fold("When not to", blocks(&sections.when_not, 3)) }
            { fold("Back in Python", html! {
                <>
                    { blocks(&sections.python, 3) }
                    { for content.python.iter().map(python_sketch) }
                </>
            }) }
        </div>
    }
}

fn fold(title: &'static str, body: Html) -> Html {
    html! {
        <details class="fold"><summary><h2>{ title }</h2></summary>{ body }</details>
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
            if content.position == content.of {
                <Link to={Route::Learnt { track: content.track_id.clone() }}>
                    { format!("{}: what you have learnt", content.track) }
                </Link>
            }
            if let Some(next) = &content.next {
                <Link to={to(next)} class="next">{ &next.title }{ " →" }</Link>
            } else {
                <Link to={Route::Home} class="next">{ "All exercises →" }</Link>
            }
        </nav>
    }
}
