//! The rest of a bench: the parts that are drawn only once something was run or
//! opened, and those of the exercises that ask for no version. In the browser
//! they are a chunk of the application's module, so that a first look at an
//! exercise need not wait for them.

use std::rc::Rc;

use js_sys::futures::{JsFuture, spawn_local};
use protocol::{Content, Prediction};
use yew::{Html, UseStateHandle, hook, html, use_state};

use super::hook::BenchHandle;
use super::view::View;
use super::{design, lines, prediction, share, views, yours};
use crate::browser::Tab;
use crate::effect::use_effect_with;
use crate::run::Results;
use crate::yours::Desk;

#[cfg(feature = "csr")]
mod load;

#[cfg(feature = "csr")]
pub use load::{load, parts};

/// The functions that draw these parts. What is reached through these pointers
/// alone is linked into the chunk, so nothing else may name it.
#[derive(Clone, Copy)]
pub struct Parts {
    /// A view that is no source and not the learner's version.
    pub view: fn(&BenchHandle, &View) -> Html,
    /// The state of the tracing.
    pub status: fn(&BenchHandle) -> Html,
    /// The learner's version in the editor; the flag says if its tab is shown.
    pub edited: fn(&Desk, &BenchHandle, bool) -> Html,
    /// The newest attempt's step, or its outcome.
    pub outcome: fn(&Desk, &BenchHandle) -> Html,
    /// The same in a line.
    pub brief: fn(&Desk) -> Html,
    /// The reason for which nothing is compiled.
    pub host: fn(&Desk) -> Html,
    /// The answer to a question beside what was measured: its place, itself, and
    /// what was said.
    pub answer: fn(usize, &Prediction, &str, &Content, Option<&Results>) -> Html,
    /// The menu of all that can be taken along.
    pub share: fn(&BenchHandle) -> Html,
    /// The questions that a proof waits for.
    pub guesses: fn(&BenchHandle) -> Html,
    /// Chosen structures: their bar, the verdict, the same for a screen reader,
    /// the steps of the task, and 50 GB.
    pub chosen: Chosen,
}

/// The drawings of chosen structures beside their view.
#[derive(Clone, Copy)]
pub struct Chosen {
    /// The bar of the chosen parts against the budget.
    pub measured: fn(&BenchHandle) -> Html,
    /// The verdict, if they have run together.
    pub sentence: fn(&BenchHandle) -> Option<Html>,
    /// The same for a screen reader.
    pub spoken: fn(&BenchHandle) -> Option<String>,
    /// The steps of the task.
    pub steps: fn(&BenchHandle) -> Html,
    /// The bytes for 50 GB.
    pub projection: fn(&BenchHandle) -> Html,
}

/// All of them.
const fn all() -> Parts {
    Parts {
        view: views::view,
        status: lines::status,
        edited: yours::edited,
        outcome: yours::outcome,
        brief: yours::brief,
        host: yours::host,
        answer: prediction::answer,
        share: share::share,
        guesses: prediction::guesses,
        chosen: Chosen {
            measured: design::measured,
            sentence: design::sentence,
            spoken: design::spoken,
            steps: design::steps,
            projection: design::projection,
        },
    }
}

/// The parts, if they are here: natively they always are.
#[cfg(not(feature = "csr"))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "in the browser they may be missing"
)]
pub fn parts() -> Option<&'static Parts> {
    static ALL: Parts = all();
    Some(&ALL)
}

/// Loads the parts: natively there is nothing to load.
#[cfg(not(feature = "csr"))]
#[expect(clippy::unused_async, reason = "in the browser it waits")]
async fn load() -> Result<(), String> {
    Ok(())
}

/// The state of the parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rest {
    /// They are on their way.
    Coming,
    /// They can be drawn.
    Here,
    /// They did not come; the sentence, without a dot, says why.
    Failed(Rc<str>),
}

/// Loads the parts once the page is idle, and again when that is asked for.
#[hook]
pub fn use_rest(tab: Option<&Tab>) -> UseStateHandle<Rest> {
    let rest = use_state(|| match parts() {
        Some(_) => Rest::Here,
        None => Rest::Coming,
    });
    let bridge = tab.map(|tab| tab.bridge.clone());
    let set = rest.setter();
    use_effect_with(*rest == Rest::Coming, move |coming| {
        let Some(bridge) = bridge.filter(|_| *coming) else {
            return;
        };
        spawn_local(async move {
            // An idle browser never fails to be idle.
            let _ = JsFuture::from(bridge.idle()).await;
            set.set(match load().await {
                Ok(()) => Rest::Here,
                Err(why) => Rest::Failed(why.into()),
            });
        });
    });
    rest
}

/// Draws a part that is looked at: until it is here, says that it is coming, or
/// why it is not.
pub fn drawn(bench: &BenchHandle, draw: impl FnOnce(&Parts) -> Html) -> Html {
    match parts() {
        Some(parts) => draw(parts),
        None => awaited(bench),
    }
}

/// Draws a part that nobody waits for: nothing until it is here.
pub fn aside(draw: impl FnOnce(&Parts) -> Html) -> Html {
    parts().map_or_else(Html::default, draw)
}

fn awaited(bench: &BenchHandle) -> Html {
    let Rest::Failed(why) = &*bench.rest else {
        return html! { <p class="remark" data-rest="coming">{ "This part is loading." }</p> };
    };
    let retry = {
        let rest = bench.rest.setter();
        move |_| rest.set(Rest::Coming)
    };
    html! {
        <div class="fault" role="alert" data-failure="rest-unavailable">
            <p>{ format!("{why}.") }</p>
            <button type="button" class="quiet" data-action="retry-rest" onclick={retry}>
                { "Retry" }
            </button>
        </div>
    }
}
