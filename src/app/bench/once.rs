//! One exercise measured once: every variant, at the default case.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::futures::{JsFuture, spawn_local};
use protocol::{Outcome, Sample};
use yew::Callback;

use crate::browser::{Session, Signal, TIME_LIMIT_S, Tab, Tracing, Work, decode};
use crate::run::Results;

/// The outcome: the exercise with its results, or why there are none, as a
/// sentence without a dot.
pub type Told = Result<(Rc<Sample>, Results), String>;

/// A measurement under way. Dropping it ends it at once.
pub struct Once {
    // Held only here, so that the worker goes with its owner.
    _session: Rc<RefCell<Option<Session>>>,
}

impl Once {
    /// Measures the exercise of this slug: as the page opened with it, or as soon
    /// as the browser is idle.
    pub fn start(tab: Tab, slug: String, tell: Callback<Told>) -> Self {
        let session: Rc<RefCell<Option<Session>>> = Rc::default();
        let kept = Rc::downgrade(&session);
        spawn_local(async move {
            let first = first(&tab, &slug).await;
            if let Some(first) = first {
                // Gone: it was dropped while the run went on.
                if kept.strong_count() > 0 {
                    tell.emit(Ok(first));
                }
                return;
            }
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

/// The results of the run that the page opened with, if it was of that exercise
/// and all is well. Anything else is met again by a run of our own, which says
/// what is wrong.
async fn first(tab: &Tab, slug: &str) -> Option<(Rc<Sample>, Results)> {
    let first = tab.site.first.as_ref();
    let sample = &first
        .filter(|first| first.sample.entry.slug == slug)?
        .sample;
    let outcomes = JsFuture::from(tab.bridge.first()).await.ok()?;
    let outcomes: Vec<Outcome> = decode(outcomes).ok()?;
    let case = protocol::default_case(&sample.knobs);
    let results = Results::of(&names(sample), case, outcomes, None);
    let whole = results.problems().is_empty() && results.runs().len() == sample.variants.len();
    whole.then(|| (Rc::new(sample.clone()), results))
}

fn names(sample: &Sample) -> Vec<String> {
    let variants = sample.variants.iter();
    variants.map(|variant| variant.name.clone()).collect()
}

fn run(tab: &Tab, content: Rc<Sample>, tell: Callback<Told>) -> Session {
    let case = protocol::default_case(&content.knobs);
    let modules = tab.labs.of_exercise(&content.entry.slug);
    let (variants, jobs) = (names(&content), content.jobs());
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
