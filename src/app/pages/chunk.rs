//! All pages but the catalogue. In the browser they are chunks of the
//! application's module, each loaded with the first of its pages: a first visit
//! need not wait for them, nor an exercise for a lecture's.

use yew::{AttrValue, Html, html};

use super::{Screen, View, exercise, learnt, overview, present, progress, prose, sizes};
use crate::env::Env;

#[cfg(feature = "csr")]
mod load;

#[cfg(feature = "csr")]
pub use load::{draw_screen, load_view};

/// Draws a view of a chunk.
#[cfg(not(feature = "csr"))]
pub fn draw_screen(env: &Env, screen: &Screen) -> Html {
    use crate::route::Chunk;

    match screen.view.route().chunk() {
        Some(Chunk::Pages) => draw(env, screen),
        Some(Chunk::Aside) => draw_aside(env, screen),
        Some(Chunk::Rest) => draw_rest(env, screen),
        None => Html::default(),
    }
}

/// Draws a view of the chunk `pages`.
fn draw(_: &Env, screen: &Screen) -> Html {
    let (key, query) = (screen.number, screen.query.clone());
    match &screen.view {
        View::Exercise(content) => html! {
            <exercise::ExercisePage {key} content={content.clone()} {query} />
        },
        View::Overview
        | View::Sizes(_)
        | View::HowItMeasures(_)
        | View::Present(_)
        | View::Learnt(_)
        | View::Progress
        | View::Home
        | View::NotFound
        | View::Unavailable(..) => Html::default(),
    }
}

/// Draws a view of the chunk `aside`.
fn draw_aside(_: &Env, screen: &Screen) -> Html {
    let (key, query) = (screen.number, screen.query.clone());
    match &screen.view {
        View::Present(content) => html! {
            <present::PresentPage {key} content={content.clone()} {query} />
        },
        View::Learnt(track) => html! {
            <learnt::LearntPage {key} track={AttrValue::from(track.clone())} />
        },
        View::Progress => html! { <progress::ProgressPage {key} /> },
        View::Exercise(_)
        | View::Overview
        | View::Sizes(_)
        | View::HowItMeasures(_)
        | View::Home
        | View::NotFound
        | View::Unavailable(..) => Html::default(),
    }
}

/// Draws a view of the chunk `rest`.
fn draw_rest(env: &Env, screen: &Screen) -> Html {
    let key = screen.number;
    match &screen.view {
        View::Overview => html! { <overview::OverviewPage {key} /> },
        View::Sizes(page) => sizes::sizes_page(page, env.tab.is_some()),
        View::HowItMeasures(page) => prose::prose_page(page),
        View::Exercise(_)
        | View::Present(_)
        | View::Learnt(_)
        | View::Progress
        | View::Home
        | View::NotFound
        | View::Unavailable(..) => Html::default(),
    }
}
