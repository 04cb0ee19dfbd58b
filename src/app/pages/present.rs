//! An exercise's bench alone, large, for a lecture hall.

use std::rc::Rc;

use protocol::Content;
use yew::{Html, Properties, component, html};

use crate::bench::{self, Place, predictions, use_bench};
use crate::link::Link;
use crate::query::Query;
use crate::route::Route;

/// The exercise, and its settings.
#[derive(Properties, PartialEq)]
pub struct PresentProps {
    /// The exercise.
    pub content: Rc<Content>,
    /// Knobs and view.
    pub query: Query,
}

/// The presented exercise.
#[component]
pub fn PresentPage(props: &PresentProps) -> Html {
    let PresentProps { content, query } = props;
    let bench = use_bench(content, query, Place::OwnOnly);
    let entry = &content.entry;
    html! {
        <main id="content" class="present" data-state={bench.machine.phase().name()}>
            <div class="heading">
                <h1 tabindex="-1">{ &entry.title }</h1>
                <Link to={Route::Exercise { slug: entry.slug.clone() }}>{ "The whole exercise" }</Link>
            </div>
            { predictions(&bench) }
            { bench::bench(&bench) }
        </main>
    }
}
