//! The catalogue's page: the first thing that a visitor sees.

use yew::{Html, Properties, component, html};

use super::first_figure::FirstFigure;
use super::listing::Listing;
use crate::link::Link;
use crate::query::Query;
use crate::route::Route;

/// What the catalogue is opened with.
#[derive(Properties, PartialEq)]
pub struct CatalogueProps {
    /// The search and its filters.
    pub query: Query,
}

/// The catalogue's page.
#[component]
pub fn CataloguePage(props: &CatalogueProps) -> Html {
    html! {
        <main id="content" class="home">
            <div class="opening">
                <h1 tabindex="-1">{ "See every byte that Rust allocates" }</h1>
                <FirstFigure />
                <p class="lead">
                    { "Each exercise is one problem with a naive and an optimized solution. Read \
                       both, run both in this tab, and see the exact bytes of each: " }
                    <Link to={Route::HowItMeasures}>{ "counted, not estimated" }</Link>
                    { "." }
                </p>
            </div>
            <Listing query={props.query.clone()} noted=true />
        </main>
    }
}
