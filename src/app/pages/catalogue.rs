//! The catalogue's page: the first thing that a visitor sees.

use yew::{Html, html};

use super::first_figure::FirstFigure;
use super::listing::Listing;
use crate::link::Link;
use crate::query::Query;
use crate::route::Route;

/// The catalogue's page, opened with this search and its filters, as the
/// screen of that number.
pub fn catalogue_page(number: u32, query: &Query) -> Html {
    html! {
        <main id="content" class="home">
            <div class="opening">
                <h1 tabindex="-1">{ "See every byte that Rust allocates" }</h1>
                <FirstFigure key={number} />
                <p class="lead">
                    { "Each exercise is one problem with a naive and an optimized solution. Read \
                       both, run both in this tab, and see the exact bytes of each: " }
                    <Link to={Route::HowItMeasures}>{ "counted, not estimated" }</Link>
                    { "." }
                </p>
            </div>
            <Listing key={number} query={query.clone()} noted=true />
        </main>
    }
}
