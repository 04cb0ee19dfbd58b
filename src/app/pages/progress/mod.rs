//! The learner's progress: in all and by track, as a file, and thrown away.

mod beside;
mod desk;
mod moving;
mod tables;
mod words;

use protocol::Catalogue;
use yew::{Html, component, html, use_context, use_mut_ref, use_state};

use crate::browser::Blocked;
use crate::effect::use_effect_with;
use crate::env::Env;
use crate::kept::{self, Key, Layout, Store};
use crate::link::Link;
use crate::progress::{Mark, Progress};
use crate::reached::{self, Predicted};
use crate::route::Route;
use crate::solved;
use desk::{Desk, Step};
use words::Sum;

/// What the browser keeps, as it was last looked at.
#[derive(Clone, Debug, PartialEq)]
enum Kept {
    /// It was not looked at yet.
    Unknown,
    /// It keeps nothing.
    Blocked,
    /// A newer build has written it.
    Newer,
    /// This.
    Here(Box<Here>),
}

/// A learner's progress, and what it means.
#[derive(Clone, Debug, PartialEq)]
struct Here {
    store: Store,
    progress: Progress,
    /// The exercises of this build, by track.
    tracks: Vec<Vec<Known>>,
}

/// What is known of an exercise.
#[derive(Clone, Debug, Default, PartialEq)]
struct Known {
    slug: String,
    title: String,
    mark: Mark,
    predicted: Option<Predicted>,
    /// True if anything at all is kept of it.
    is_kept: bool,
}

impl Kept {
    /// Looks at it.
    fn load(catalogue: &Catalogue) -> Self {
        match kept::layout() {
            Err(Blocked) => return Self::Blocked,
            Ok(Layout::Newer) => return Self::Newer,
            Ok(Layout::Own | Layout::Older) => {}
        }
        let Ok(store) = kept::load() else {
            return Self::Blocked;
        };
        let progress = Progress::load();
        let has = |slug: &str| {
            let of = |name| matches!(Key::read(name), Some(Key::Of(_, of)) if of == slug);
            store.iter().any(|(name, _)| of(name))
        };
        let known = |entry: &protocol::Entry| {
            let mark = progress.of(&entry.slug);
            Known {
                slug: entry.slug.clone(),
                title: entry.title.clone(),
                mark,
                predicted: reached::predicted(&entry.slug),
                is_kept: mark != Mark::New || has(&entry.slug),
            }
        };
        let tracks = catalogue.tracks.iter();
        let tracks = tracks.map(|track| track.exercises.iter().map(known).collect());
        Self::Here(Box::new(Here {
            tracks: tracks.collect(),
            progress,
            store,
        }))
    }

    fn here(&self) -> Option<&Here> {
        match self {
            Self::Here(here) => Some(here),
            Self::Unknown | Self::Blocked | Self::Newer => None,
        }
    }
}

/// The page of a learner's progress.
#[component]
pub fn ProgressPage() -> Html {
    let env = use_context::<Env>();
    let kept = use_state(|| Kept::Unknown);
    let step = use_state(|| Step::Idle);
    let asked = use_state(|| None);
    let over = use_state(|| false);
    let press = use_mut_ref(|| 0_u32);
    let tab = env.as_ref().and_then(|env| env.tab.clone());
    {
        let kept = kept.setter();
        let catalogue = env.as_ref().map(|env| env.catalogue.clone());
        use_effect_with(tab.is_some(), move |ready| {
            let listeners = catalogue.filter(|_| *ready).map(|catalogue| {
                let look = move || kept.set(Kept::load(&catalogue));
                look();
                solved::listen(look)
            });
            move || drop(listeners)
        });
    }
    let Some(env) = env else {
        return Html::default();
    };
    let desk = Desk {
        catalogue: env.catalogue.clone(),
        tab,
        kept,
        step,
        asked,
        over,
        press,
    };
    html! {
        <main id="content" class="overview mine-all" data-storage={storage(&desk.kept)}>
            <h1 tabindex="-1">{ "Your progress" }</h1>
            { top(&desk) }
            { tables::by_track(&desk) }
            { moving::moving(&desk) }
            { beside::beside(&desk) }
            { tables::resets(&desk) }
        </main>
    }
}

fn storage(kept: &Kept) -> &'static str {
    match kept {
        Kept::Unknown => "unknown",
        Kept::Blocked => "blocked",
        Kept::Newer => "newer",
        Kept::Here(_) => "kept",
    }
}

/// The sum of all, and the next step.
fn top(desk: &Desk) -> Html {
    let here = match &*desk.kept {
        Kept::Unknown => {
            return html! {
                <p class="lead" role="status" data-summed="">
                    { "Your progress comes from this browser, once the page has started." }
                </p>
            };
        }
        Kept::Blocked => {
            return html! {
                <p class="fault" role="alert" data-failure="storage-blocked">
                    { "This browser keeps nothing for this address: its storage is blocked, as in \
                       some private windows. Everything runs; what you solve and write lasts until \
                       you close the tab. Allow this address to keep data, then reload the page." }
                </p>
            };
        }
        Kept::Newer => {
            return html! {
                <p class="fault" role="alert" data-failure="progress-newer">
                    { "A newer version of this site has written your progress. This version does \
                       not understand it, and leaves it as it is: what you do now is not kept. \
                       Reload the page to have the newer version." }
                </p>
            };
        }
        Kept::Here(here) => here,
    };
    let next = here.progress.next(&desk.catalogue).map(|(_, entry)| {
        let slug = &entry.slug;
        let (to, query) = (
            Route::Exercise { slug: slug.clone() },
            here.progress.query_of(slug),
        );
        let any = here.tracks.iter().flatten().any(|known| known.is_kept);
        let verb = if any || here.progress.is_begun(slug) {
            "Go on"
        } else {
            "Start"
        };
        html! { <Link {to} {query} class="run">{ format!("{verb}: {}", entry.title) }</Link> }
    });
    html! {
        <>
            <p class="lead" role="status" data-summed="">
                { words::summed(Sum::of(here.tracks.iter().flatten())) }
            </p>
            <p class="go">{ next }</p>
        </>
    }
}
