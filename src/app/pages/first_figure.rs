//! The catalogue's first sentence: a true figure from the visitor's own tab,
//! measured as soon as the browser is idle.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use js_sys::futures::{JsFuture, spawn_local};
use protocol::{Case, Content, Job, Outcome, Report, Request, text};
use yew::{
    Callback, Html, UseStateSetter, component, html, use_context, use_effect_with, use_state,
};

use crate::bench::{BarsOf, bars, verdict};
use crate::browser::{Session, Signal, Tab};
use crate::env::Env;
use crate::link::Link;
use crate::route::Route;

/// What the sentence says.
#[derive(Clone, PartialEq)]
enum Figure {
    /// Nothing was measured yet.
    Awaited,
    /// The variants of this exercise ran.
    Measured(Rc<Content>, Vec<Rc<Report>>),
    /// They could not run.
    Failed,
}

impl Figure {
    fn name(&self) -> &'static str {
        match self {
            Self::Awaited => "awaited",
            Self::Measured(..) => "measured",
            Self::Failed => "failed",
        }
    }
}

/// The sentence. Its place is reserved, so that nothing moves when it comes.
#[component]
pub fn FirstFigure() -> Html {
    let env = use_context::<Env>();
    let figure = use_state(|| Figure::Awaited);
    {
        let figure = figure.setter();
        use_effect_with((), move |()| {
            let start = env.and_then(|env| {
                let (_, entry) = env.catalogue.entries().next()?;
                Some((env.tab?, entry.slug.clone()))
            });
            // Dropping the slot ends the measurement with the page.
            let slot: Slot = Rc::default();
            if let Some((tab, slug)) = start {
                let slot = Rc::downgrade(&slot);
                spawn_local(async move {
                    if measure(&tab, &slug, &slot, &figure).await.is_err() {
                        figure.set(Figure::Failed);
                    }
                });
            }
            move || drop(slot)
        });
    }
    html! {
        <div class="first-figure" data-figure={figure.name()} aria-live="polite">
            { match &*figure {
                Figure::Awaited => html! {
                    <p>{ "Every run on these pages happens in your own tab." }</p>
                },
                Figure::Measured(content, runs) => measured(content, runs),
                Figure::Failed => html! {
                    <p>{ "Your tab could not run a first measurement. Open an exercise to see why." }</p>
                },
            } }
        </div>
    }
}

/// Where the one session of the page is kept.
type Slot = Rc<RefCell<Option<Session>>>;

/// Runs every variant of the exercise once, at the default case. The error is
/// told on the exercise's own page, in words.
async fn measure(
    tab: &Tab,
    slug: &str,
    slot: &Weak<RefCell<Option<Session>>>,
    figure: &UseStateSetter<Figure>,
) -> Result<(), String> {
    // An idle browser never fails to be idle.
    let _ = JsFuture::from(tab.bridge.idle()).await;
    let content: Rc<Content> = Rc::new(tab.content(slug).await?);
    let Some(slot) = slot.upgrade() else {
        return Ok(());
    };
    let mut case = Case::new();
    for knob in &content.knobs {
        case.insert(knob.name.clone(), knob.default);
    }
    let jobs: Vec<Job> = (0..)
        .zip(&content.variants)
        .map(|(id, variant)| Job {
            id,
            request: Request {
                exercise: slug.to_owned(),
                variant: variant.name.clone(),
                case: case.clone(),
            },
        })
        .collect();
    let figure = figure.clone();
    let awaited = jobs.len();
    let runs = RefCell::new(Vec::new());
    let tell = Callback::from(move |signal| match signal {
        Signal::Outcome(_, Outcome::Report(report)) => {
            let mut runs = runs.borrow_mut();
            runs.push(Rc::new(*report));
            if runs.len() == awaited {
                figure.set(Figure::Measured(content.clone(), runs.clone()));
            }
        }
        Signal::Outcome(_, Outcome::Failure(_)) | Signal::Failed(_) => figure.set(Figure::Failed),
        Signal::Warning(_) => {}
    });
    slot.replace(Some(Session::start(tab, jobs, tell)));
    Ok(())
}

fn measured(content: &Content, runs: &[Rc<Report>]) -> Html {
    let entry = &content.entry;
    let Some(sentence) = verdict::verdict(entry.headline, runs) else {
        return Html::default();
    };
    let names: Vec<String> = content
        .variants
        .iter()
        .map(|variant| variant.name.clone())
        .collect();
    let case = content
        .knobs
        .iter()
        .map(|knob| {
            format!(
                "{} {}",
                text::grouped(knob.default),
                knob.label.to_ascii_lowercase()
            )
        })
        .collect::<Vec<_>>()
        .join(", ");
    html! {
        <>
            <p>{ verdict::coloured(&sentence, &names) }</p>
            { bars(&BarsOf { headline: entry.headline, runs, variants: &names, floor_note: "" }) }
            <p class="source">
                { "Measured in your tab just now: " }
                <Link to={Route::Exercise { slug: entry.slug.clone() }}>{ &entry.title }</Link>
                { format!(", {case}.") }
            </p>
        </>
    }
}
