//! The bench: knobs, Run, what came of it, and the sources.

mod address;
mod bars;
mod beside;
mod chains;
mod controls;
mod design;
mod figures;
mod file;
mod findings;
mod graph;
mod hook;
mod lines;
mod once;
mod outcome;
mod plots;
mod prediction;
mod python;
mod rest;
mod share;
mod source;
mod tradeoff;
mod trail;
pub mod verdict;
mod view;
mod views;
pub mod yours;

pub use bars::{BarsOf, bar, bars, head};
pub use beside::Allowance;
pub use hook::{BenchHandle, Place, use_bench};
pub use lines::heat;
pub use once::{Once, Told};
pub use outcome::Elapsed;
#[cfg(feature = "ssr")]
pub use outcome::{ForetoldBars, ForetoldBarsProps};
pub use prediction::{answered, case_of, code, predictions};
pub use rest::aside;
#[cfg(feature = "csr")]
pub use rest::load as load_rest;
pub use source::pane;
pub use view::View;

use yew::{Html, html};

use controls::controls;
use outcome::{outcome, outcome_of};

use views::views;

// Parts without a state of their own are functions, not components: each
// component adds some kilobytes to the page's module.

/// The bench of an exercise.
pub fn bench(bench: &BenchHandle) -> Html {
    html! {
        <section class="bench" aria-label="Bench">
            { controls(bench) }
            { outcome(bench, foot(bench)) }
            { views(bench) }
            { yours::judge(bench) }
        </section>
    }
}

/// The knobs, Run, and these variants' bars: no word on the others.
pub fn shown_so_far(bench: &BenchHandle, variants: &[String]) -> Html {
    html! {
        <section class="bench" aria-label="Bench">
            { controls(bench) }
            { outcome_of(bench, variants) }
        </section>
    }
}

/// The knobs, Run, and what came of it, without the views.
pub fn proof(bench: &BenchHandle) -> Html {
    html! {
        <section class="bench" aria-label="Bench">
            { controls(bench) }
            { outcome(bench, Html::default()) }
        </section>
    }
}

/// The line below the bars: what goes on by itself, and what can be taken along.
fn foot(bench: &BenchHandle) -> Html {
    html! {
        <div class="foot">
            { lines::tracing(bench) }
            { rest::aside(|parts| (parts.share)(bench)) }
        </div>
    }
}
