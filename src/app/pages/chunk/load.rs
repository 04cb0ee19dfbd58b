//! Loads the chunks, each once.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::OnceLock;

use protocol::Content;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::Html;

use crate::bench;
use crate::browser::Tab;
use crate::env::Env;
use crate::pages::{Screen, View};
use crate::route::{self, Route};

/// A chunk's functions. What is reached through these pointers alone is linked
/// into it, so nothing else may name it.
#[derive(Clone, Copy)]
struct Chunk {
    view: fn(Tab, Route) -> Pending,
    draw: fn(&Env, &Screen) -> Html,
}

/// A view whose data is on its way. The error is a sentence without a dot.
type Pending = Pin<Box<dyn Future<Output = Result<View, String>>>>;

/// The chunks, once they are here.
static PAGES: OnceLock<Chunk> = OnceLock::new();
static ASIDE: OnceLock<Chunk> = OnceLock::new();
static REST: OnceLock<Chunk> = OnceLock::new();

#[wasm_split(pages, fallible)]
fn pages() -> Result<Box<Chunk>, SplitLoaderError> {
    let draw = super::draw;
    Ok(Box::new(Chunk { view, draw }))
}

#[wasm_split(aside, fallible)]
fn aside() -> Result<Box<Chunk>, SplitLoaderError> {
    let draw = super::draw_aside;
    Ok(Box::new(Chunk { view, draw }))
}

#[wasm_split(rest, fallible)]
fn rest() -> Result<Box<Chunk>, SplitLoaderError> {
    let (view, draw) = (view_of_rest, super::draw_rest);
    Ok(Box::new(Chunk { view, draw }))
}

/// The place of a chunk.
fn loaded(chunk: route::Chunk) -> &'static OnceLock<Chunk> {
    match chunk {
        route::Chunk::Pages => &PAGES,
        route::Chunk::Aside => &ASIDE,
        route::Chunk::Rest => &REST,
    }
}

/// A chunk, loaded if it is not here. The error is a sentence without a dot.
async fn load(chunk: route::Chunk) -> Result<Chunk, String> {
    let loaded = loaded(chunk);
    if let Some(chunk) = loaded.get() {
        return Ok(*chunk);
    }
    let coming = match chunk {
        route::Chunk::Pages => pages().await,
        route::Chunk::Aside => aside().await,
        route::Chunk::Rest => rest().await,
    };
    // The browser's console has the reason.
    let chunk = coming.map_err(|_| {
        "The part of the application that shows this page could not be loaded. Check the \
         connection, then retry. If the site was updated meanwhile, reload the page"
    })?;
    Ok(*loaded.get_or_init(|| *chunk))
}

/// The page of a route that is in that chunk, with its data. The error is a
/// sentence without a dot.
pub async fn load_view(tab: &Tab, chunk: route::Chunk, route: Route) -> Result<View, String> {
    (load(chunk).await?.view)(tab.clone(), route).await
}

/// Draws a view of a chunk, which was loaded to make the view.
pub fn draw_screen(env: &Env, screen: &Screen) -> Html {
    let chunk = screen.view.route().chunk();
    let chunk = chunk.and_then(|chunk| loaded(chunk).get());
    chunk.map_or_else(Html::default, |chunk| (chunk.draw)(env, screen))
}

fn view(tab: Tab, route: Route) -> Pending {
    Box::pin(async move {
        Ok(match route {
            Route::Exercise { slug } => {
                let content: Content = tab.content(&slug).await?;
                // Its page shows these parts from the start.
                if !content.entry.shape.is_edit() {
                    bench::load_rest().await?;
                }
                View::Exercise(Rc::new(content))
            }
            Route::Present { slug } => {
                let content: Content = tab.content(&slug).await?;
                bench::load_rest().await?;
                View::Present(Rc::new(content))
            }
            Route::Learnt { track } => View::Learnt(track.into()),
            Route::Progress => View::Progress,
            Route::Home => View::Home,
            Route::Overview | Route::Sizes | Route::HowItMeasures | Route::NotFound => {
                View::NotFound
            }
        })
    })
}

/// A view of the chunk `rest`: apart, since its data is of another kind.
fn view_of_rest(tab: Tab, route: Route) -> Pending {
    Box::pin(async move {
        Ok(match route {
            Route::Overview => View::Overview,
            Route::Sizes => View::Sizes(Rc::new(tab.page("sizes").await?)),
            Route::HowItMeasures => {
                View::HowItMeasures(Rc::new(tab.page("how-it-measures").await?))
            }
            Route::Exercise { .. }
            | Route::Present { .. }
            | Route::Learnt { .. }
            | Route::Progress
            | Route::Home
            | Route::NotFound => View::NotFound,
        })
    })
}
