//! One exercise measured once: every variant, at the default case.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::futures::{JsFuture, spawn_local};
use protocol::{Entry, Job, Knob, Request};
use serde::Deserialize;
use yew::Callback;

use crate::browser::{Session, Signal, TIME_LIMIT_S, Tab, Tracing, Work};
use crate::run::Results;

/// The part of an exercise's content that is needed here. Its prose is not: the
/// module that a first visit waits for need not know how to read it.
#[derive(Debug, PartialEq, Deserialize)]
pub struct Sample {
    /// The exercise as the catalogue shows it.
    pub entry: Entry,
    /// The knobs of its case.
    pub knobs: Vec<Knob>,
    /// True if it runs in the traced module.
    pub traced: bool,
    /// The variants, naive first.
    pub variants: Vec<Named>,
}

/// A variant, of which only the name matters here.
#[derive(Debug, PartialEq, Deserialize)]
pub struct Named {
    /// The name.
    pub name: String,
}

/// The outcome: the exercise with its results, or why there are none, as a
/// sentence without a dot.
pub type Told = Result<(Rc<Sample>, Results), String>;

/// A measurement under way. Dropping it ends it at once.
pub struct Once {
    // Held only here, so that the worker goes with its owner.
    _session: Rc<RefCell<Option<Session>>>,
}

impl Once {
    /// Measures the exercise of this slug as soon as the browser is idle.
    pub fn start(tab: Tab, slug: String, tell: Callback<Told>) -> Self {
        let session: Rc<RefCell<Option<Session>>> = Rc::default();
        let kept = Rc::downgrade(&session);
        spawn_local(async move {
            // An idle browser never fails to be idle.
            let _ = JsFuture::from(tab.bridge.idle()).await;
            let content = tab.content(&slug).await;
            // Gone: it was dropped while the content was loading.
            let Some(session) = kept.upgrade() else {
                return;
            };
            match content {
                Ok(content) => {
                    session.replace(Some(run(&tab, Rc::new(content), tell)));
                }
                Err(why) => tell.emit(Err(why)),
            }
        });
        Self { _session: session }
    }
}

fn run(tab: &Tab, content: Rc<Sample>, tell: Callback<Told>) -> Session {
    let case = protocol::default_case(&content.knobs);
    let modules = tab.labs.of_exercise(&content.entry.slug);
    let variants: Vec<String> = content
        .variants
        .iter()
        .map(|variant| variant.name.clone())
        .collect();
    let jobs: Vec<Job> = (0..)
        .zip(&variants)
        .map(|(id, variant)| Job {
            id,
            request: Request {
                exercise: content.entry.slug.clone(),
                variant: variant.clone(),
                case: case.clone(),
                trace: None,
            },
        })
        .collect();
    let outcomes = RefCell::new(Vec::new());
    let tracing = if content.traced {
        Tracing::Wanted
    } else {
        Tracing::Off
    };
    let heard = Callback::from(move |signal| {
        let cut = match signal {
            Signal::Outcome(_, outcome) => {
                outcomes.borrow_mut().push(outcome);
                if outcomes.borrow().len() < variants.len() {
                    return;
                }
                None
            }
            Signal::Failed(failure) => Some(failure),
            Signal::Sample(_) | Signal::Reading(_) | Signal::Warning(_) | Signal::Lines(_) => {
                return;
            }
        };
        let results = Results::of(&variants, case.clone(), outcomes.take(), cut);
        tell.emit(Ok((content.clone(), results)));
    });
    let work = Work {
        jobs,
        modules,
        tracing,
        file: None,
        time_limit_s: TIME_LIMIT_S,
    };
    Session::start(tab, work, heard)
}
