//! The pages, and which of them an address shows.

mod again;
mod catalogue;
pub mod chunk;
mod divider;
mod exercise;
mod export;
mod filter;
mod first_figure;
mod hints;
mod interview;
mod learnt;
mod listing;
mod measuring;
mod not_found;
mod overview;
mod present;
mod progress;
mod prose;
mod python;
mod sizes;
mod unavailable;

#[cfg(feature = "ssr")]
pub use first_figure::{Foretold, ForetoldProps};

use std::rc::Rc;

use protocol::Content;
use yew::Html;

use crate::env::Env;
use crate::query::Query;
use crate::route::Route;

/// A page with all the data that it shows.
#[derive(Clone, Debug, PartialEq)]
pub enum View {
    /// The catalogue.
    Home,
    /// One exercise.
    Exercise(Rc<Content>),
    /// One exercise's bench, large.
    Present(Rc<Content>),
    /// What was learnt in the track of that name.
    Learnt(Rc<str>),
    /// The learner's progress.
    Progress,
    /// Every exercise's figures in one table.
    Overview,
    /// The sizes of types in bytes.
    Sizes(Rc<protocol::Page>),
    /// The meaning of the figures.
    HowItMeasures(Rc<protocol::Page>),
    /// There is no such page.
    NotFound,
    /// The page's data could not be had; the sentence says why.
    Unavailable(Route, Rc<str>),
}

impl View {
    /// The route whose page this is.
    pub fn route(&self) -> Route {
        let slug = |content: &Content| content.entry.slug.clone();
        match self {
            Self::Home => Route::Home,
            Self::Exercise(content) => Route::Exercise {
                slug: slug(content),
            },
            Self::Present(content) => Route::Present {
                slug: slug(content),
            },
            Self::Learnt(track) => Route::Learnt {
                track: (**track).to_owned(),
            },
            Self::Progress => Route::Progress,
            Self::Overview => Route::Overview,
            Self::Sizes(_) => Route::Sizes,
            Self::HowItMeasures(_) => Route::HowItMeasures,
            Self::NotFound => Route::NotFound,
            Self::Unavailable(route, _) => route.clone(),
        }
    }

    /// The title of the browser's tab.
    pub fn title(&self) -> String {
        match self {
            Self::Home => "Bytewise: see every byte that Rust allocates".to_owned(),
            Self::Exercise(content) => format!("{} · Bytewise", content.entry.title),
            Self::Present(content) => format!("{}, presented · Bytewise", content.entry.title),
            Self::Learnt(track) => format!("What you have learnt: {track} · Bytewise"),
            Self::Progress => "Your progress · Bytewise".to_owned(),
            Self::Overview => "Overview · Bytewise".to_owned(),
            Self::Sizes(page) | Self::HowItMeasures(page) => format!("{} · Bytewise", page.title),
            Self::NotFound => "No such page · Bytewise".to_owned(),
            Self::Unavailable(..) => "Not loaded · Bytewise".to_owned(),
        }
    }

    /// The description that a search engine shows below the title.
    pub fn description(&self) -> String {
        match self {
            Self::Home => "Learn to write Rust that uses less memory: run a naive and an \
                           optimized version of the same program in your browser and see the \
                           exact bytes of each."
                .to_owned(),
            Self::Exercise(content) | Self::Present(content) => {
                content.entry.summary.replace('`', "")
            }
            Self::Learnt(track) => format!(
                "The track “{track}” in your own figures: what your versions save, to the byte, \
                 and what you predicted right."
            ),
            Self::Progress => "What you have solved, tried and predicted, kept in your browser \
                               alone: save it as a file, and go on in another browser."
                .to_owned(),
            Self::Overview => "Every exercise in one table: run them all in your tab and see what \
                               each technique saves, to the byte."
                .to_owned(),
            Self::Sizes(page) | Self::HowItMeasures(page) => page.description.clone(),
            Self::NotFound | Self::Unavailable(..) => {
                "Bytewise shows what Rust code allocates, to the byte.".to_owned()
            }
        }
    }
}

/// A view, opened at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Screen {
    /// Counts the pages opened since the application started.
    pub number: u32,
    /// The view that is shown.
    pub view: View,
    /// The query that it was opened with.
    pub query: Query,
}

/// The page of a screen.
///
/// Each view with a state has the screen's number as its key, so that a page
/// opened anew starts anew, also after one of the same kind.
pub fn page(env: &Env, screen: &Screen) -> Html {
    let Screen {
        number,
        view,
        query,
    } = screen;
    match view {
        View::Home => catalogue::catalogue_page(*number, query),
        View::Exercise(_)
        | View::Present(_)
        | View::Learnt(_)
        | View::Progress
        | View::Overview
        | View::Sizes(_)
        | View::HowItMeasures(_) => chunk::draw_screen(env, screen),
        View::NotFound => not_found::not_found_page(*number),
        View::Unavailable(route, why) => unavailable::unavailable_page(env, route, query, why),
    }
}
