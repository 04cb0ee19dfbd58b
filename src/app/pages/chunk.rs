//! All pages but the catalogue. In the browser they are a chunk of the
//! application's module, which is loaded with the first of them: a first visit
//! need not wait for it.

use yew::{AttrValue, Html, html};

use super::{Screen, View, exercise, learnt, overview, present, progress, prose, sizes};
use crate::env::Env;

#[cfg(feature = "csr")]
mod load;

#[cfg(not(feature = "csr"))]
pub use draw as draw_screen;
#[cfg(feature = "csr")]
pub use load::{draw_screen, load_view};

/// Draws a view of the chunk.
pub fn draw(env: &Env, screen: &Screen) -> Html {
    let (key, query) = (screen.number, screen.query.clone());
    match &screen.view {
        View::Exercise(content) => html! {
            <exercise::ExercisePage {key} content={content.clone()} {query} />
        },
        View::Present(content) => html! {
            <present::PresentPage {key} content={content.clone()} {query} />
        },
        View::Learnt(track) => html! {
            <learnt::LearntPage {key} track={AttrValue::from(track.clone())} />
        },
        View::Progress => html! { <progress::ProgressPage {key} /> },
        View::Overview => html! { <overview::OverviewPage {key} /> },
        View::Sizes(page) => sizes::sizes_page(page, env.tab.is_some()),
        View::HowItMeasures(page) => prose::prose_page(page),
        View::Home | View::NotFound | View::Unavailable(..) => Html::default(),
    }
}
