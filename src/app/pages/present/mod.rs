//! A lecture: before it starts, its screen, its notes, and its sheet to print.

mod clock;
mod handout;
mod keyboard;
mod noted;
mod notes;
mod qr;
mod room;
mod screen;
mod setup;
mod stage;
mod talk;
mod votes;
mod votes_file;

use std::rc::Rc;

use protocol::Content;
use yew::{Callback, ContextProvider, Html, Properties, component, html, use_context, use_memo};

use self::noted::Noted;

use crate::bench::{self, Place, predictions, use_bench};
use crate::env::Env;
use crate::lecture::{Lecture, Opened};
use crate::link::Link;
use crate::query::Query;
use crate::route::Route;

/// The lecture's first exercise, and the rest of its address.
#[derive(Properties, PartialEq)]
pub struct PresentProps {
    /// The exercise.
    pub content: Rc<Content>,
    /// The lecture, and the bench's knobs and view.
    pub query: Query,
}

/// The part of a lecture that the address names.
#[component]
pub fn PresentPage(props: &PresentProps) -> Html {
    let PresentProps { content, query } = props;
    let Some(env) = use_context::<Env>() else {
        return Html::default();
    };
    let (lecture, unknown) = Lecture::read(&content.entry.slug, query, &env.catalogue);
    let noted = use_memo((), |()| Noted::new(env.tab.clone(), &lecture));
    let bench = use_memo(env.root.clone(), |_| noted.env(&env, 0));
    let changed = Callback::from(move |query| noted.turn(0, query));
    let (content, query) = (content.clone(), query.clone());
    match Opened::read(&query) {
        Opened::Setup => html! {
            <ContextProvider<Env> context={(*bench).clone()}>
                <Before {content} {query} {lecture} {unknown} {changed} />
            </ContextProvider<Env>>
        },
        Opened::Screen(at) => html! { <screen::Screen {content} {query} {lecture} {at} /> },
        Opened::Notes(talk) => html! { <notes::Notes {content} {query} {lecture} {talk} /> },
        Opened::Handout { answers } => {
            html! { <handout::Handout {content} {lecture} {answers} /> }
        }
    }
}

/// A lecture that has not started.
#[derive(Properties, PartialEq)]
struct BeforeProps {
    content: Rc<Content>,
    query: Query,
    lecture: Lecture,
    /// Slugs that the address names and the catalogue does not have.
    unknown: Vec<String>,
    /// Told of the query of another lecture.
    changed: Callback<Query>,
}

/// The way into the lecture, and its first exercise's bench alone, large.
#[component]
fn Before(props: &BeforeProps) -> Html {
    let BeforeProps {
        content,
        query,
        lecture,
        unknown,
        changed,
    } = props;
    let bench = use_bench(content, query, Place::OwnOnly);
    let entry = &content.entry;
    html! {
        <main id="content" class="present" data-state={bench.machine.phase().name()}>
            <div class="heading">
                <h1 tabindex="-1">{ &entry.title }</h1>
                <Link to={Route::Exercise { slug: entry.slug.clone() }}>{ "The whole exercise" }</Link>
            </div>
            if !unknown.is_empty() {
                <p class="fault mild" data-unknown="">
                    { format!(
                        "The link names {}, which this site does not have, or more exercises than \
                         a lecture takes. The lecture has the others.", unknown.join(", ")
                    ) }
                </p>
            }
            <setup::Setup lecture={lecture.clone()} changed={changed.clone()} />
            { predictions(&bench) }
            { bench::bench(&bench) }
        </main>
    }
}
