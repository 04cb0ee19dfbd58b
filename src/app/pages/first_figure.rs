//! The catalogue's first sentence: a true figure from the visitor's own tab. The
//! page opens with the run, so it need not wait for the application.

use std::rc::Rc;

use protocol::{Report, Sample, text};
use yew::{Callback, Html, component, html, use_context, use_state};

use crate::bench::{BarsOf, Once, Told, bars, verdict};
use crate::effect::use_effect_with;
use crate::env::Env;
use crate::link::Link;
use crate::route::Route;

/// The figure that the sentence is about.
#[derive(Clone, PartialEq)]
enum Figure {
    /// Nothing was measured yet.
    Awaited,
    /// The variants of this exercise ran.
    Measured(Rc<Sample>, Vec<Rc<Report>>),
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
            let once = env.and_then(|env| {
                let (_, entry) = env.catalogue.entries().next()?;
                let tell = Callback::from(move |told: Told| {
                    figure.set(match told {
                        Ok((content, results)) if results.problems().is_empty() => {
                            Figure::Measured(content, results.runs().to_vec())
                        }
                        // The exercise's own page says why, in words.
                        Ok(_) | Err(_) => Figure::Failed,
                    });
                });
                Some(Once::start(env.tab?, entry.slug.clone(), tell))
            });
            move || drop(once)
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

fn measured(content: &Sample, runs: &[Rc<Report>]) -> Html {
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
            { bars(&BarsOf { headline: entry.headline, runs, variants: &names, floor_note: "", note: None, python: None, budget: None }) }
            <p class="source">
                { "Measured in your tab just now: " }
                <Link to={Route::Exercise { slug: entry.slug.clone() }}>{ &entry.title }</Link>
                { format!(", {case}.") }
            </p>
        </>
    }
}

/// The sentence and the bars of these runs, to be written beside the page.
#[cfg(feature = "ssr")]
#[derive(yew::Properties, PartialEq)]
pub struct ForetoldProps {
    /// The page's surroundings.
    pub env: Env,
    /// The exercise that was run.
    pub sample: Rc<Sample>,
    /// Its runs, as recorded.
    pub runs: Vec<Rc<Report>>,
}

/// What [`FirstFigure`] shows if a run gives these figures.
#[cfg(feature = "ssr")]
#[component]
pub fn Foretold(props: &ForetoldProps) -> Html {
    let ForetoldProps { env, sample, runs } = props;
    html! {
        <yew::ContextProvider<Env> context={env.clone()}>
            { measured(sample, runs) }
        </yew::ContextProvider<Env>>
    }
}
